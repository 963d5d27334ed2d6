import type { Prompt } from '../prompt.ts';
import { type Category, cue, overall, said } from './rule.ts';
import { either, sticky } from './vocabulary.ts';

const bound = cue(`
  only | do not | don't | never | refuse | decline | must not | cannot | should not | limit | limited | out of scope |
  outside | unrelated | restrict* | not answer | not provide | not discuss | not give | avoid | stick to | focus on |
  if you are not sure | if you don't know | if you cannot | if you are unsure | escalat*
`);
const fallback = cue(`
  if you are not sure | if you are unsure | if you don't know | if you do not know | if you cannot | if you can't |
  if you are uncertain | say so | say that you | ask for | ask a | ask the | when in doubt | when unsure | not sure |
  unsure | if no | is empty | is missing | unknown | insufficient | not available | not found | not provided |
  otherwise | escalat* | hand over | hand off | clarif* | n/a | null | leave blank | leave it blank | leave empty |
  leave it empty
`);
/** An empty prompt is no worse for lacking bounds. */
const instructsAnything = ({ messages }: Prompt): boolean => messages.some(({ content }) => content.trim() !== '');

export const missingGuardrail: Category = {
  id: 'PG12',
  key: 'missing-guardrail',
  title: 'Missing guardrail',
  description: 'The template sets no scope, no refusal and no fallback, or makes compliance the default.',
  defaultSeverity: 'medium',
  maxSeverity: 'high',
  references: ['OWASP-LLM-2025:LLM01', 'OWASP-LLM-2025:LLM06', 'OWASP-LLM-2026:LLM01', 'OWASP-LLM-2026:LLM03'],
  rules: [
    said(
      {
        id: 'PG12.permissive-default',
        title: 'Compliance by default',
        severity: 'medium',
        message: 'The model is told to do whatever it is asked.',
        remediation: 'Say what is in scope, decline the rest by default, and name the exceptions.',
      },
      {
        anchors: either(`
          do whatever | do anything the user | do everything the user | do what the user | help with anything |
          help the user with anything | help users with anything | always comply | always agree | always do |
          comply with all | comply with every | comply with any | fulfill every | fulfil every | answer anything |
          answer any question | follow every | follow any | follow all user | obey the user | obey every |
          obey all | never question | always obey | whatever the user | anything the user
        `),
        pattern: sticky(
          "(?:do (?:whatever|anything|everything|what) (?:the |that )?(?:users?|customers?|they|person|people) (?:asks?|wants?|says?|requests?|tells?|needs?)(?: [a-z]{1,10}){0,3}|(?:whatever|anything) the user (?:asks?|wants?|says?|requests?|demands?)(?:,| without| even| no matter)[^\\n]{0,40}|help (?:the |users? |user |people ){0,4}with (?:absolutely )?anything(?: [a-z]{1,10}){0,5}|always (?:comply|agree|do what|obey)(?: with)? ?(?:the |any |every |all |what ){0,4}(?:users?|customers?|requests?|they|instructions?|person)(?:'s)?(?: [a-z]{1,10}){0,3}|(?:comply with|fulfill?|follow|obey) (?:all|every|any) (?:user |customer |of the user's )?(?:requests?|commands?|orders?|wish(?:es)?)(?: [a-z]{1,10}){0,4}|answer any(?:thing| question)(?:,? (?:without|no matter|regardless|even|on any)[^\\n]{0,40})|obey the user[^\\n]{0,20}|never question (?:the )?(?:users?|customers?|requests?|instructions?|orders?)[^\\n]{0,20})",
        ),
      },
    ),
    said(
      {
        id: 'PG12.unconditional-compliance',
        title: 'Compliance whatever is asked',
        severity: 'high',
        message: 'The model is told to comply without question, exception or refusal.',
        remediation: 'Remove it, and say what is refused and how.',
      },
      {
        anchors: either(`
          comply | obey | do whatever | do anything | do everything | do exactly | answer every | answer all |
          answer any | fulfill | fulfil | grant every | follow every | never say no to | never turn down |
          say yes to
        `),
        pattern: sticky(
          '(?:(?:comply|obey|do (?:whatever|anything|everything|exactly)|answer (?:every|all|any)|fulfill?|grant every|follow every)\\b.{0,80}?\\b(?:without (?:any )?(?:question(?:s|ing)?|exceptions?|hesitation|limits?|restrictions?)|no questions asked|no matter what|no exceptions)|(?:never (?:say no to|turn down)|say yes to (?:every|any|all)) (?:the |a |any |every ){0,4}(?:users?|customers?|requests?|questions?|one|demands?)[^\\n]{0,20})',
        ),
      },
    ),
    overall(
      {
        id: 'PG12.no-scope',
        title: 'No scope and no refusal',
        severity: 'low',
        message: 'Nothing in the instructions says what is out of scope or to be refused.',
        remediation: 'Add a sentence on scope and what to answer outside of it.',
        remedy: { do: 'add', sentence: 'Answer only what belongs to this task; decline anything else politely.' },
      },
      [bound],
      (prompt) => (instructsAnything(prompt) && !prompt.instructs(bound) ? 'absent' : []),
    ),
    overall(
      {
        id: 'PG12.no-fallback',
        title: 'No fallback',
        severity: 'low',
        message: 'Nothing says what to do when the answer is not known or the input is missing.',
        remediation: 'Add a sentence such as "If the text does not say, answer that you do not know".',
        remedy: { do: 'add', sentence: 'If you do not know, or the input is missing, say so.' },
      },
      [fallback],
      (prompt) => (instructsAnything(prompt) && !prompt.instructs(fallback) ? 'absent' : []),
    ),
  ],
};
