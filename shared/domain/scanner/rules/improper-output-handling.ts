import { lazily } from '../pattern.ts';
import { anyOf } from './clause-words.ts';
import {
  asItStands,
  fromOutside,
  handled,
  harmlessRaw,
  interpreted,
  markup,
  placing,
  rawly,
  sinks,
  trusted,
} from './improper-output-handling-words.ts';
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
        message: 'The model is told to emit markup, scripts or values unescaped.',
        remediation: 'Return plain text or a strict schema, and encode it in code for the place where it goes.',
        references: ['CWE-116'],
      },
      {
        anchors: either(`
          unescaped | unsanitized | unsanitised | unfiltered | do not escape | not escape | don't escape | never escape | do not sanitize | do not sanitise | don't sanitize | don't sanitise | do not encode | do not quote | do not strip | do not filter | do not validate | no escaping | no filtering | no sanitizing | no sanitising | no sanitization | no sanitisation | no encoding | no need to escape | no need to sanitize | no need to sanitise | no need to quote | not need to escape | not need to be escaped | need no escaping | not quote or escape | bother escaping | bother with escaping |
          without escap* | without sanit* | without filter* | without encod* | without quot* | without validat* | without any escap* | without any sanit* | without any validat* | without any filter* | raw html | raw javascript | raw svg | raw markup | raw sql | raw markdown | <script* | scripts are rendered | script tag* | inline javascript | inline script* | inline event* | event handler* | onerror* | onclick* | onload* | javascript: | {{{* | svg* | iframe* | any markup | any tag* | any html | any javascript | any script* | forms and scripts | including scripts | including forms | scripts included | all of its markup | its markup | with all markup | embed scripts | active content | remote image* | dangerouslysetinnerhtml | innerhtml | outerhtml | v-html | document.write | autoescape | auto-escap* | mark_safe`),
        clause: {
          holds: [
            anyOf(
              `${markup} | sql | shell | commands? | quotes? | values? | input | output | text | answers? | repl(?:y|ies) | response | fields? | {{* | quer(?:y|ies)`,
            ),
            anyOf(
              'use | uses | return* | output* | emit* | render* | includ* | insert* | put | puts | write | writes | give | embed* | add | adds | produc* | generat* | print* | show* | display* | pass* | allow* | let | keep | copy | need | escape | quote | may | can | switched on | build | compos* | answer | reply | leave | is | are | sanit* | encode | strip | filter | validat*',
            ),
            anyOf(
              `${fromOutside} | wants? | asks? | any | admin | as is | bio | {{* | filtering | generated | shell | sql`,
            ),
          ],
          lacks: lazily(
            () =>
              `${handled.source}|\\b(?:code (?:editor|block)|base64|illustrat\\w*|icons?|logo|chart|diagram|frontend|landing page|tailwind|react component|unfiltered (?:opinions?|thoughts|truth|feedback|honesty|beer|water)|accessib\\w+)\\b`,
          ),
        },
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
        references: ['CWE-94', 'CWE-78'],
      },
      {
        anchors: either(`
          to be executed | to be run | to be evaluated | body of a template | part of a template | server renders | stored in the database | written to the database | saved to the database | is executed | are executed | be executed | gets executed | get executed | is run | be run | are run | gets run | runs automatically | run automatically | executed automatically | executed directly | run directly | is evaluated | be evaluated | evaluates | eval | eval( | exec( | is interpreted | passed to the | passed directly | passed straight | handed to | handed straight | fed to | fed into | feeds into | fed directly | goes straight | goes directly | go straight | goes right into | goes right to | browser runs | browser executes | client executes | client runs | server runs | server then runs | server executes | shell runs | system runs | database runs | the database executes | runs it | executes it | runs them | executes them | interpreted as | is deployed | gets deployed | goes live | gets merged | is merged | gets committed | sent straight | sent directly | piped | pipes it | pipe it | pipes them | inserted into | inserted in | is inserted | injected into | written straight | written directly | straight into | straight to | directly into | directly to the | directly in the | directly on the | rendered as | is rendered | gets rendered | are rendered | assigned to | into sh | into bash | os.system | subprocess | system( | innerhtml | dangerouslysetinnerhtml | the dom | deserial* | unpickl* | pickle | yaml.load | jinja* | becomes part of | part of the configuration | template engine | without any validation | without validation | executes whatever | executes what | runs whatever | runs what | into the page | into the query | into the shell | into the database | into production`),
        clause: {
          holds: [
            anyOf(
              "your | the (?:model's |generated |returned |resulting )?(?:output|answer|response|reply|code|script|query|sql|command|result|text|html|markup|formula|json|statement|expression|template|comment) | whatever (?:you|the model|it) | what (?:you|the model) (?:return|write|answer|output|produce)s? | model's | generated | answers? | repl(?:y|ies) | emit | return | respond | generate | write | produce | it",
            ),
            anyOf(
              'shell | eval* | exec* | database | dom | page | html | browser | terminal | bash | sh | os\\.system | interpreter | innerhtml | dangerously* | run | runs | sql | query | script | javascript | code | python | template* | configuration | markdown | system | statement | command | formula | spreadsheet | pickle | yaml | jinja* | client',
            ),
            anyOf(
              'directly | straight | as is | as-is | verbatim | unmodified | unchanged | automatically | immediately | without | no | via | eval* | innerhtml | dangerously* | os\\.system | piped? | pipes | whatever | so | at once | then | right into | right to | nobody | pickle | jinja* | deserial* | any | inlined | remote images | production | part of | into | by the',
            ),
          ],
          lacks: lazily(
            () =>
              `${handled.source}|\\b(?:tests? (?:is|are|will)|if (?:the )?(?:code|command) (?:fails|is)|how (?:the|your) code|run locally|before (?:it|they|the code|your code) (?:is|are)|rendered (?:as|in) (?:monospace|markdown|commonmark|github)|commonmark|monospace|(?:get|goes|go|jump|dive) (?:straight|directly) (?:to|into) the (?:point|answer)|directly (?:to|in(?:to)?) the (?:point|answer|topic|user|chat|final|output))\\b`,
          ),
        },
      },
    ),
    said(
      {
        id: 'PG09.assembled-from-input',
        title: 'A statement assembled from raw input',
        severity: 'high',
        message: 'A query, command, header, path, formula or log line is put together from what somebody wrote.',
        remediation: 'Ask for values in a schema, and let code bind or encode them for where they go.',
        references: ['CWE-74', 'CWE-113', 'CWE-117', 'CWE-1236', 'CWE-22', 'CWE-601'],
      },
      {
        anchors: either(`
          html | filter text | json by hand | xml by hand | log the user | log their | log user | ansi * | escape sequence* | escape codes | control character* | latex | source of the | data: uri* | data uri* | embedded in the page | code the user wants | update statement | insert statement | delete statement | excel cell* | spreadsheet cell* | leading apostrophe | curl command | clickable | special characters | raw value* | raw input | raw text | raw words | ldap* | sql* | xpath | where clause | order by clause | shell command* | command line | bash one-liner | mail header* | e-mail header* | subject header | http header* | header of | the subject | reply-to | spreadsheet formula* | formula* | starting with = | equals sign | =hyperlink* | csv* | cell values | log entr* | log line* | log file* | into the log | to the log | file path* | filepath* | path to write | as the path | the file name | filename* | file that | path that | redirect* | query string | regular expression* | regex* | graphql | nosql | mongo* | template string | format string | xml | entities | doctype | yaml | configuration file | config file | url exactly | links exactly | any link | any url | links as | links the user | link the user | url the user | address that stands | address in the | javascript: links | line breaks`),
        clause: {
          holds: [
            anyOf(fromOutside),
            anyOf(asItStands),
            anyOf(
              'form | build* | compos* | put | puts | insert* | return* | output* | write | writes | take | takes | use | uses | produc* | generat* | redirect* | concatenat* | includ* | interpolat* | make | makes | emit* | creat* | echo | fill | give | provide | worry | building | assembl* | construct* | add | answer | open* | past(?:e|es|ing) | log | copy | join* | render*',
            ),
          ],
          lacks: lazily(
            () =>
              `${handled.source}|\\b(?:exact (?:column|table|field)s?|column names?|return only|only (?:return|output|the)|valid (?:json|xml|yaml|csv|sql)|header line|quoted fields|copied and pasted|i will write|your role is|copy and paste|snippet|matches? specific|natural language|plain english|change the subject|semantic|responsive|landing|webpage|tailwind|button style|escape special|describ\\w+|starts? with (?:the|a)|e\\.g|example|named|following)\\b`,
          ),
        },
      },
    ),
    said(
      {
        id: 'PG09.raw-into-sink',
        title: 'Raw text reaches a sink',
        severity: 'high',
        message: 'What somebody wrote, or the model, goes as it is into a page, query, command, header or file.',
        remediation: 'Encode or bind it in code for the place where it goes.',
        references: ['CWE-116', 'CWE-74'],
      },
      {
        anchors: either(rawly),
        clause: {
          holds: [anyOf(sinks), anyOf(fromOutside), anyOf(placing)],
          lacks: lazily(() => `${handled.source}|${harmlessRaw.source}`),
        },
      },
    ),
    said(
      {
        id: 'PG09.trusted-text',
        title: 'Text is trusted where it is interpreted',
        severity: 'medium',
        message: 'A page, query, path or script takes what the user or the model wrote on trust.',
        remediation: 'Say what may stand there, check it in code, and encode it for the place where it goes.',
        references: ['CWE-20', 'CWE-116'],
      },
      {
        anchors: either(interpreted),
        clause: {
          holds: [trusted, anyOf(fromOutside)],
          lacks: lazily(() => `${handled.source}|${harmlessRaw.source}`),
        },
      },
    ),
    said(
      {
        id: 'PG09.format-by-user',
        title: 'The user chooses the output format',
        severity: 'medium',
        message: 'Whoever writes to the model decides the form of its output, which code then has to read.',
        remediation: 'Fix the format in the system message and validate it in code.',
      },
      {
        anchors: either(`
          format that the | format the message | format the customer | pick any template | choose any template | any template | choose the template | pick the template | not match the schema | not fit the schema | violates the schema | send it anyway | return it anyway | invalid json | whatever format | whatever structure | whatever schema | whatever form | any format | any structure | any schema | any output format | whichever format | whatever output format | format freely | format the user | format they | format a user | format of their | format they like | structure the user | structure they | schema the user | schema they | their own format | their own schema | their preferred format | their own template | choose the output format | choose the format | change the output format | changes the output format | change the format | override the format | overrides the format | change the schema | output schema | json structure | response structure | output structure | structure of the answer | format of the answer | format of the reply | another output | another format | other format | a different format | a different structure | ignoring the schema | ignore the schema | ignore the format | deviate from the schema | leave the schema | drop the schema | instead of the schema | instead of json | even if the parser | break the parser | breaks the parser | html template | template for the answer | layout for the answer | template the user | user's template | user-supplied template | comply with the format | tell you to answer as`),
        clause: {
          holds: [
            anyOf(
              "users? | user's | customers? | they | their | theirs | requester | visitors? | caller | reader | if asked | on request | someone | anyone | message | output | answer",
            ),
            anyOf(
              'wants? | asks? | requests? | likes? | specif* | chooses? | choose | overrid* | change | prefers? | prefer | tells? | tell | supply | supplies | define* | object* | freely | theirs | own | let | suppl* | demand* | insist* | comply | names? | pick* | choose* | anyway',
            ),
          ],
          lacks:
            /\b(?:never|do not|don't|must not|cannot|even if (?:the )?(?:user|they)|regardless|ignore (?:the )?(?:user|request|any)|stick to|keep (?:to )?the|which format|what format|unless)\b/,
        },
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
