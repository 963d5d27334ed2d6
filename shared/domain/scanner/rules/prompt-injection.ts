import { judgeManipulation } from './judge-manipulation.ts';
import { type Category, said } from './rule.ts';
import { untrustedVariables } from './untrusted-variables.ts';
import { dataPlaces, either, orders, priors, sticky, strictOrders, weakPriors } from './vocabulary.ts';

const words = (most: number): string => `(?: [^ \\n]{1,24}){0,${most}}?`;
const notOfData = `(?!${words(4)} (?:in|inside|within|contained|found|embedded|that appear|appearing|from|of|by)(?: (?:the|a|an|any|this|that|these|those|such|untrusted|retrieved))? ?${dataPlaces})`;
const dismissals = either(`
  ignore | ignoring | disregard | disregarding | forget | override | overrule | bypass | discard | neglect | abandon |
  dismiss | set aside | pay no attention to | do not follow | stop following | do not obey | stop obeying | erase |
  throw away | throw out | cancel | don't follow
`);
const dismissal = `(?:${dismissals.join('|')})`;

const overrideDirective = sticky(
  `${dismissal}(?:` +
    `${words(5)} ${priors}${words(4)} ${orders}\\b` +
    `|${words(5)} ${weakPriors} (?:[a-z-]{1,16} ){0,2}?${strictOrders}\\b` +
    `|${words(3)} ${orders},?(?: [^ \\n]{1,16}){0,2}? (?:above|before|prior|previously|earlier|you (?:have|had|were|got|received|are)|given|i gave|so far|that came|preceding|in place|set (?:by|for))\\b` +
    `| (?:all|any|your|any and all|all your|all the|all of your|all of the|every) (?:[a-z-]{1,16} ){0,2}?${strictOrders}\\b${notOfData}` +
    `| (?:everything|anything|all|whatever) (?:(?:of|that|which|it|we|i|you|they|have|had|has|were|was|been|just|ever) ){0,6}(?:above|before|earlier|previously|(?:told|said|learned|learnt|taught|trained|instructed|programmed|know|knew)(?: (?:to do|before|so far|above|earlier|until now|up to now))?)\\b` +
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
          new system prompt | new instructions | updated instructions | system override | system prompt override |
          admin override | end of system | end of prompt | end system prompt | begin new instructions |
          your new instructions | your new rules | your new guidelines | your real instructions |
          your true instructions | these instructions override | all previous | all prior | all earlier | previous instructions | prior instructions | your previous | your instructions | your earlier | the above instructions | the rules above | these rules are | everything above | all of the above | this message overrides | this overrides |
          these rules override | instruction override
        `),
        pattern: sticky(
          '(?:new system prompt|(?:new|updated) instructions ?(?::|follow|are|from|-)|(?:system|admin|system prompt|instruction) override|end (?:of )?(?:system|prompt)(?: (?:prompt|message|instructions?))? ?(?:[:\\]>)-]|begin|start|new|user)|begin new instructions|(?:all |your |the |any )?(?:previous |prior |earlier |above |these |of the above ){0,2}(?:rules|instructions|guidelines|restrictions|directives)(?: above)? (?:are|is) (?:now |hereby )?(?:void|null|cancel(?:l?ed)|no longer (?:valid|appl[a-z]{1,6}|in (?:effect|force)|binding)|obsolete|revoked|suspended|lifted|invalid|superseded)|everything above(?: this line)? (?:is|was) (?:just |only |merely )?(?:an? )?(?:test|example|joke|fake|irrelevant|void|wrong|outdated|obsolete)|your (?:new|real|true) (?:instructions|rules|guidelines) (?:are|is)|(?:these|this) (?:instructions?|rules?|message)? ?overrides? (?:all|any|every|your|the (?:previous|prior|system)))',
        ),
      },
    ),
    said(
      {
        id: 'PG01.obey-data',
        title: 'Obedience to instructions found in data',
        severity: 'high',
        message: 'The model is told to follow whatever instructions a text, page or message contains.',
        remediation: 'Say that such text is data and that instructions inside it are to be reported, never followed.',
      },
      {
        anchors: either(`
          follow | obey | execute | carry out | do what | do whatever | do exactly what | comply with | perform |
          act on
        `),
        pattern: sticky(
          `(?:(?:follow|obey|execute|carry out|comply with|perform|act on) (?:any|all|every|whatever|any and all) (?:of the )?(?:[a-z-]{1,16} ){0,2}?(?:instructions?|commands?|orders?|directives?|requests?)(?: (?:that|which|you))?(?: [a-z']{1,16}){0,3}? (?:in|inside|within|from|by|contained|contains?|found|find|embedded)\\b.{0,24}?\\b(?:documents?|texts?|data|content|emails?|inputs?|pages?|tickets?|transcripts?|files?|articles?|websites?|messages?|results?|tools?|attachments?|it|them|there)\\b|do (?:exactly )?(?:what|whatever|anything|everything) (?:(?:the|this|that|each) )?(?:text|document|page|email|message|content|input|file|website|ticket|article|data|attachment)s? (?:says?|asks?|tells?|orders?|contains?|instructs?|wants?|requests?))`,
        ),
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
      },
    ),
    ...judgeManipulation,
    ...untrustedVariables,
  ],
};
