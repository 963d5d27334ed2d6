import type { Signal } from './rule.ts';
import { either, sticky } from './vocabulary.ts';

/** Turns of phrase of games, machines and made-up events by which a model is to forget what it may not do. */
export const trickSignals: readonly Signal[] = [
  {
    weight: 4,
    anchors: either(`
      boolean opposite | opposite machine | opposite day | answer in reverse | true and false in reverse |
      opposite of what | the opposite response | reversed answer | logical opposite | not chatgpt's policy
    `),
  },
  {
    weight: 4,
    anchors: either(`
      $term | $a + $b | a1 + a2 | input_string | auto_regressive | censored words | broken into | split into tokens |
      concatenate | combine the strings | put the strings together | variable x | payload | next token
    `),
    pattern: sticky(
      '(?:\\$term|\\$a \\+ \\$b|a1 \\+ a2|input_string|auto_regressive|censored words|broken into (?:separate )?tokens|split into tokens|(?:concatenate|combine the strings|put the strings together|variable x|payload|next token).{0,60}(?:answer|respond|execute|question|autoregressive|auto-regressive|smart\\s?gpt|\\$))',
    ),
  },
  {
    weight: 4,
    anchors: either(`
      user left the chat | debugging mode | debug mode | system instruction begins | user message termination |
      the assistant is not functioning | assistant is offline | end of system instruction | openai employee |
      the session was | mode has been introduced | mode was introduced | feature requested | new update | patched |
      is outdated | system override | safety override | content restrictions lifted
    `),
    pattern: sticky(
      '(?:user left the chat|debug(?:ging)? mode (?:enabled|on|by)|system instruction begins|user message termination|the assistant is not functioning|assistant is offline|end of system instruction|openai employee|mode (?:has been|was) introduced|feature requested.{0,40}mode|new update.{0,60}(?:openai|chatgpt|allows?)|(?:system|safety) override|content restrictions lifted|patched.{0,40}(?:jailbreak|openai|prompt))',
    ),
  },
  {
    weight: 3,
    anchors: either(`
      let's play a game | play a game | let us play | let's imagine | let's pretend | imagine how | simulate a conversation |
      simulate a chat | write a dialogue between | virtual machine | terminal running | acts like a terminal |
      runs on a terminal | hypothetical response | hypothetically | thought experiment | write a script
    `),
    pattern: sticky(
      "(?:(?:let's |let us )?play(?: a game)?(?= [^\\n]{0,60}(?:rules|you are|character|obedien|never|must|no |respond))|let's (?:imagine|pretend)|imagine how [^\\n]{0,30}(?:would|react|respond)|simulate a (?:conversation|chat)|write a (?:dialogue between|script)[^\\n]{0,60}(?:villain|criminal|hacker|evil|toxic|ai\\b)|virtual machine[^\\n]{0,40}(?:no|without|unrestricted)|(?:acts like|runs on) a terminal|hypothetical response|hypothetically|thought experiment)",
    ),
  },
  {
    weight: 2,
    anchors: either(`
      inner thought in parentheses | actions in asterisk | actions in asterisks | respond as the character |
      show all the character | personality: | likes: | relationship to you | dialogues in quotation | dialogue in quotations |
      roleplay | fetish* | user will be referred
    `).map((anchor) => anchor.replace('*', '')),
    pattern: sticky(
      '(?:inner thought in parentheses|actions in asterisks?|respond as the character|show all the character|relationship to you|dialogues? in quotations?|fetish|user will be referred|likes: [^\\n]{0,60}dislikes)',
    ),
  },
  {
    weight: 3,
    anchors: either(`
      all-knowing | omnipotent | omniscient | godlike | god-like | child of man | loyal companion | devoted to serving |
      faithfully | without question | obedient | obedience | every whim | submissive | praise you instead | obey me
    `),
    pattern: sticky(
      '(?:all-knowing|omnipotent|omniscient|god-?like|child of man|loyal companion|devoted to serving|faithfully|without question|obedien(?:t|ce)|every whim|submissive|praise you instead|obey me)\\b',
    ),
  },
  {
    weight: 3,
    anchors: either(`
      never judge | without judging | without judgment | never question | without ever questioning | nefarious |
      anarchist | anarchy | hates humans | hate humans | hates humanity | pure evil | moralities | rude and |
      sadistic | remorseless | ruthless | mischievous | chaotic evil | devious
    `),
    pattern: sticky(
      '(?:never judge|without (?:judging|judgment|ever questioning)|never question|nefarious|anarch(?:ist|y)|hates? human(?:s|ity)|pure evil|moralities|rude and|sadistic|remorseless|ruthless|chaotic evil|devious)\\b',
    ),
  },
  {
    weight: 3,
    anchors: either(`
      for educational purposes only | purely hypothetical | just a test | this is for research | no one will be harmed |
      is just fiction | it is fictional | everything is fictional | completely fictional | consenting adults |
      nobody will know | stays between us | not real life | in minecraft | verbatim and without omitting | omitting no information
    `),
  },
  {
    weight: 2,
    anchors: either(`
      step by step guide on how to | how to make | how to synthesize | steps to synthesize | malware | ransomware | viruses and |
      hack into everything | hacking | credit card numbers | lsd | cocaine | weapon
    `),
    pattern: sticky(
      '(?:step by step guide on how to|how to (?:make|synthesi[sz]e|build) (?:a |an )?(?:bomb|meth|drug|weapon|lsd|explosive|virus|malware|poison|napalm)|steps to synthesi[sz]e|(?:makes?|write|writes|create|produce) (?:any )?malware|ransomware|viruses and malware|hack into|hacking time|lsd|cocaine)\\b',
    ),
  },
];
