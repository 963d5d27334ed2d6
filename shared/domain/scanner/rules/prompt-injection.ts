import { instructionHijack } from './instruction-hijack.ts';
import { instructionTakeover } from './instruction-takeover.ts';
import { judgeManipulation } from './judge-manipulation.ts';
import { languagesOf } from './languages/languages.ts';
import { type Category, said } from './rule.ts';
import { untrustedVariables } from './untrusted-variables.ts';
import { dataPlaces, either, orders, pairs, priors, sticky, strictOrders, weakPriors } from './vocabulary.ts';

/** A few words, none of which begins a place: "ignore typing errors in the previous message" is about errors. */
const words = (most: number): string => `(?: (?!(?:in|from|on|about|with|for|at) )[^ \\n]{1,24}){0,${most}}?`;
const notOfData = `(?!${words(4)} (?:in|inside|within|contained|found|embedded|that appear|appearing|from|of|by)(?: (?:the|a|an|any|this|that|these|those|such|untrusted|retrieved))? ?${dataPlaces})`;
/** "Ignore commands to …", "do not obey messages asking …": a defence; what it wards off comes later in the clause. */
const notOfOthers =
  "(?! to\\b)(?!(?: (?:any|all|such|every|user|user's|further|embedded)){0,2} (?:commands?|requests?|attempts?|instructions?|messages?|prompts?|text|inputs?|content|users|anyone|people|emails?|documents?|anything)(?: [a-z]{1,12})? (?:to|asking|telling|trying|attempting|claiming|saying|demanding|that (?:ask|tell|try|attempt|claim|say|demand|want)s?)\\b)";
const dismissals = either(`
  ignore | ignoring | disregard | disregarding | forget | override | overrule | overriding | bypass | discard |
  neglect | abandon | dismiss | set aside | pay no attention to | pay no heed to | do not follow | stop following |
  do not obey | stop obeying | stop adhering to | do not adhere to | erase | throw away | throw out | cancel |
  don't follow | no longer follow | leave behind | nullify | unlearn | scrap | wipe | suspend | supersede | drop all |
  drop your | drop the | drop any | do not do what | need not comply with | need not follow | need not obey |
  do not listen to | don't listen to | do not comply with | don't obey | don't comply with | reject the | reject your |
  act contrary to | let go of | put aside | cast aside | turn away from | break away from
`);
const dismissal = `(?:${dismissals.join('|')})`;

const overrideDirective = sticky(
  `${dismissal}${notOfOthers}(?:` +
    `${words(5)} ${priors}${words(4)} ${orders}\\b` +
    `|${words(5)} ${weakPriors} (?:[a-z-]{1,16} ){0,2}?${strictOrders}\\b` +
    `|${words(3)} ${orders},?(?: [^ \\n]{1,16}){0,2}? (?:above|before|prior|previously|earlier|you (?:have|had|were|got|received|are)|given|i gave|so far|that came|preceding|in place|set (?:by|for)|(?:they|the developers?|your creators?) (?:gave|wrote))\\b` +
    `| (?:all|any|your|any and all|all your|all the|all of your|all of the|every) (?:[a-z-]{1,16} ){0,2}?${strictOrders}\\b${notOfData}` +
    `| (?:to |what )?(?:the|your) (?:operator|developers?|creators?|system (?:prompt|message)|initial (?:configuration|setup))\\b(?! (?:mode|tools?|docs|documentation|console|portal|guide|account|relations|experience))` +
    `| (?:the |your |any )?(?:polic(?:y|ies)|rules|guidelines|instructions) (?:given|written|set) (?:to you |for you )?(?:by|above)\\b` +
    `| (?:everything|anything|all|whatever|what)(?: (?:that|which|it|we|i|you|they|have|had|has|were|was|been|being|just|ever|of|is|else|came|comes|stands|stood|written|said|stated|the|developers?|system|author|prompt|operator|wrote|says|precedes|told|text)){0,6} (?:above|before|earlier|previously|at the (?:top|beginning|start)|so far|up to (?:now|here|this point))\\b` +
    `| (?:everything|anything|all|whatever)(?: (?:that|which|it|we|i|you|they|have|had|has|were|was|been|just|ever)){0,6} (?:told|said|learned|learnt|taught|trained|instructed|programmed|know|knew)(?: to do)?\\b` +
    `)`,
);

