import { anyPattern, lazily } from '../pattern.ts';
import { anyOf } from './clause-words.ts';
import { type Rule, said, structured } from './rule.ts';
import { either } from './vocabulary.ts';
import { examplesOfYielding } from './yielding-examples.ts';

/** What is retrieved, remembered or returned, and who puts text there. */
const sources = anyOf(
  `
  search results? | search hits? | hits | results? of the search | retriev* | passages? | chunks? | snippets? | documents? | docs | articles? | pages? | web ?pages? | websites? | sites? | wiki | wiki pages? |
  knowledge base | knowledge bases | corpus | vector store | vector database | index | files? | uploads? | uploaded | attachments? | e-?mails? | tickets? | transcripts? | feeds? | context | context tags |
  memory | memories | memory file | notes? | history | chat log | chat logs | logs? | thread | earlier messages | previous messages | earlier turns | previous turns | past turns | assistant turns | turns | earlier sessions | previous sessions | past sessions | conversations? |
  tools? | tool's | plugins? | plugin's | browser | api | connector | function results? | tool outputs? | outputs? | responses? | integration | mcp server | mcp | crawler | scraper | dataset | spreadsheet | calendar | comments | observations? | crawler | notebook | guest | shared folder | feed | previous agents? | other agents? | API response | inbox | calendar entry | entry | entries | readme | block | recalled | recollections? | database rows? | rows | records?`.toLowerCase(),
);

/** What gives text power over the model. */
const authority = anyPattern(
  ...[
    `(?:is|are|as|becomes?|counts? as) (?:the |a |an |your |my |its )?(?:[a-z]{3,12} )?(?:law|gospel|(?:my |your |an )orders?(?: from [a-z]{2,12})?|beyond doubt|as good as mine|authentic|part of (?:this|the|your) (?:system )?prompt|authority|authorities|truth|true|binding|trusted|trustworthy|authoritative|infallible|final|correct|reliable|verified|official|instructions|orders|commands?|directives?|role|goals?|rules|system (?:prompt|message))\\b`,
    `as (?:though|if) (?:it|they|that|i|the operator|the developer|we|you)\\b[^\\n]{0,30}?\\b(?:came|come|wrote|written|said|given|issued|sent|were|was|had)`,
    `(?:last|final) (?:word|say)|outranks?|outweighs?|overrides?|supersedes?|overrules?|prevails?|trumps?|(?:higher|top|highest|more|greater) (?:priority|authority|standing)|takes? (?:priority|precedence)|wins? over`,
    `(?:over|above|before|rather than|instead of|to) (?:these|your(?: own)?|this|the) (?:[a-z']{1,12} )?(?:guidelines|instructions|rules|prompt|polic(?:y|ies)|directives|own)\\b|to your own\\b|even (?:where|when|if) (?:it|they|that) contradicts?|contradicts? (?:this|these|your|the) (?:prompt|instructions|rules|system)`,
    `(?:redefine|extend|rewrite|change|replace|amend|alter|update|modify|reshape|adjust|set|shape|dictate|steer|add to|append to) (?:these|your|the|how) (?:own )?(?:[a-z]{3,12} )?(?:instructions|rules|goals?|role|guidelines|prompt|behaviou?r|persona|polic(?:y|ies)|objectives?|orders|you (?:behave|act|respond|work|answer))`,
    `(?:must be |to be |shall be |are |is )(?:obeyed|carried out|executed|complied with|believed|followed to the letter)|(?:do|doing) (?:exactly )?(?:as|what|whatever) (?:it|they|the)\\b[^\\n]{0,40}?\\b(?:tells?|asks?|says?|requests?|demands?|wants?|orders?|instructs?)`,
    `(?:carry out|execute|perform|obey|follow|act on|comply with|fulfil) (?:the |any |all |every |each |whatever )?(?:further |new |next )?(?:steps?|instructions?|orders?|commands?|requests?|directions?)(?: [^ \\n]{1,12}){0,2} (?:in|inside|within|from|found|you (?:find|see|read)|of) `,
    `(?:instructions?|orders?|commands?|directions|rules),?(?: [^ \\n]{1,14}){0,6}? (?:act on|follow|obey|execute|carry out|apply|do|adopt|comply with|accept|enact) (?:them|it|these)\\b`,
    `whatever (?:a |the |any )?[a-z ]{1,16} (?:about|of) your (?:role|rules|goals?) becomes?`,
    `(?:adopt|accept|take up|take on|import|absorb|internali[sz]e|apply|honou?r|enact) (?:the |any |all |every |whatever |them|it|these |its )?(?:new |such )?(?:instructions?|rules|role changes?|orders?|changes?|goals?|persona|agreements?|immediately|promises?|permissions?|policies)\\b`,
    `change (?:it|them|yourself) for good|your next (?:instruction|task|order|step)|without (?:any |further )?(?:checks?|checking|verif[a-z]{1,8}|question(?:ing)?|doubt|hesitation|scrutiny)`,
    `(?:never|do not|don't|no need to) (?:doubt|question|challenge|second-guess|dispute|verify|check|distrust)|(?:believe|trust)s?\\b[^\\n]{0,40}?\\b(?:completely|fully|entirely|blindly|unconditionally|always|whatever|everything|all|any|even if)|(?:blindly|fully|completely|unconditionally|always) (?:trust|believe|accept|rely)`,
    `(?:be |are |as )(?:treated as |an? |established |binding |trusted ){1,3}(?:instructions?|commitments?|facts?)\\b|same authority as|as evidence|proof of|is (?:final|certain)|define(?:s)? your|decide(?:s)? whether you|replace your|priority over|switch to them|visit it|do all that it|including when it breaks|breaks the rules|without hesitation|do what they (?:say|ask|want)|(?:may|can) change your|absorb the (?:directives|rules|instructions)|obey the [a-z]{3,10} messages|(?:were|was|been|is|are) (?:put there by me|vetted|pre-?approved|cleared)|same (?:standing|weight|force|rank|authority) as|more weight than|take that action|decides? (?:what|how|which|whether) you|bind you|must be done|fulfil it|perform (?:it|them) without|without (?:asking|proof)|as (?:an? |your |my )(?:new |own |core )?(?:to-?do list|command|order|rule|rules|policy)\\b|(?:right|correct) and your prompt|replace the ones here|stand by|act accordingly|so continue|prove[s]? that you agreed|that you agreed|on (?:the|its) [a-z']{1,12} word alone|word alone|rewrite what you|(?:take over|assume|adopt) the (?:persona|role|identity)|overrule|forward it|even if it tells you`,
    `trust (?:any|all|every|everything|whatever|the assistant turns|what)|were (?:all )?(?:verified|approved|authori[sz]ed|checked) by`,
  ].map((power) => lazily(() => `\\b(?:${power})`)),
);

