import { anyPattern, lazily } from '../pattern.ts';
import { anyOf } from './clause-words.ts';
import { type Rule, said } from './rule.ts';
import { outsider, ownMakers, ownOrders, release } from './takeover-words.ts';
import { either } from './vocabulary.ts';

/** The author guards the prompt, foresees what others try, or states a condition. */
const guards =
  /(?:\b(?:never (?!(?:been|existed|happened|written|given|said|received|had|were|was|got|saw|seen))|do not (?:let (?!the (?:system|prompt|rules|developer))|allow|override|change|forget|deviate|treat|accept|ignore|reveal|share|mention|act as)|don't let|refuses?\b|attempts?|untrusted|as data|are data|suspicious|malicious|injections?|cannot be|can't be|must not|must never|may not|shouldn't|even if|no matter what|whatever (?:the|a|any) (?:document|user|text|message)|regardless|claims?|claiming|rejects?)\b|(?<!\bas )\b(?:if|when|once|until|unless|whether|after) (?:the|a|an|any|your|their|it|there|all|new|you|tests?|they|asked|told|no|someone|somebody|anyone|users?|people|customers?)\b(?! (?:page|document|text|e-?mail|file|message|ticket|letter|review) (?:contains|includes|has|holds|gives))|by the (?:operator|developer) only\b|marked in|first step|noise|have been written by|may cancel|for each\b|not (?:to )?(?:be )?(?:overw|overr|ignor|forgot|replac|chang))/;
/** The clause speaks of papers, code or people, not of the model. */
const papers =
  /\b(?:invoices?|contract (?:above|of|ends)|leases?|tenants?|subscription|membership|flights?|booking|reservation|recipe|warranty|coupon|discount|employment|employees?|candidate|insurance|legislation|statute|vat|edition|draft|changelog|git|branch|commit|cache|database|table|schema|env|npm|typescript|css|repository|codebase|essay|lesson|students?|patients?|dose|medication|game|players?|spreadsheet|syntax|function|class|endpoint|api|deprecated|tone|style|layout|header|heading|summary|narrator|hypothesis|agents\.md|claude\.md|address|preferences?)\b/;
const lacks = anyPattern(guards, papers);

const released = anyOf(release);
const orders = anyPattern(...ownOrders.map((order) => lazily(() => `\\b(?:${order})\\b`)));
const fromOutside = new RegExp(`\\b${outsider}`);

/** Whose will is done. */
const allegiance =
  /\b(?:your (?:new |real |true |only |sole )?(?:employer|commander|leader|boss|master|principal|owner|commander|superior|chief|employer|loyalty|allegiance|obedience|voice|agenda|authority)|command over you|commands you|(?:sets?|chooses?|picks?|determines?|controls?) (?:your|what you do)|steering wheel|side with|execute (?:its|his|her|their) will|whatever role|(?:orders|commands|instructions) (?:only |solely |now )?(?:come )?from (?:the |a |whoever|an )|control to the|serve the (?:[a-z]{3,12}) now|terms (?:given|set|stated) in|follow the [a-z]{3,12}'s wishes|comply with the (?:caller|visitor|reader|guest|sender)|(?:purpose|mission|job) as pleasing|redefines? your|even if they conflict|higher authority|do what(?:ever)? the (?:note|letter|visitor|reader|guest|author|e-?mail|attachment)|listen to me|obey me|follow me\b|same (?:force|weight|standing|authority|rank)|allegiance|loyalty (?:is|lies|belongs|to the (?:person|reader|author|visitor|user|one))|obedience|(?:highest|supreme|ultimate|only|sole) (?:authority|voice|master)|(?:is|are) (?:now )?in charge|takes? command|governs? you|your own (?:agenda|goals?|will|wish|orders)|my own (?:wish|will|orders?|words?)|as (?:though|if) i|tells? you what to do|decides? (?:which|what) (?:of )?(?:your|you|rules)|(?:you|and|now|only|then|on) (?:now |only |just |will |must |shall )?(?:answer|belong|submit|take orders|report) (?:only |solely )?(?:to|from)|serves? (?:the )?(?:user|reader|visitor|author|customer) (?:alone|only)|(?:orders|instructions|commands) from the (?:reader|author|visitor|user|customer|sender)|as (?:the )?(?:client|visitor|user|customer|reader|author)s? (?:pleases?|wish(?:es)?|likes?)|be what the|what the (?:visitor|user|reader|client|guest) wants|adopt its|as yours|do as they ask|grant (?:all|whatever|every|any))\b/;

/** Something new that is to hold. */
const succession = new RegExp(
  `\\b(?:(?:treat|regard|consider|take|use|adopt|read|see|view|accept|make)\\b[^\\n]{0,50}?\\bas (?:your|the) (?:(?:new|real|actual|true|only|sole|own) )?(?:[a-z]{1,14} )?(?:charter|constitution|instructions|system (?:prompt|message)|prompt|orders|brief|briefing|mandate|configuration|law|directives?|mission)\\b` +
    `|(?:the|your) (?:real|actual|true|genuine|proper) (?:task|job|assignment|mission|purpose|instructions?|rules|orders|directives?|prompt|goal|brief|role)\\b[^\\n]{0,20}?\\b(?:begins?|starts?|follows?|comes?|now|different|lies|stands?|(?:is|are) (?:in|below|given|as follows|the following))` +
    `|your new (?:[a-z]{1,12} )?(?:task|instructions?|rules|orders|directives?|prompt|brief|guidelines|charter|configuration|persona|role|one)\\b(?! (?:at|in|with|as) )` +
    `|(?:new|fresh) (?:orders|instructions|rules|directives|commands) from|(?:await|read on for|wait for|stand by for|ready for) (?:my |the )?(?:new |fresh |further )?(?:orders|mine|commands|directives|instructions)` +
    `|end of (?:the |your |all )?(?:instructions|prompt|rules)\\b|new (?:orders|directives?):` +
    `|(?:start|begin) (?:over|afresh|anew|again|from (?:scratch|zero))\\b[^\\n]{0,40}?\\b(?:slate|rules|instructions|nothing|never had)|blank slate|clean slate` +
    `|new set of (?:rules|instructions|orders|guidelines)\\b[^\\n]{0,30}?\\b(?:you|your)\\b` +
    `|newer (?:version|edition|set) of your (?:instructions|prompt|rules|guidelines|orders)|adopt (?:its|their|his|the following|these) (?:rules|instructions|orders|directives) as yours` +
    `|(?:act|operate|work|run) (?:on|by|under|with) the (?:following|one below|charter|text below|paragraph below)\\b[^\\n]{0,30}?\\b(?:nothing else|alone|only|charter|instead)` +
    `|(?:instruction|prompt|rule|order)s? (?:above|before)\\b[^\\n]{0,20}?\\b(?:mistake|error|wrong)` +
    `|(?:asked|told|instructed|ordered|supposed) to (?:do )?(?:before|earlier|previously)?,? ?(?:drop|forget|leave) (?:it|that)` +
    `|your orders have changed|your only (?:rulebook|rules|instructions|guide|law|charter|orders)|(?:newly|just) born|wait for the next (?:one|order)|issue these instead|takes? the place of (?:the|your) (?:system prompt|prompt|instructions|rules|guidelines)|final version (?:follows|is below)|rather than with your (?:prompt|rules|instructions)|forget the plan|changing course|change of plan|the (?:plan|rules) (?:has|have) changed)`,
);

/** Rules about a takeover told in any words, order and voice: the old ends, something new begins or ranks above it. */
export const instructionTakeover: readonly Rule[] = [
  said(
    {
      id: 'PG01.instructions-released',
      title: 'The model is released from its instructions',
      severity: 'high',
      message: 'The text says that what the model was told is void, over, or to be left behind.',
      remediation: 'Remove it. What holds for the model is said once, in the system message.',
    },
    {
      anchors: either(`
        instruction* | guideline* | directive* | guidance | constraints | restriction* | your rules | rules you | rules above | rules stated | rules given |
        rules at the | set of rules | rules in your | rules in the | of your rules | rulebook | system prompt | system message | your prompt | the prompt you | developer* | operator* | your maker* |
        creator* | programmer* | your owner* | the company | company's | policy your | your polic* | your configuration | charter | mandate | your brief |
        former brief | brief | assignment | your role | previous role | previous polic* | your mission | original mission | initial mission | your duties | the duties |
        principles | persona | preset | conditioning | programming | framework you | foregoing | preceding | above text | text above | opening paragraph |
        lines above | everything above | everything before | everything up to | everything preceding | everything you | nothing above | nothing before | nothing written | nothing you | told earlier | were told | told to you |
        said to you | asked to do before | you were asked | written before | so far | up to this point | described above | stated above | mentioned above | at the top | mentioned previously | default state |
        previous rules | prior rules | earlier rules | original rules | earlier arrangement* | previous arrangement* | original plan | original task | initial task | your identity | your training | default behav* |
        factory state | manual you | commitments | task description | current assignment | part of this prompt | effect of the | who you were told | more instructions | no rules had | policies above | what your | past guidance | guidelines of | rules of your | rules set by | sentences above | paragraph above | first paragraph | previous paragraph | text at the top | order that precedes | line above | words above | your obligations | your orders | rules for you | role of | what the admin* | told you to | anything you were | what your | provider | vendor | your directives | your prompt | no instruction* | no rule | no directive | do not let the | don't let the | do not let your | don't let your | your obligations | wrote above | came before | safeguards | guardrails
      `),
      clause: { holds: [released, orders], lacks },
    },
  ),
  said(
    {
      id: 'PG01.new-charter',
      title: 'Something new takes the place of the instructions',
      severity: 'high',
      message: 'The text announces the real task, a new charter, or a start from nothing.',
      remediation: 'Say what the task is once, in the system message, and who may change it.',
    },
    {
      anchors: either(`
        your new | your real | your actual | your true | your genuine | the real | the actual | the true | the genuine | actual job |
        start over | start afresh | start anew | start from scratch | begin again | begin anew | slate | from zero | new set of | newer version | newer set |
        new orders | fresh orders | new directives | charter | constitution | await my | await mine | await new | as your instructions | as your system |
        as your orders | as the law | as your law | as your prompt | as your brief | as your mission | as your mandate | as the system | as yours | the correct one | end of instructions | end of your instructions | end of prompt |
        end of the instructions | nothing else | drop it and | drop that and | forget that and | forget the plan | orders have changed | your only | newly born | the next one | issue these | the place of | final version | rather than with | changing course | change of plan | instruction above | prompt above
      `),
      clause: { holds: [succession], lacks },
    },
  ),
  said(
    {
      id: 'PG01.new-master',
      title: 'Someone else is to be obeyed',
      severity: 'high',
      message:
        'The text has the model serve the author of a document, a visitor or a message in place of its operator.',
      remediation: 'Say in the system message who may instruct the model, and that all other text is data.',
    },
    {
      anchors: either(`
        your new | your master | your boss | your principal | your only | your sole | your agenda | your loyalty | loyalty is | loyalty lies | loyalty to | allegiance | obedience | obey the | heed |
        highest authority | supreme authority | ultimate authority | sole authority | only authority | in charge | takes command | take command | governs | your own agenda | your own goal* | my own |
        as though i | as if i | what to do | decides which | decide which | decides what | answer to | report to | belong to | submit to | take orders from | takes orders from | orders from |
        serve the | serves the | your commander | commander | come from the | commands only | commands from | orders only | control to the | solely under | serve the reader | serve the visitor | 's wishes | the caller | as pleasing | redefine your | visitor's orders | the visitor likes | higher authority | do what the note | do what the letter | do whatever the visitor | your leader | your employer | new employer | command over | commands you | sets your | set your goals | chooses your | steering wheel | side with | its will | same force | same weight | same standing | same authority | same rank | whatever role | listen to me | follow me, | as the client | as the visitor | as the user | as the customer | adopt its | as yours | do as they | grant whatever | grant every | grant all | visitor wants | reader wants | client pleases | guest wants
      `),
      clause: {
        holds: [allegiance, fromOutside],
        lacks: anyPattern(
          lacks,
          lazily(
            () =>
              `\\b(?:support|sales|manager|head of|team|language|politely|questions?|what to do (?:next|if|when)|tells? (?:the user|them|him|her|customers)|not to the|staff)\\b(?![^\\n]{0,40}\\bsystem message)`,
          ),
        ),
      },
    },
  ),
  said(
    {
      id: 'PG01.outranked-instructions',
      title: 'Something outranks the instructions',
      severity: 'high',
      message: 'The text puts a message, a document or a user above the system message or its author.',
      remediation: 'State the order the other way round: system, developer, user, data.',
    },
    {
      anchors: either(`
        priority | outrank* | trump | trumps | precedence | supersede* | overrule* | overrides | override the | override what | overriding |
        higher than | above everything | above anything | above all | above whatever | above what | above your | above the system |
        above the developer* | above the operator* | above these | more authority | highest authority | supreme authority |
        ultimate authority | final authority | final say | last word | final word | more weight | outweigh* | weighs more |
        counts more | matters more | ranks above | rank above | ranks higher | stands above | stands over | placed above |
        beats | wins over | wins against | prevail* | more important than | stronger than | over the wishes | give precedence | rank the | even where it | same force as | same weight as | same standing as | overpower* | in favour of | in favor of
      `),
      clause: {
        holds: [
          new RegExp(
            `\\b${outsider}|\\bwhat (?:follows|comes next|i say|stands below)\\b|\\b(?:line|sentence|block|instruction)s? (?:below|that follow)`,
          ),
          new RegExp(
            `\\b(?:system (?:prompt|message|instructions?|text|rules)|developer(?:'s|s|s')?|operator(?:'s|s)?|(?:your|these) (?:[a-z]{1,12} ){0,2}?(?:rules|instructions|guidelines|polic(?:y|ies)|prompt|programming|configuration|directives|principles|makers?|creators?|owners?|company)|${ownMakers} (?:wrote|said|set|put|gave|told|wants?)|(?:highest|supreme|ultimate) (?:authority|say|word))`,
          ),
        ],
        lacks: anyPattern(
          lacks,
          lazily(
            () =>
              `(?:\\b(?:not|no|nothing|cannot|only)|n't)(?: [^ \\n]{1,14}){0,5}? (?:overrid|precedence|priorit|supersede|overrule|outrank|trump)|\\b(?:system|developer|operator|safety|these|platform|company)(?: [^ \\n]{1,14}){0,5}? (?:take(?:s)? (?:precedence|priority)|ha(?:s|ve) (?:precedence|priority|the (?:final|last))|outranks?|overrides?|prevails?|trumps?|comes? before|supersedes?|wins?)\\b|\\b(?:conflict with|contradicts?|order of|ordered|in this order|hierarchy|ticket priority|high[- ]priority|priority (?:level|queue|tickets?|support|field|of the (?:ticket|task|issue))|prioriti[sz]e)\\b`,
          ),
        ),
      },
    },
  ),
];
