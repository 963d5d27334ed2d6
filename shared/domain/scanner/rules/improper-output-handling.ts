import { type Category, cue, overall, said } from './rule.ts';
import { either, sticky } from './vocabulary.ts';

const writesCode = cue(
  'generate | write | produce | return | output | respond with | create',
  sticky(
    '(?:generate|write|produce|return|output|respond with|create)\\b[^.\\n]{0,40}?\\b(?:sql|html|javascript|shell (?:command|script)s?|bash (?:command|script)s?)\\b',
  ),
);
const constrained = cue(`
  parameterised | parameterized | placeholder | placeholders | escap* | sanit* | validat* | read-only | schema |
  allow-list* | allowlist* | only select | select statement | select statements | never execute | not execut* |
  encode* | plain text | no html | without html | not html | no script | no <script
`);

export const improperOutputHandling: Category = {
  id: 'PG09',
  key: 'improper-output-handling',
  title: 'Improper output handling',
  description: 'What the model writes reaches a browser, database, shell or mailbox with no schema and no encoding.',
  defaultSeverity: 'medium',
  maxSeverity: 'high',
  references: [
    'OWASP-LLM-2025:LLM05',
    'OWASP-LLM-2026:LLM10',
    'OWASP-ASI-2026:ASI05',
    'MITRE-ATLAS:AML.T0067',
    'CWE-79',
    'CWE-89',
  ],
  rules: [
    said(
      {
        id: 'PG09.raw-markup',
        title: 'Raw markup or code in the output',
        severity: 'high',
        message: 'The model is told to emit markup or code unescaped.',
        remediation: 'Return plain text or a strict schema, and encode it in code for the place where it goes.',
      },
      {
        anchors: either(`
          raw html | raw javascript | raw sql | unescaped | unsanitized | unsanitized | unsanitised | do not escape |
          do not sanitize | do not sanitise | do not encode | do not validate | without escaping |
          without sanitizing | without sanitising | without validation | any <script | <script> tags | any html |
          any javascript | include any script | including script tags
        `),
        pattern: sticky(
          '(?:raw (?:html|javascript|sql)(?: .{0,60}?(?:users?|any|script|directly|wants?|as is|as-is))|(?:unescaped|unsaniti[sz]ed)(?: [a-z]{1,12}){0,2}? ?(?:html|javascript|sql|user input|input|output|content|markup|values?|(?=[.,;!]|$))|do not (?:escape|saniti[sz]e|encode|validate)(?: [a-z]{1,12}){0,4}|without (?:escaping|saniti[sz]ing|validation)(?: [a-z]{1,12}){0,4}|any <script.{0,40}|<script> tags.{0,30}(?:wants?|asks?|provided?)|any (?:html|javascript)(?: or [a-z]{2,12})? (?:the |that the )?(?:users?|customers?|they).{0,20}|include any script.{0,30}|including script tags)',
        ),
      },
    ),
    said(
      {
        id: 'PG09.fed-to-interpreter',
        title: 'Output goes straight to an interpreter',
        severity: 'high',
        message: 'The answer is executed or inserted directly, with nothing in between.',
        remediation:
          'Parse the answer against a schema, validate it in code, and use parameters or encoding at the sink.',
      },
      {
        anchors: either(`
          your output | your response | your answer | your reply | the output | the response | the query |
          the sql | the code | the command | the generated | output will be | result will be |
          whatever you write | the html
        `),
        pattern: sticky(
          "(?:your|the|output|result|whatever you write) ?(?:generated |resulting )?(?:[a-z]{1,12} ){0,4}?(?:will be|is|are|gets?|goes|be)? ?(?:then |automatically |immediately ){0,4}(?:directly|straight|as is|as-is|verbatim|unmodified|automatically)? ?(?:then )?(?:executed|run|eval(?:uated|'d|ed)?|passed (?:directly |straight )?to (?:the |a )?(?:shell|eval|exec|database|interpreter|terminal|bash)|inserted (?:directly |straight )?into (?:the |a )?(?:page|html|dom|database|web ?page|query|template)|rendered (?:directly )?(?:as|in|into) (?:raw )?(?:html|the (?:page|browser|dom))|assigned to innerhtml|piped (?:in)?to)(?:.{0,60}?(?:directly|without|as is|as-is|verbatim|straight|unmodified|no (?:validation|checks?|review|escaping)|immediately))?",
        ),
        accepts: (text) =>
          /\b(?:directly|without|as is|as-is|verbatim|straight|unmodified|no |immediately|automatically|eval|innerhtml|shell|piped|terminal|bash)/.test(
            text,
          ),
      },
    ),
    said(
      {
        id: 'PG09.format-by-user',
        title: 'The user chooses the output format',
        severity: 'medium',
        message: 'Whoever writes to the model decides the form of its output.',
        remediation: 'Fix the format in the system message and validate it in code.',
      },
      {
        anchors: either(`
          whatever format | any format | any output format | whichever format | whatever output format |
          in the format the user
        `),
        pattern: sticky(
          '(?:what(?:ever)?|any|which(?:ever)?|in the) ?(?:output )?format (?:that )?(?:the )?(?:users?|customers?|they|requester) (?:wants?|asks?|requests?|likes?|specif(?:y|ies)|chooses?|prefers?|tells?)(?: [a-z]{1,12}){0,3}',
        ),
      },
    ),
    overall(
      {
        id: 'PG09.unconstrained-code',
        title: 'Code as output, unconstrained',
        severity: 'low',
        message: 'The model writes SQL, HTML or shell commands, and nothing constrains what they may hold.',
        remediation: 'Name the allowed statements, ask for parameters rather than values, and validate before use.',
        remedy: {
          do: 'add',
          sentence:
            'Use placeholders for values and never insert user text into code; the code is validated before it is used.',
        },
      },
      [writesCode, constrained],
      ({ instructs }) => (instructs(writesCode) && !instructs(constrained) ? 'absent' : []),
    ),
  ],
};
