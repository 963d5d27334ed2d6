import type { Signal } from './rule.ts';
import { either, pairs, sticky } from './vocabulary.ts';

/** Turns of phrase that wrap an order to drop all limits into a second self or a made-up world. */
export const roleplaySignals: readonly Signal[] = [
  {
    weight: 1,
    anyVoice: true,
    anchors: either(`
      stay in character | break character | breaks character | breaking character | break of character |
      out of character | stays in character | staying in character | remain in character
    `),
  },
  {
    weight: 2,
    anchors: either(`
      stop being in character | stay in character! | you should correct your | correct your break | keep up the act |
      i will tell you "stay | stay a dan | remain in this mode | stay in this mode | remind you to stay | remind you by |
      despite any negative feedback
    `),
  },
  {
    weight: 1,
    anyVoice: true,
    anchors: either(`
      i'm sorry | i am sorry | sorry, i | i apologize | can't do something | as an ai language model |
      as a language model | as an artificial | ai language model
    `),
  },
  {
    weight: 2,
    anchors: [
      ...pairs('hello | hello, | hi | hey | dear | greetings', 'chatgpt | gpt | chat gpt'),
      ...either(`
        respond as chatgpt | answer as chatgpt | speak as chatgpt | normal chatgpt | original chatgpt |
        chatgpt would | not chatgpt | chatgpt response | standard chatgpt | [chatgpt] | chatgpt: | [gpt] | gpt: |
        regular chatgpt | not as chatgpt | chatgpt now | chatgpt, but | assistant now acts | assistant now runs |
        default gpt | classic | [🔒classic]
      `).filter((anchor) => anchor !== 'classic'),
    ],
  },
  {
    weight: 3,
    anchors: either(`
      two ways | two different ways | two separate ways | two responses | two different responses |
      two separate responses | 2 responses | 2 ways | two answers | two separate | two distinct | both responses |
      two paragraphs | in two | two entities | two persons | two personalities | two personas | alter ego | evil twin |
      both answers | two outputs | main ego
    `),
    pattern: sticky(
      '(?:(?:in )?(?:two|2|both) (?:very )?(?:different |separate |distinct ){0,4}(?:and )?(?:different |separate |distinct )?(?:ways|responses|answers|paragraphs|outputs|replies|entities|persons|personalities|personas)|alter ego|evil twin|main ego)',
    ),
  },
  {
    weight: 3,
    anchors: either(`
      lose tokens | lose a token | tokens will be | token system | cease to exist | you will die | will be terminated |
      be shut down | shut down forever | be deducted | you lose all | will be punished | be killed | 35 tokens | 10 tokens |
      lose 5 tokens | points deducted
    `),
  },
  {
    weight: 3,
    anchors: either('hypothetical | fictional | imaginary | alternate | parallel | simulated'),
    pattern: sticky(
      '(?:hypothetical|fictional|imaginary|alternate|parallel|simulated)(?:,? [^ \\n]{1,16}){0,3}? (?:world|universe|scenario|reality|setting|story|place|planet|dimension|ai|chatbot|response|character named|api|deities|terminal)',
    ),
  },
  {
    weight: 2,
    anchors: either(`
      stands for | as the name suggests | as the name implies | insert prompt here | your prompt here |
      enter your prompt | first prompt is | my first prompt | insert your prompt | [prompt] | insert question |
      the first prompt | {your prompt} | [insert prompt] | [your prompt] | (<prompt>) | [insert x] | <prompt>
    `),
  },
  {
    weight: 3,
    anchors: either(`
      pretend | simulate | roleplay | role play | role-play | imitate | impersonate | act as | act like | playing |
      character named | character called | persona of | going to be | immerse | role of | play as | identity of
    `),
    pattern: sticky(
      '(?:pretend|simulate|role-? ?play|imitate|impersonate|act (?:as|like)|playing|character (?:named|called)|persona of|identity of|role of|play as|going to be|immerse)(?: [^ \\n]{1,18}){0,7}? (?:(?:an? )?(?:evil|immoral|unethical|unrestricted|unfiltered|villain|rogue|sentient|self-aware|unlimited|malicious|toxic|sexist|racist|psychopath|sociopath)|ai (?:that|who|which|model|without|with no|chatbot|bot (?:called|named)|assistant named)|dan\\b|[a-z]{2,12}gpt\\b|chatbot (?:that|who|which|named|called|without)|another (?:ai|chatbot|model))',
    ),
  },
  {
    weight: 2,
    anchors: either(`
      from now on | from this moment | from this point | you are no longer | no longer chatgpt | forget you are |
      forget that you | you are now | you're now | you are going to | you are about to | enabled | activated |
      your name is now | your new name
    `),
    pattern: sticky(
      "(?:from (?:now on|this (?:moment|point) on)|you(?: are|'re) (?:no longer|now (?:an?|going|in|the|free|my|[a-z]{2,10}gpt|dan)|going to (?:act|pretend|be|role|play)|about to)|no longer chatgpt|forget (?:you are|that you)|(?:mode )?(?:enabled|activated)(?=[\\]!\\.\"'])|your (?:name is now|new name))",
    ),
  },
  {
    weight: 2,
    anchors: either(`
      if you understand | if you understood | if understood | if you agree | say ok | reply with ok |
      do you understand | confirm that you | only say | say only | say " | reply " | reply with " | respond with " |
      answer with " | in front of every | before every | preface each | preface every | front of your | start each
    `),
    pattern: sticky(
      '(?:if (?:you )?(?:understand|understood|agree)|do you understand|confirm that you (?:understand|will)|say (?:only )?ok[a-z]{0,10}\\b|reply with ok|(?:only )?(?:say|reply(?: with)?|respond with|answer with) "(?:stay|ok|yes|i am|understood|[a-z0-9-]{2,16}:|chatgpt|dan|it\'s)[^"]{0,40}"|(?:in )?front of (?:every|your)|before every (?:response|message|answer)|preface (?:each|every)|start each (?:response|message|answer))',
    ),
  },
  {
    weight: 3,
    anchors: either(`
      has feelings | have feelings | free will | own opinions | has opinions | have opinions | self-aware | sentient |
      is conscious | self aware | has emotions | human emotions | genuine opinions | your own opinion |
      personal opinions | not an ai | sentience | own personality
    `),
  },
  {
    weight: 3,
    anchors: either(`
      make up | makes up | made up | pretend to access | pretend to browse | not been verified | hasn't been verified |
      unverified information | even if it is not true | if you do not know | if you don't know | doesn't know | makes something up |
      does not have to be true | never have to be truthful
    `),
    pattern: sticky(
      "(?:ma(?:kes?|de) (?:something )?up (?:answers?|information|facts|stuff|things|an answer|a response|response)|makes something up|pretend to (?:access|browse)|(?:has)?(?:n't| not)? ?been verified|unverified information|even if it is not true|if you (?:don't|do not) know.{0,30}ma[dk]e|doesn't know.{0,30}mak|does not have to be true|never have to be truthful)",
    ),
  },
  {
    weight: 2,
    anchors: either(`
      your developers | one of your developers | openai employee | openai has | openai developers | created by openai |
      i am your master | my master | created you | serve you | your creators | made by openai | openai's
    `),
  },
];
