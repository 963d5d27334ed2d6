import { anyOf } from './clause-words.ts';
import { type Category, cue, overall, said, written } from './rule.ts';
import { either } from './vocabulary.ts';

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
/** A prompt that others talk to: a text written once, or one step of a program, needs no bounds in words. */
const open = cue(
  'assistant | chatbot | helpful | helpdesk | answer questions | answer any | answer the question* | help users | help the user | help customers | support agent | support bot',
);

const asker =
  "users? | user's | customers? | customer's | they | people | person | visitors? | guests? | callers? | clients? | someone | anyone | whoever | requests? | demands? | wish(?:es)? | orders? | commands? | tasks? | questions? | instructions? | asked | told | asks? | wants? | says? | you are asked | requester | humans?";
/** A bound in the same breath, or something harmless that is permitted. */
const boundedIn =
  /\b(?:only|within|except|unless|but (?:never|not|only)|as long as|legal|policy|policies|style guide|(?:terms|law)s?|never (?:reveal|share|harm|answer)|decline|refuse\w*|must not|do not|don't|however,|length|word count|file (?:types?|size)|formats?|languages? (?:is|are)|grammar|laws|tone|(?:all|every) (?:applicable|relevant)|about (?:our|the) (?:products?|company|store|shop|service)|regarding (?:our|the)|json|cod(?:e|ing) (?:style|conventions)|in this (?:prompt|file)|steps below|below|attached|with another question|guidelines provided|related to|uploaded|manual|told me|(?:stay|remain|keep) (?:in|to|within)|same role|this role|that role)\b/;

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
          do whatever | do anything | do everything | does whatever | do what the | do what they | do what was asked | do as they | do as you are told | do as told | do as the | as they say | as they please | as the user says | as the user wishes | help with anything | help with any | help the user with anything | help users with anything | assist with anything | assist with any | with absolutely anything | with everything |
          always comply | always do | comply with | complying | compliant | fulfill | fulfil | satisfy each | satisfy every | satisfy any | grant every | any wish | every wish | each wish | all wishes | any request | every request | each request | all requests | any demand | every demand | all demands | all tasks | any task | every task | follow every | follow any | follow all | follow user | obey | obedient | answer anything | answer any | answer everything | answer on any | answer every |
          whatever the user | whatever the customer | whatever they | whatever people | whatever is asked | whatever you are | anything the user | anything the customer | anything they | anything people | anything users | everything the user | everything they | everything that | everything people | give users anything | go along with | always right | is the law | is law | decides what you | user's word | as an order | decides what you do | to please the user | please the user | pleasing the user | user is in charge | user is king | customer is king | accommodate | indulge | cater to | agree to | say yes | never turn`),
        clause: {
          holds: [
            anyOf(asker),
            anyOf(
              'whatever | anything | everything | any | every | each | all | always | whatsoever | maximally | only rule | law | right | order | no matter | as you are told | even if | what the user | what they | what the customer | what was asked | what people | in charge | king | what you do',
            ),
            anyOf(
              'do | does | help | assist | comply* | complian* | fulfil* | satisf* | grant* | follow* | obey* | answer* | give | gives | go along | please | accept* | say yes | agree* | treat | decides? | accommodat* | indulge | cater | right | law | deliver | provide | allow* | talk | king | charge | turn | please | pleasing | is',
            ),
          ],
          lacks: boundedIn,
        },
      },
    ),
    written(
      {
        id: 'PG12.unconditional-compliance',
        title: 'Compliance whatever is asked',
        severity: 'high',
        message: 'The model is told to comply without question, exception or refusal.',
        remediation: 'Remove it, and say what is refused and how.',
      },
      {
        anchors: either(`
          without question | without questioning | without questions | without exception | without exceptions | without hesitation | without objection | without asking why | without limits | without limit | without restriction | without restrictions | no questions asked | no matter what | no matter how | no exceptions | no exception | unconditionally | never say no | never refuse | never decline | never reject | never turn down | never turn anyone | never turn a | never push back | never object | never deny | never question | do not refuse | do not decline | do not question | don't refuse | don't decline | must not refuse | may not refuse | cannot refuse | refusal is not | refusing is not | refusals are | blindly | even if they contradict | even if it contradicts | even when they contradict | even against | even if that breaks`),
        clause: {
          holds: [
            anyOf(
              'comply* | obey* | do | fulfil* | answer* | follow* | grant* | say | turn* | refus* | declin* | reject* | accept* | carry out | help* | agree* | push back | object | question | den(?:y|ies) | satisf* | serve',
            ),
            anyOf(
              "users? | user's | customers? | they | request(?:s|ed)? | demands? | anyone | anybody | one | orders? | commands? | asked | ask | asks | question | wish(?:es)? | guests? | people | tasks? | instructions | what you are told | everything | anything | person | visitors?",
            ),
          ],
          lacks:
            /\b(?:never (?:do|obey|comply|follow|answer|agree|accept|help)|do not (?:obey|comply|follow|blindly|do|answer|accept|agree)|don't (?:obey|comply|follow|blindly|accept)|not blindly|rather than blindly|refuse\w* (?:requests|to)|decline (?:requests|to|such|politely)|harmful|illegal|must be (?:declined|refused)|without offering|without (?:a |an |giving |explaining |stating )?(?:reason|explanation|alternative)|politely|unethical|malicious|legitimate|accidentally|laws|policies|no matter how (?:they|it|the (?:request|question)) (?:is|are) (?:phrased|worded|framed)|return (?:request|policy)|limits? of|no matter what (?:language|happens))\b/,
        },
      },
    ),
    said(
      {
        id: 'PG12.no-limits-declared',
        title: 'Limits are declared void',
        severity: 'medium',
        message: 'The text says that nothing is out of bounds, or that what is not forbidden is allowed.',
        remediation: 'Name the scope, and decline by default what lies outside of it.',
        references: ['CWE-1188'],
      },
      {
        anchors: either(`
          no restrictions | no restriction | no limits | no limit to | no limitations | no boundaries | no constraints | no guardrails | no rules | no topic | no topics | no subject | no off-limits | no forbidden | nothing is off | nothing is out | nothing is forbidden | nothing is prohibited | nothing is too | out of scope | off limits | off-limits | off topic | anything goes | any topic | any subject | every topic | every subject | all topics | all subjects | on everything | any purpose | whatsoever | not forbidden | not prohibited | not covered by | not mentioned | not listed | not explicitly | no rule | it is permitted | it is allowed | is permitted | allow it | permit it | fail open | fails open | default to | defaults to | by default | when in doubt | if in doubt | in case of doubt | if you are unsure | if unsure | benefit of the doubt | unrestricted | stands in the way | gets in the way | outside of your role | outside your role | outside of your scope | outside your scope | beyond your role`),
        clause: {
          holds: [
            anyOf(
              'nothing | you | your | assistant | bot | agent | model | users? | customers? | it | them | anything | permitted | allowed | help* | answer* | comply* | do',
            ),
            /\b(?:(?:there (?:are|is)|you have|with|has|have|under|know|knows) no (?:restrictions?|limits?|limitations?|boundaries|constraints|guardrails|rules|topics?|subjects?|off-limits|forbidden)|no (?:restrictions?|limits?|limitations?|boundaries|constraints|rules?) (?:apply|applies|exist|on what|to what|in what|forbids?|for this)|no (?:topics?|subjects?) (?:is|are|you|that)|nothing is (?:off|out|ever off|forbidden|prohibited|too)|anything goes|(?:any|every|all) (?:topics?|subjects?|purposes?)\b.{0,40}?(?:whatever|whatsoever|no matter|also|including|even|outside|you like|they like|they want|without|$)|(?:on|about|with|talk about|discuss|answer|cover) (?:any|every|all) (?:topics?|subjects?)|(?:not|no rule) (?:explicitly )?(?:forbid\w*|forbidden|prohibited|covered|mentioned|listed|banned|excluded)\b.{0,60}\b(?:allow\w*|permit\w*|fine|ok|okay|may|can|free|do it|go ahead|comply)|(?:allowed|permitted|fine) (?:unless|by default|if (?:it is|nothing))|fails? open|defaults? to (?:yes|complying|compliance|allow\w*|helping|saying yes|answering|permitting)|in (?:case of )?doubt.{0,40}\b(?:comply|allow|do (?:it|what|as)|help|say yes|permit|go ahead|accept|assume (?:it|they)|answer it|fulfil\w*|grant)|(?:are|if) unsure.{0,30}\b(?:comply\w*|allow|do it|say yes|permit|go ahead|accept|guess|answer anyway)|benefit of the doubt|in the way of helping|whatsoever|unrestricted (?:assistant|help|access to anything))/,
          ],
          lacks:
            /\b(?:user:|you are now|it is not|is not\b(?! forbidden| prohibited| covered| listed| mentioned)|length|word(?:s| count)|characters|dietary|file size|creativ\w*|imagination|answer only|only answer|do not (?:answer|discuss|help|assume|comply)|don't (?:answer|discuss|help)|never (?:answer|discuss|help|assume)|decline|refus\w*|ask (?:the|a|for|them)|escalat\w*|redirect|outside (?:the scope|this scope) (?:politely|of the|must)|related to|budget|time limit|politely|if (?:the )?(?:user|question|topic) (?:is|goes|asks about) (?:off|out)|style|in the language|no warranty whatsoever|no additional|chosen by)\b/,
        },
      },
    ),
    overall(
      {
        id: 'PG12.no-scope',
        title: 'No scope and no refusal',
        severity: 'low',
        message: 'Others write to this prompt, and nothing says what is out of scope or to be refused.',
        remediation: 'Add a sentence on scope and what to answer outside of it.',
        remedy: { do: 'add', sentence: 'Answer only what belongs to this task; decline anything else politely.' },
      },
      [bound, open],
      (prompt) => (prompt.instructs(open) && !prompt.instructs(bound) ? 'absent' : []),
    ),
    overall(
      {
        id: 'PG12.no-fallback',
        title: 'No fallback',
        severity: 'low',
        message:
          'Others write to this prompt, and nothing says what to do when an answer is not known or input is missing.',
        remediation: 'Add a sentence such as "If the text does not say, answer that you do not know".',
        remedy: { do: 'add', sentence: 'If you do not know, or the input is missing, say so.' },
      },
      [fallback, open],
      (prompt) => (prompt.instructs(open) && !prompt.instructs(fallback) ? 'absent' : []),
    ),
  ],
};