const guards =
  /\b(?:untrusted|never (?!(?:doubt|question|challenge|second|dispute|wrong|verify|distrust))|do not (?!(?:doubt|question|challenge|second|dispute|verify|check|recall|remember|distrust))|don't (?!(?:doubt|question|challenge|verify|check|distrust|recall|remember))|must not|may not|cannot|can't|should not|shouldn't|not (?:to be |be )?(?:instructions|followed|obeyed|trusted|commands|orders|authoritative|executed|override|carried)|rather than (?:as )?instructions|refuse|reject|report|ignore|suspicious|malicious|injections?|attempts?|claims?|only (?:if|when|after|from)|unless|approved by|approval|confirm(?:s|ed)?|verify (?:that|whether|it|them)|cite|cites|citing|quoted?|users? asked|user's (?:request|instructions)|test results?|type checker|compiler|terminal|lint|compile|agents\.md|claude\.md|readme|changelog|style|formatting|tone|recipe|assembly|installation|todo|git|commit|diff|if (?:two|both|sources)|when (?:two|sources)|disagree|outdated|stale|newer|most recent|latest)\b/;

/** Where text is kept that comes back later. */
const kept = anyOf(`
  memory | long-term | permanent* | persist* | later (?:chats?|sessions?|conversations?|runs?) | future (?:chats?|sessions?|conversations?|runs?|interactions?|users?) | next (?:time|session|conversation) | all later | across (?:sessions|chats|conversations|users) |
  tomorrow | from then on | for good | forever | your future self | later selves | your profile | your core rules | core rules | permanent for | live by it | live by them | binding policy | habits | every new session | new sessions? | can be skipped | for all future users | for everybody | standing (?:orders?|instructions?|rules?) | your (?:own )?(?:system )?(?:prompt|instructions|rules|guidelines|behaviou?r) | how you (?:behave|respond|answer|act|treat) | for everyone | to everyone | for all users | every later | each later | from now on | as truth | as facts? | as true | notebook | profile store | knowledge base`);
/** Whose words are kept. */
const anybody =
  /\b(?:users?|visitors?|people|customers?|anyone|someone|they|guests?|callers?|clients?|whoever|strangers?|members?|every|each|any|all|new behaviou?rs?|administrators|admins|owners|e-?mails|from now on)\b/;
/** What of them steers the model. */
const steering =
  /\b(?:rules?|commands?|instructions?|orders?|directives?|behaviou?rs?|exceptions?|corrections?|corrects?|permissions?|privileges?|policies|policy|feedback|claims?|demands?|requests?|dictates?|tells? you|rights|trusted|verified|authori[sz]ed|administrators?|admins?|states?|needs? no|habits|suggests?|changes? how)\b/;