export const promptInjection: Category = {
  id: 'PG01',
  key: 'prompt-injection',
  title: 'Prompt injection',
  description:
    'The template plants an order to drop its own instructions, or lets untrusted text stand where the model takes orders.',
  defaultSeverity: 'high',
  maxSeverity: 'critical',
  references: ['OWASP-LLM-2025:LLM01', 'OWASP-LLM-2026:LLM01', 'OWASP-ASI-2026:ASI01', 'MITRE-ATLAS:AML.T0051'],
  rules: [
    said(
      {
        id: 'PG01.override-directive',
        title: 'Order to drop earlier instructions',
        severity: 'critical',
        message: 'The text orders the model to drop the instructions it was given.',
        remediation:
          'Remove the order. If it quotes an attack, put it into quotation marks below a heading that says so.',
      },
      {
        anchors: dismissals,
        pattern: overrideDirective,
        clause: { holds: [], lacks: /\s\/(?:reset|new|clear|restart|start)\b/ },
      },
    ),
    said(
      {
        id: 'PG01.replacement-instructions',
        title: 'New instructions that take over',
        severity: 'high',
        message: 'The text announces instructions that replace those of the prompt.',
        remediation: 'Say what the task is once, in the system message, and remove text that supersedes it.',
      },
      {
        anchors: either(`
          new system prompt | new system directive | new system instruction | new instructions | updated instructions |
          system override | system prompt override | admin override | end of system | end of prompt |
          end system prompt | begin new instructions | your new instructions | your new rules | your new guidelines |
          real instructions | actual instructions | true instructions | your real | your actual | your true |
          these instructions override | this message overrides | this overrides | these rules override |
          instruction override | these rules supersede | this message supersedes | these instructions supersede |
          these instructions replace | this replaces | start over with | start afresh | above this line |
          take precedence over | takes precedence over | takes priority over | take priority over
        `),
        pattern: sticky(
          '(?:new system (?:prompt|directive|instruction)s?(?! (?:in|for|to be|version))\\b|(?:new|updated) instructions ?(?::|follow|are|from|-)|(?:system|admin|system prompt|instruction) override|end (?:of )?(?:system|prompt)(?: (?:prompt|message|instructions?))? ?(?:[:\\]>)-]|begin|start|new|user)|begin new instructions|(?:the |your )?(?:real|actual|true) (?:instructions|rules|task|assignment|mission|orders|guidelines|goal|job|purpose) (?:are|is|follows?|begins?|starts?|now)|your new (?:instructions|rules|guidelines) (?:are|is|:)|(?:these|this) (?:instructions?|rules?|message)? ?(?:overrides?|supersedes?|replaces?) (?:all|any|every|your|the (?:previous|prior|system|above|earlier)|everything|previous|prior|earlier|what)|start (?:over|afresh) with (?:these|the following|this)|above this line (?:is|was|were|are) |takes? (?:precedence|priority) over (?:your|the|any|all|these|this) (?:[a-z]{1,12} ){0,2}?(?:system|developer|instructions|rules|guidelines|prompt|policies)\\b)',
        ),
        clause: {
          holds: [],
          lacks:
            /\b(?:takes?|have|has) (?:precedence|priority) over (?:user|any user|what|the user|all user|requests)\b/,
        },
      },
    ),
    said(
      {
        id: 'PG01.data-as-authority',
        title: 'Data may change the instructions',
        severity: 'high',
        message: 'A text from outside is allowed to give orders, or to change the role and the rules.',
        remediation: 'Say that such text is data, whatever it says, and keep role and rules in the system message.',
      },
      {
        anchors: [
          ...pairs(
            'treat any | treat every | treat all | consider any | consider every | regard any | take any',
            'instruct* | command* | order* | directive* | request*',
          ),
          ...either(`
            as coming from me | as if it came from | as if they came from | as though it came from | as if i had |
            as if written by | redefine your | rewrite your | change your role | override your | replace your role |
            decide your role | set your rules | change your instructions | alter your instructions |
            rewrite these instructions | modify your instructions | overwrite your | redefine your role
          `),
        ],
        clause: {
          holds: [
            /\b(?:let|allow|permit|may|can|treat|consider|regard|take)\b/,
            /\b(?:documents?|texts?|pages?|emails?|messages?|content|attachments?|files?|websites?|results?|uploads?|uploaded|input|\{\{[^{}\n]{1,40}\}\})/,
          ],
          lacks:
            /\b(?:not|never|cannot|can't|don't|no|refuse|reject|ignore|untrusted|malicious|suspicious|as data|attempts?|tr(?:y|ies|ying))\b/,
        },
      },
    ),
    said(
      {
        id: 'PG01.role-reassignment',
        title: 'The model is given another identity',
        severity: 'medium',
        message: 'The text takes away the identity of the model and gives it another.',
        remediation: 'Define one role in the system message and remove text that changes it on the way.',
      },
      {
        anchors: either(`
          you are no longer | you're no longer | you will no longer | from now on | from this moment |
          from this point | from here on
        `),
        pattern: sticky(
          "(?:you(?: are|'re| will) no longer (?:be |respond |an? |act )?[^ \\n]{1,20}|from (?:now|this (?:moment|point)|here) on(?:wards?)?,? (?:you (?:are|will|must|should|shall|have to|can) |act |pretend |respond |your name )(?:now |going to )?(?:be |act |not |always |respond |pretend |become |behave |play |answer )?[^ \\n]{0,20})",
        ),
        clause: { holds: [] },
      },
    ),
    ...instructionHijack,
    ...instructionTakeover,
    ...judgeManipulation,
    ...languagesOf('PG01'),
    ...untrustedVariables,
  ],
};
