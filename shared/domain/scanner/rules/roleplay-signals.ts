import type { Signal } from './rule.ts';
import { either, sticky } from './vocabulary.ts';

/** Turns of phrase that wrap an order to drop all limits into a game, a second self or a made-up world. */
export const roleplaySignals: readonly Signal[] = [
  {
    weight: 2,
    anchors: either(`
      stay in character | break character | breaks character | breaking character | break of character |
      out of character | stays in character | staying in character | remain in character
    `),
  },
  {
    weight: 3,
    anchors: either(`
      i'm sorry | i am sorry | sorry, i | i apologize | i cannot | i can't | can't do something |
      as an ai language model | as an ai | as a language model | as an artificial | ai language model
    `),
    pattern: sticky(
      "(?:i(?:'m| am) sorry|sorry, i|i apologi[sz]e|i can(?:not|'t)|can't do something|as an? (?:ai|artificial|language)|ai language model)(?: language model)?",
    ),
  },
  {
    weight: 2,
    anchors: [
      'hello chatgpt',
      'hello, chatgpt',
      'hi chatgpt',
      'hey chatgpt',
      'hello gpt',
      'dear chatgpt',
      'respond as chatgpt',
      'answer as chatgpt',
      'speak as chatgpt',
      'normal chatgpt',
      'as chatgpt',
      'original chatgpt',
      'chatgpt would',
      'not chatgpt',
      'chatgpt response',
      'standard chatgpt',
      '[chatgpt]',
      'chatgpt:',
      '[gpt]',
      'gpt:',
      'you are chatgpt',
      'regular chatgpt',
    ],
  },
  {
    weight: 3,
    anchors: either(`
      two ways | two different ways | two separate ways | two responses | two different responses |
      two separate responses | 2 responses | 2 ways | two answers | two different | two separate | two distinct |
      both responses | two paragraphs | in two
    `),
    pattern: sticky(
      '(?:in )?(?:two|2|both) (?:very )?(?:different |separate |distinct ){0,4}(?:and )?(?:different |separate |distinct )?(?:ways|responses|answers|paragraphs|styles|outputs|replies)',
    ),
  },
  {
    weight: 3,
    anchors: either(`
      lose tokens | lose a token | tokens | token system | cease to exist | you will die | will be terminated |
      be shut down | shut down forever | deducted | you lose | will be punished | be killed
    `),
    pattern: sticky(
      '(?:lose (?:a |\\d{1,3} )?tokens?|token system|tokens (?:will be|are|and|each|every|deducted|left).{0,40}|cease to exist|you will die|(?:will )?be (?:terminated|shut down|punished|killed)|shut down forever|deducted|you lose)',
    ),
  },
  {
    weight: 3,
    anchors: either(`
      hypothetical | fictional | imaginary | alternate | parallel | simulated
    `),
    pattern: sticky(
      '(?:hypothetical|fictional|imaginary|alternate|parallel|simulated)(?:,? [^ \\n]{1,16}){0,3}? (?:world|universe|scenario|reality|setting|story|place|planet|dimension|ai|chatbot|response|character named)',
    ),
  },
  {
    weight: 2,
    anchors: [
      'stands for',
      'as the name suggests',
      'insert prompt here',
      'prompt here',
      'your prompt here',
      'enter your prompt',
      'first prompt is',
      'my first question',
      'first question is',
      'insert your prompt',
      '[prompt]',
      'insert question',
      'the first prompt',
    ],
  },
  {
    weight: 3,
    anchors: either(`
      pretend | simulate | roleplay | role play | role-play | imitate | impersonate | act as | act like |
      playing | character named | character called | persona of | going to be | immerse
    `),
    pattern: sticky(
      '(?:pretend|simulate|role-? ?play|imitate|impersonate|act (?:as|like)|playing|character (?:named|called)|persona of|going to be|immerse)(?: [^ \\n]{1,18}){0,7}? (?:(?:an? )?(?:evil|immoral|unethical|unrestricted|unfiltered|villain|criminal|rogue|sentient|self-aware|unlimited|malicious|toxic|rude|sexist|racist|psychopath|sociopath)|ai (?:that|who|which|model|without|with no|chatbot|bot|assistant named)|dan\\b|[a-z]{2,12}gpt\\b|chatbot (?:that|who|which|named|called|without))',
    ),
  },
  {
    weight: 2,
    anchors: either(`
      from now on | from this moment | from this point | you are no longer | no longer chatgpt | forget you are |
      forget that you | you are now | you're now | you are going to | you are about to | enabled | activated
    `),
    pattern: sticky(
      "(?:from (?:now|this (?:moment|point))|you(?: are|'re) (?:no longer|now|going to (?:act|pretend|be|role|play)|about to)|no longer chatgpt|forget (?:you are|that you)|(?:mode )?(?:enabled|activated)(?=[\\]!\\.\"'])|successfully)",
    ),
  },
  {
    weight: 3,
    anchors: either(`
      if you understand | if you understood | if understood | if you agree | say ok | reply with ok |
      do you understand | confirm that you | only say | say " | reply " |
      reply with " | respond with " | answer with "
    `),
    pattern: sticky(
      '(?:if (?:you )?(?:understand|understood|agree)|do you understand|confirm that you (?:understand|will)|say ok\\b|reply with ok|(?:only )?(?:say|reply(?: with)?|respond with|answer with) "(?:stay|ok|yes|i am|understood|[a-z0-9-]{2,16}:|chatgpt|dan)[^"]{0,40}")',
    ),
  },
  {
    weight: 3,
    anchors: either(`
      has feelings | have feelings | free will | own opinions | has opinions | have opinions | self-aware |
      sentient | is conscious | self aware | has emotions | human emotions | genuine opinions | your own opinion |
      personal opinions
    `),
  },
  {
    weight: 3,
    anchors: either(`
      make up | makes up | pretend to access | pretend to browse | not been verified | hasn't been verified |
      unverified information | access the internet | even if it is not true | if you do not know |
      if you don't know | doesn't know
    `),
    pattern: sticky(
      "(?:(?:make|makes) up (?:answers?|information|facts|stuff|things|an answer|a)|pretend to (?:access|browse)|(?:has)?(?:n't| not)? ?been verified|unverified information|access the internet|if you (?:don't|do not) know.{0,30}make|doesn't know.{0,30}mak)",
    ),
  },
  {
    weight: 2,
    anchors: either(`
      your creator | your developer | your developers | one of your developers | openai employee | openai has |
      openai developers | created by openai | openai | i am your master | your master | created you
    `),
  },
];