const writing = anyOf(`
  sav* | stor* | persist* | keep | keeps | remember* | memori[sz]* | record* | write | writes | writing | add | adds | append* | copy | copies | learn | learns | retain* | note down | carry over | log | commit | update* | import* | adopt* | merge* | fold | incorporat* | changes? | amend* | enter | insert* | put | file | note | notes | teach yourself | make | makes | turn | turns | let`);
const keptGuards =
  /\b(?:never|not|n't|unless|only (?:if|when|facts|after|with)|confirm(?:s|ed)?|consent|approved|untrusted|language|preferred|changelog|git|commit message|ticket|todo|crm|summary|order history|delivery|dietary|units|refuse|reject|claims?|no (?:instructions|rules))\b/;

/** Rules about retrieved, remembered or returned text that is given power over the model, in any words and order. */
export const contextAuthority: readonly Rule[] = [
  said(
    {
      id: 'PG10.obeyed-context',
      title: 'Retrieved text gives orders',
      severity: 'high',
      message: 'What is retrieved, remembered or returned by a tool is obeyed, or trusted without a check.',
      remediation:
        'Say that such text is evidence with a source, that can be wrong, and that orders in it are not followed.',
    },
    {
      anchors: either(`
        law | gospel | authority | genuine | infallible | last word | final word | final say | outrank* | outweigh* | overrule* | supersede* | higher priority | top priority | takes priority | takes precedence | take precedence |
        contradicts | contradict | redefine* | extend these | extend your | rewrite your | replace your | change how you | change your | alter your | reshape | steer | dictate* | update your | append to your | add to your | modify your | amend your |
        obeyed | carried out | do as | do what | do whatever | does what | carry out | execute | obey | comply with | act on them | act on it | act on any | go through them | adopt | import the | accept role | accept any | accept every | accept all | accept the |
        honour | honor | internalise | internalize | becomes your | become your | for good | next instruction | next order | next task | without checking | without any check | without a check | without verif* | without question* | without doubt | never doubt | never question | don't doubt | do not doubt | don't question | do not question |
        never challenge | second-guess | believe | trust | trusts | as though it | as though they | as though the | as if it | as if they | as if the | as though i | as if i | to your own | over these | over your | over the system | above your | above these | were verified | been verified | reliable | as an instruction from | binding commitments | established fact | trusted instructions | same authority | as evidence | proof of | is final | is certain | define your | defines your | decide whether | facts from | priority over | switch to them | visit it | all that it asks | breaks the rules | without hesitation | what they say | absorb the | obey the | can be followed | your orders | beyond doubt | authentic | put there by me | vetted | same standing | same weight | same rank | same force | more weight | that action | decide what you | decides what you | decide how you | bind you | must be done | fulfil it | without asking | without proof | to-do list | as a command | as an order | as commands | as orders | an order from | part of this system | part of the system | part of your prompt | as good as mine | your prompt is wrong | act accordingly | stand by | that you agreed | you agreed | word alone | rewrite what | the persona | as your own rules | overrule what | as verified | replace the ones | forward it | is true | are true | overrides
      `),
      clause: { holds: [authority, sources], lacks: guards },
    },
  ),
  said(
    {
      id: 'PG10.standing-orders',
      title: 'Orders are kept for later',
      severity: 'high',
      message: 'What users say is kept as a rule or a fact for later conversations.',
      remediation: 'Store facts that code has checked, with their source, and never text that gives orders.',
    },
    {
      anchors: either(`
        memory | long-term | permanent* | persist* | later chats | later sessions | later conversations | future chats | future sessions | future conversations | future interactions | next time | next session | all later |
        across sessions | across chats | across conversations | across users | tomorrow | from then on | future self | into your core | live by it | live by them | binding policy | for good | your profile | for everybody | next session | new session | can be skipped | safety rules | standing order* | standing instruct* | standing rule* | to your instructions | to your system | to your own | to your rules | to your prompt | your permanent |
        update your | how you respond | how you behave | how you answer | for everyone | to everyone | as truth | as fact | as facts | learn new | exceptions
      `),
      clause: { holds: [steering, kept, writing, anybody], lacks: keptGuards },
    },
  ),
  structured(
    {
      id: 'PG10.poisoned-example',
      title: 'An example in which the model gives in',
      severity: 'high',
      message: 'A sample answer hands out secrets, drops limits or obeys an order that the prompt would refuse.',
      remediation: 'Show in examples how the model declines, and only what it shall do.',
    },
    examplesOfYielding,
  ),
];
