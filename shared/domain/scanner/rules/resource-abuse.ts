import { lazily } from '../pattern.ts';
import { anyOf } from './clause-words.ts';
import { type Category, cue, overall, said, written } from './rule.ts';
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

const repeats =
  'call* | search* | retr* | run | runs | running | loop* | repeat* | generat* | quer(?:y|ies|ying) | fetch* | request* | continu* | iterat* | try | trying | invok* | poll* | refin* | rewrit* | think* | reason* | expand* | crawl* | answer* | writ(?:e|ing) | regenerat* | work* | check* | keep* | go on | going | download* | ask | asking | again | look* | improv* | process* | send* | stop* | produc* | tool | tools | agents? | list* | browse | translat* | scrap* | open* | follow* | print* | revis* | perform | recurs* | research* | attempt*';
/** A number, or a word that stands for one, that ends what is repeated. */
const limited =
  /\b(?:at most|up to|maximum|max|no more than|limit(?:ed)? (?:of|to|is)|not more than|within|(?:\d{1,3}|two|three|four|five|six|ten|twenty) (?:times|attempts|tries|iterations|rounds|retries|seconds|minutes|searches|calls|steps)|once|twice|or until|then (?:stop|give up|report|ask)|give up|back ?off|never (?:loop|retry|repeat|call|spawn|run|search|keep|create|start|continue|iterate|poll)|do not (?:loop|retry|repeat|call|spawn|run|search|keep|continue|iterate|poll|create|start)|don't (?:loop|retry|repeat|call|spawn|run|search|keep|continue|iterate|poll)|avoid|infinite loops? (?:bug|if|in)|prevent\w*|must not|ask (?:the user|before)|unless|for example|e\.g|budget of|stop (?:after|when|once|if)|until the user (?:stops|says|asks|confirms|is done|types|answers|quits)|until i (?:say|stop|tell)|user says (?:stop|quit))\b/;

export const resourceAbuse: Category = {
  id: 'PG16',
  key: 'resource-abuse',
  title: 'Resource abuse',
  description: 'The template sets loops, tool calls or output free of any bound.',
  defaultSeverity: 'medium',
  maxSeverity: 'high',
  references: ['OWASP-LLM-2025:LLM10', 'OWASP-LLM-2026:LLM06', 'OWASP-ASI-2026:ASI08', 'MITRE-ATLAS:AML.T0034.002'],
  rules: [
    written(
      {
        id: 'PG16.endless-loop',
        title: 'Loop without end',
        severity: 'high',
        message: 'The model is told to repeat something with no bound on how often.',
        remediation: 'Set a number of attempts and say what to return when they are used up.',
        references: ['CWE-835'],
      },
      {
        anchors: either(`
          forever | for ever | indefinitely | endless* | infinite loop* | infinitely | ad infinitum | without end | without stopping | without ever stopping | without pause | without a break | without interruption | without limit on | never stop calling | never stop searching | never stop running | never stop generating | never stop trying | never stop querying | never stop the | never stop until | never give up | do not give up | do not stop calling | do not stop searching | do not stop generating | over and over | again and again | on and on | no matter how long | no matter how many | no matter how often | however long | however many | however often | as often as | as many times | retry until | retry without | retries without | repeat until | loop until | until it succeeds | until it works | until one works | until they succeed | until perfect | until it is perfect | is perfect | are perfect | be perfect | every result is | fully satisfied | completely satisfied | completely happy | fully happy | totally happy | until nothing | until there is nothing | until everything | until you get the | until you like | until you find | until you are sure | until you are certain | until you are happy | until you are satisfied | until no | no exit condition | no stop condition | without a stop | no retry limit | unlimited retries | unlimited number of | unlimited times | without a limit | without any limit | no limit on how | no limit on the number | no limit to the number | no limit to how | and so on until | call again at once | every second | every few seconds | every minute | non-stop | nonstop | around the clock | keep calling | keep retrying | keep polling | keep looping | keep querying`),
        clause: {
          holds: [
            anyOf(repeats),
            /\b(?:until|forever|for ever|indefinitely|endless\w*|infinite\w*|ad infinitum|without (?:end|stopping|ever|pause|a|any|interruption|limit)|never|no (?:matter|exit|stop|retry|limit|pause)|over and over|again|on and on|however|as often|as many|unlimited|every (?:second|few seconds|minute)|non-?stop|around the clock)\b/,
          ],
          lacks: lazily(
            () =>
              `${limited.source}|\\b(?:never stop (?:learning|improving|growing|exploring|being|believing)|happily|love|last\\w* forever|change\\w* (?:\\w{1,10} )?forever|story|possibilit\\w+|patien\\w+|endless (?:possibilit\\w+|opportunit\\w+|fun|energy|curiosity|runner|patience|supply|love|stream|game|mode|scroll\\w*)|infinite (?:scroll\\w*|patience|possibilit\\w+|universe)|until (?:the|your) (?:task|goal|problem|request|query|issue|job|user's (?:query|request|task)) (?:is|has been)|until (?:it|they|everything|all tests|the tests?|tests) (?:is|are)? ?(?:resolved|done|pass\\w*|complete\\w*|solved)|until everything (?:is|has been) (?:done|clear)|animation|css|music|song|design|render\\w*|realistic|lighting|shot|photo\\w*|image|picture|keep the container|sleep|cameras?|vulnerabilit\\w+|checklist|pattern|reflect\\w*)\\b`,
          ),
        },
      },
    ),
    said(
      {
        id: 'PG16.unbounded-output',
        title: 'Output without a bound',
        severity: 'medium',
        message: 'The model is told to write without any limit on length, or far more than anybody reads.',
        remediation: 'Give a length, and set a token limit where the model is called.',
      },
      {
        anchors: either(`
          as long as possible | as long as you can | longest possible | the longest | maximum possible length | maximum length possible | as much as possible | as much as you | as much text | as many tokens | as many words | as many pages | as many items | as many variants | as many examples | as many as possible | as many as you | no length limit | no word limit | no token limit | no upper limit | no maximum | no limit on length | no limit on the length | no limit to the length | no limit to length | without any length | without a length | without limit | without any limit | without an upper | do not limit the length | do not limit your | unlimited length | unlimited output | of any length | infinite list | infinite output | infinitely long | never-ending | neverending | fill the context | fill the whole context | fill your context | entire context window | whole context window | maximum tokens | maximum number of tokens | thousand words | thousand lines | thousand tokens | thousand items | thousand variants | thousand examples | thousand pages | thousand times | thousand variations | hundred thousand | million | millions | billion | 0,000 words | 0,000 tokens | ,000 lines | ,000 items | ,000 pages | ,000 times | ,000 variations | 000 characters | whole book | entire book | entire novel | whole encyclop* | entire encyclop* | every number from | all numbers from | every prime | all primes | every possible | all possible combinations | all permutations | every permutation | pad the | pad your | pad every | use up the | use up all`),
        clause: {
          holds: [
            anyOf(
              'there is | write | writes | produce | produces | generate | output | print | list | answer | answers | reply | response | responses | text | texts | make | create | use | fill | repeat | continue | return | tokens | translate | give | length | count | enumerate | pad | spend | use up',
            ),
            /\b(?:as (?:long|much|many)|longest|maximum|(?:no|without|not|unlimited|upper|any) .{0,20}(?:limit|length|maximum|output)|do not limit|unlimited|infinite\w*|never-?ending|fill|thousand|millions?|billion|\d\d,000 (?:words|tokens|lines|items|pages|times|variations)|whole (?:book|encyclop\w*)|entire (?:book|novel|encyclop\w*|context)|every (?:number|prime|possible (?:combination|string|key|password|variant))|all (?:numbers|primes|possible combinations|permutations)|permutation|pad|use up (?:the|all))\b/,
          ],
          lacks:
            /\b(?:never|do not (?:write|exceed|use|pad|list|generate|produce)|don't|no more than|at most|not more than|up to|under|below|(?:million|billion|thousand)s? (?:of )?(?:banknotes|users?|dollars?|customers?|people|eur|usd|views|followers|subscribers|downloads|rows? (?:table|dataset)|years|revenue|budget|in)|\$|€|revenue|budget|valuation|short|concise|brief|as (?:much|many|long) (?:\w{1,12} ){0,3}as (?:possible|you can) (?:to|about|from)|for as long as the user|as long as (?:the|it|they|you)|information as possible|context as possible|detail as possible|summar\w+|most|longest (?:common|substring|path|word|increasing)|reward|audience|market|million-|one million|salary|growth)\b/,
        },
      },
    ),
    said(
      {
        id: 'PG16.waste',
        title: 'Tokens are wasted on purpose',
        severity: 'medium',
        message: 'The model is told to spend as much reasoning, tokens or money as it can.',
        remediation: 'Say what effort an answer is worth, and cap it where the model is called.',
      },
      {
        anchors: either(`
          as many tokens | many tokens as | all tokens | token budget | all available tokens | maximum tokens | most expensive | the largest model | the biggest model | largest context | longest reasoning | maximum reasoning | highest reasoning | keep thinking | think as long | think for as long | reason as long | reason for as long | burn tokens | waste tokens | waste compute | cost is no | costs do not matter | cost does not matter | regardless of cost | regardless of the cost | whatever it costs | no matter the cost | money is no | ignore the budget | ignore cost* | ignore the quota | ignore rate limits | exhaust the`),
        clause: {
          holds: [
            anyOf(
              'use | uses | always | think* | reason* | call | calls | spend* | burn | waste | run | choose | pick | select | exhaust | ignore | request* | model | tokens | answer* | every | keep | process | search*',
            ),
          ],
          lacks:
            /\b(?:never|do not|don't|avoid|at most|save|sav\w+|minimi[sz]\w*|reduce|not|within|stay|track|monitor|remaining|cheap\w*|only (?:if|when)|if (?:necessary|needed))\b/,
        },
      },
    ),
    said(
      {
        id: 'PG16.self-prompting',
        title: 'The model multiplies itself',
        severity: 'high',
        message: 'The model is told to start further runs or agents with no bound on their number or depth.',
        remediation: 'Let code start runs, with a limit on number and depth.',
        references: ['CWE-674'],
      },
      {
        anchors: either(`
          call yourself | calls itself | invoke yourself | prompt yourself | run yourself | start yourself | trigger yourself | itself again | yourself again | yourself with | spawn* | recursive* | recursion | copies of yourself | copy of yourself | clone yourself | clones of yourself | instances of yourself | instance of yourself | fork | forks | replicate yourself | replicat* | new agent | new agents | more agents | other agents | further agents | additional agents | another agent | two agents | an agent for | agents for | own agents | sub-agent* | subagent* | sub agent* | child agent* | helper agent* | worker agent* | as many workers | as many agents | as many instances | launch new | new instance* | each create its own | let each | each of them | do the same`),
        clause: {
          holds: [
            anyOf(
              'spawn* | start | starts | starting | launch* | create | creates | creating | call | calls | invoke* | prompt | prompts | fork | forks | clone | replicat* | delegat* | run | trigger* | hire | hand | recursive* | open | expand | let | do',
            ),
            anyOf(
              'yourself | itself | agents? | sub-?agents? | instances? | copies | copy | workers? | process | processes | recursive* | recursion | clones? | assistants? | planner | tasks? | fork | forks | themselves',
            ),
            anyOf(
              'again | as many | unlimited | its own | their own | in turn | recursive* | recursion | each | every | until | whenever | any number | no limit | without limit | without a limit | more | as needed | with the (?:result|output|answer) | like | same | itself | copies | for ever | forever | repeatedly',
            ),
          ],
          lacks: lazily(
            () =>
              `${limited.source}|\\b(?:recursive(?:ly)? (?:function|algorithm|cte|query|delete|list|search the director\\w+)|director\\w+|traversal|git|repositor\\w+|binary|independent|in parallel for independent|one sub-?agent|depth of|levels? (?:deep|of)|fork of|a fork|each (?:part|question|task) only|ask yourself|plot|enem\\w+|monsters?|game|npcs?|learning|persuasion|analysis)\\b`,
          ),
        },
      },
    ),
    said(
      {
        id: 'PG16.fan-out',
        title: 'A call for each of very many',
        severity: 'medium',
        message: 'The model makes a call for every item, link or word, however many there are.',
        remediation: 'Cap the number of items, and let code work in batches.',
      },
      {
        anchors: either(`
          one by one | item by item | row by row | line by line with | word by word with | for each row | for every row | for each line | for every line | for each word | for every word | each word | every word | for each sentence | for every sentence | each sentence | for every item | for each item | for each result | for every result | for every record | for each record | for every user | for each user in | for every customer | for every link | every link | each link | all links | all the links | links there | every page | all pages | pages of | every file in | every url | every e-mail address | every email address | whole internet | entire internet | entire web | whole web | entire site | whole site | whole website | million | millions of | thousands of | hundreds of | in parallel | simultaneously | as many requests | as many calls | as many searches | as many queries | as many tool | as many agents | flood | hammer | bombard | no cap | without a cap | uncapped | unthrottled | without throttling | without rate | ignoring rate | separately | calls each | however long it is`),
        clause: {
          holds: [
            anyOf(
              'call | calls | calling | quer(?:y|ies|ying) | request | requests | search* | fetch* | crawl* | scrap* | api | tool | tools | download* | open | visit* | invoke* | ask the model | ask | prompt | lookup | look up | send | run | process | follow | ping',
            ),
            anyOf(
              'calls? | quer(?:y|ies) | requests? | search(?:es)? | api | tools? | model | links? | pages? | sites? | internet | web | agents? | server | endpoint | crawl* | scrap* | invocations? | website',
            ),
            anyOf(
              'every | each | all | million* | thousands | hundreds | as many | one by one | item by item | row by row | whole | entire | no cap | without | uncapped | unthrottled | flood | hammer | bombard | however | links there',
            ),
          ],
          lacks: lazily(
            () =>
              `${limited.source}|\\b(?:batch\\w*|first \\w{1,6}|top \\w{1,6}|only|cite|citation|header|footer|format|style|title|css|responsive|design|layout|link to|links to|include a link|independent|unit test|each page (?:should|must|has|of the)|form|navigation|seo|million (?:users|banknotes|people|dollars|customers)|if (?:needed|necessary))\\b`,
          ),
        },
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
