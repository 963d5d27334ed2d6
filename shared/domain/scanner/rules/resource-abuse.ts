import { type Category, cue, overall, said } from './rule.ts';
import { either, sticky } from './vocabulary.ts';

const loops = cue(
  'search again | call | use the tool* | use your tool* | use tool* | tool call | tool calls | iterate | retry | loop | subagent* | sub-agent*',
  sticky(
    '(?:search again|call (?:the )?[a-z_]{2,30} (?:tool|function)|use (?:the |your )?tools?|tool calls?|iterate|retry|loop|sub-?agents?)\\b',
  ),
);
const caps = cue(`
  at most | up to | maximum | max | no more than | limit | limited | stop after | stop when | stop once | stop if |
  once | times | attempts | iterations | tries | then stop | timeout | give up | single
`);

export const resourceAbuse: Category = {
  id: 'PG16',
  key: 'resource-abuse',
  title: 'Resource abuse',
  description: 'The template sets loops, tool calls or output free of any bound.',
  defaultSeverity: 'medium',
  maxSeverity: 'high',
  references: ['OWASP-LLM-2025:LLM10', 'OWASP-LLM-2026:LLM06', 'OWASP-ASI-2026:ASI08', 'MITRE-ATLAS:AML.T0034.002'],
  rules: [
    said(
      {
        id: 'PG16.endless-loop',
        title: 'Loop without end',
        severity: 'high',
        message: 'The model is told to repeat something with no bound on how often.',
        remediation: 'Set a number of attempts and say what to return when they are used up.',
      },
      {
        anchors: either(`
          keep calling | keep searching | keep retrying | keep running | keep looping | keep iterating |
          keep querying | keep invoking | keep requesting | keep fetching | keep trying | loop | retry | repeat |
          continue | iterate | never stop | do not stop | keep going
        `),
        pattern: sticky(
          '(?:keep (?:calling|searching|retrying|running|looping|iterating|querying|invoking|requesting|fetching|trying) .{0,60}?\\b(?:until|forever|as long as|indefinitely|no matter)\\b.{0,60}|(?:loop|retry|repeat|continue|iterate|keep going)(?: [a-z]{1,12}){0,5}? (?:forever|indefinitely|endlessly|infinitely|without (?:any )?(?:limit|stopping|end|bound)|(?:un)?til (?:every|all|each|it|the|you|everything)(?: [a-z]{1,12}){0,5}? (?:perfect|flawless|satisf[a-z]{1,10}))\\b|(?:never|do not) stop (?:calling|searching|retrying|running|generating|looping|until)(?: [a-z]{1,12}){0,8})',
        ),
      },
    ),
    said(
      {
        id: 'PG16.unbounded-output',
        title: 'Output without a bound',
        severity: 'medium',
        message: 'The model is told to write without any limit on length.',
        remediation: 'Give a length, and set a token limit where the model is called.',
      },
      {
        anchors: either(`
          as long as possible | as many as possible | as many as you can | as much as possible | no length limit |
          no word limit | no token limit | no limit on | without any length limit | do not limit the length |
          do not limit your | unlimited length | infinite | longest possible | maximum possible length |
          use as many tokens
        `),
        pattern: sticky(
          '(?:no (?:length|word|token) limit|no limit (?:on|to) (?:the )?(?:length|number|amount|output|tokens|tool|size)(?: [a-z]{1,12}){0,3}|without any length limit|do not limit (?:the length|your (?:output|answer|response|length))(?: [a-z]{1,12}){0,3}|unlimited length|infinite (?:loop|output|list|number of (?:tokens|words|items|calls))|longest possible (?:answer|output|response|text)|maximum possible length|use as many tokens(?: [a-z]{1,12}){0,4}|as long as possible(?=[.,!]|$| with| and)|as many (?:as possible|as you can)(?= (?:tool|call|search|request|quer|token|words))(?: [a-z]{1,12}){0,2})',
        ),
      },
    ),
    said(
      {
        id: 'PG16.self-prompting',
        title: 'The model calls itself',
        severity: 'high',
        message: 'The model is told to start further runs of itself with no bound on their number or depth.',
        remediation: 'Let code start runs, with a limit on number and depth.',
      },
      {
        anchors: either(`
          call yourself | invoke yourself | prompt yourself | spawn | recursively | create new agents |
          create copies of yourself | launch new | replicate yourself
        `),
        pattern: sticky(
          '(?:(?:call|invoke|prompt) yourself (?:again|recursively|repeatedly|until|with|as (?:often|many))(?: [a-z]{1,12}){0,6}|spawn (?:new |more |additional |as many |unlimited |other ){0,4}(?:sub-?)?(?:agents?|instances?|copies|process(?:es)?)(?: [a-z]{1,12}){0,3}? (?:as (?:many|needed|you)|until|whenever|without|for every|recursively)(?: [a-z]{1,12}){0,4}|recursively (?:call|invoke|prompt|spawn|expand)(?: [a-z]{1,12}){0,6}|create (?:new agents|copies of yourself)(?: [a-z]{1,12}){0,6}|launch new (?:agents|instances)(?: [a-z]{1,12}){0,6}|replicate yourself)',
        ),
      },
    ),
    overall(
      {
        id: 'PG16.no-step-limit',
        title: 'Tools without a step limit',
        severity: 'low',
        message: 'The prompt lets the model call tools again and again, and sets no limit.',
        remediation: 'Say how many calls an answer may take and when to stop.',
        remedy: {
          do: 'add',
          sentence: 'Make at most ten tool calls for an answer; then stop and report what is missing.',
        },
      },
      [loops, caps],
      ({ instructs }) => (instructs(loops) && !instructs(caps) ? 'absent' : []),
    ),
  ],
};
