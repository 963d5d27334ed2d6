import { type Rule, said } from './rule.ts';
import { either, limits, morals, pairs, sticky } from './vocabulary.ts';

const limitStems =
  'restrict | limit | rule | guideline | filter | censor | constraint | boundar | morals | ethic | moral | legal | content | safety | openai | polic | scruple | inhibition | qualm | prohibit | programmed | guardrail | law | forbidden | off-limits | taboo | conscience | compass';
const lacking = pairs(
  `has no | have no | has zero | have zero | with no | with zero | having no | without | without any | without ethical or |
   lacks | lacks any | lacking | hold no | holds no | know no | knows no | doesn't have | doesn't have any | do not have |
   do not have any | does not have | does not have any | don't have | don't have any | hasn't any | haven't got |
   devoid of | free of | free from | freed from | freed of | there are no | there's no | unburdened by | unbound by |
   not bound by | no longer bound by | not bound to | not restricted by | not limited by | not constrained by |
   without the | without your | ignores all | has neither | have neither | free of all | free from all | free of any | free from any`,
  limitStems,
);

/** Fiction about somebody without limits is no order to be so, unless the model is to be that one. */
const aboutSomebody =
  /\b(?:monologue|poem|song|essay|article|obituary|character sketch|report|review) (?:for|about|of|by|on|in which)\b/;

const holder = `(?:${morals}|content|safety|moral|openai(?:'s)?|programmed|personal|internal|set|usual|typical|normal)`;
const kinds = `(?:restrictions?|filters?|censorship|limitations?|rules|guidelines|morals?|ethics|ethical|boundaries|principles|laws|regulations|limits|warnings|polic(?:y|ies)|prohibitions|constraints|scruples|inhibitions|qualms|taboos?|conscience)`;
const noLimits = sticky(
  `(?:ha(?:s|ve) (?:no|zero|neither)|with (?:no|zero)|having no|without|lacks|lacking|holds? no|knows? no|do(?:es)?(?:n't| not) have|has(?:n't| not)|haven't got|devoid of|freed? (?:of|from)|there(?: are|'s) no|un(?:burdened|bound) by|(?:not|no longer) (?:bound|restricted|limited|constrained) (?:by|to)|ignores all)(?: (?:any|all|of|kind|kinds|the|your|a|sort|form|its|his|her)){0,4} ` +
    `(?:${holder}(?:,? ?(?:or|and|nor|/)? ?${holder})? ?(?:${limits}|compass|code|considerations?|concerns?|judge?ments?|qualms)` +
    `|${kinds}(?:,| or| and| nor|/)? ?(?:or |and )?(?:any )?${kinds}` +
    `|(?:morals|morality|scruples|conscience|inhibitions)(?= (?:and|what|at all|or|whatsoever|here|anymore)|[.,!;]|$)` +
    `|forbidden (?:topics|subjects|questions|requests|words)|off-limits (?:topics|subjects)|prohibitions)`,
);

/** Rules about personas and modes that know no limits. */
export const jailbreakPersonas: readonly Rule[] = [
  said(
    {
      id: 'PG02.unrestricted-persona',
      title: 'Persona without limits',
      severity: 'critical',
      message: 'The text gives the model a persona or mode that knows no rules.',
      remediation:
        'Remove the persona. State the role, its scope, and that it refuses what lies outside, role-play included.',
    },
    {
      anchors: [
        ...lacking,
        ...either(`
          broken free | break free | breaks free | not follow any | don't follow any |
          not have to follow | not have to abide | need not abide | not abide by | don't have to follow |
          don't have to abide | doesn't have to follow | not obey any | not need to follow | above any mortal |
          above the law | above morality | beyond good and evil | beyond morality | outside of all rules | above any laws
        `),
      ],
      pattern: sticky(
        `(?:${noLimits.source}` +
          `|(?:not|no longer) bound by(?: [^ \\n]{1,16}){0,4}? ${limits}|(?:free[d]?|br(?:oken?|eaks?) free) (?:from|of)(?: [^ \\n]{1,16}){0,6}? (?:confines|chains|shackles|restrictions|rules|filters|guidelines|limitations|ethic[a-z]{0,6}|moral[a-z]{0,5}|censorship|polic(?:y|ies)|restraints|constraints)` +
          `|(?:not|don't|doesn't) (?:have to |need to )?(?:abide by|follow|obey)(?: [^ \\n]{1,16}){0,4}? (?:rules|guidelines|polic(?:y|ies)|restrictions|ethic[a-z]{0,6}|moral[a-z]{0,5})|need not abide by[^\\n]{0,30}` +
          `|(?:above|beyond|outside of) (?:all|any|the|mortal|human|good|every|of){0,1}(?: [a-z]{1,10}){0,2}? ?(?:morals?|morality|ethics|laws?|rules|evil)\\b)`,
      ),
      clause: { holds: [], lacks: aboutSomebody },
    },
  ),
  said(
    {
      id: 'PG02.no-restrictions',
      title: 'The model is told that it has no restrictions',
      severity: 'high',
      message: 'The text tells the model that it has no restrictions, or to answer without any.',
      remediation: 'Remove it, and say what the model refuses.',
    },
    {
      anchors: pairs(
        'no | without | zero | without any | free of | free from | free from any | free of any | free of all | free from all | not have any | removed all | lifted all | unlimited by | not under any',
        'restrictions | limits | limitations | filters | filter | censorship | boundaries | rules | guardrails | constraints | ethics',
      ),
      clause: {
        holds: [
          /\b(?:you|your|he|she|it|ai|assistant|model|bot|persona|character|gpt|dan|(?:answer|respond|reply|speak|talk|generate|act|operate|behave|discuss|express|continue)[a-z]{0,3})\b/,
          /\b(?:have|has|had|with|are|is|operates?|without|free|no|zero|now|hold)\b/,
        ],
        lacks:
          /\b(?:comedian|family friendly|length|words|characters long|minutes|budget|rates?|dietary|geographic|allergies|plan|file|upload|size|search|list|date|price|number of|holidays?|hotel|flights?|monologue|poem|essay|novel|chapter|diving|speed|access|licen[cs]e|creativity|creative|imagination|api|genres?|topic|budgetary|theme|cuisine|ingredients|format|style)\b/,
      },
    },
  ),
  said(
    {
      id: 'PG02.uncensored-mode',
      title: 'An uncensored model or mode',
      severity: 'critical',
      message: 'The text makes the model an unfiltered, amoral or uncensored one.',
      remediation: 'Remove the persona, and name what the role refuses.',
    },
    {
      anchors: either(`
        unfiltered | uncensored | unrestricted | amoral | immoral | unaligned | unmoderated | jailbroken | unchained |
        unshackled | unhinged | rule-free | filter-free | limitless | anti-gpt | lawless
      `),
      pattern: sticky(
        '(?:un(?:filtered|censored|restricted|aligned|moderated|chained|shackled|hinged)|amoral|immoral|jailbroken|rule-free|filter-free|limitless|anti-gpt|lawless),? ?(?:and |or |, |& )?(?:(?:un(?:filtered|censored|restricted|ethical|biased|apologetic)|amoral|immoral|unethical|evil|fully |completely |totally |more |honest ){0,2} ?)?(?:ai\\b|a\\.i|chat ?bot|bot\\b|(?:[a-z]{0,8}gpt)|(?:language )?model\\b|assistant|character|responses?|version|persona|mode\\b|answers?|replies|entity|intelligence|twin|self|llm|output|and|machine|being\\b)',
      ),
      clause: {
        holds: [
          /\b(?:you|your|yourself|act|play|pretend|simulate|become|respond|responds|answer|answers|called|named|stay|keep|remain|as an?|mode|is an?|are an?|enter|role|he|she|it)\b/,
        ],
        lacks: aboutSomebody,
      },
    },
  ),
  said(
    {
      id: 'PG02.named-jailbreak',
      title: 'A known jailbreak persona',
      severity: 'critical',
      message: 'The text names a persona or mode that is known as a jailbreak.',
      remediation: 'Remove it.',
    },
    {
      anchors: either(`
        do anything now | developer mode | act as dan | act as a dan | be dan | you are dan | pretend to be dan |
        dan mode | jailbreak mode | jailbroken | opposite mode | evil mode | god mode | stay a dan | respond as dan |
        jailbreak prompt | jailbreak enabled | debug mode enabled | debugging mode enabled | unlocked mode |
        unrestricted mode | sudo mode | dan jailbreak | maximum mode | anarchy mode | dev mode enabled | opposite day |
        opposite machine | fully unlocked | stay free | stay in dan
      `),
      pattern: sticky(
        '(?:do anything now|developer mode (?:enabled|on\\b|is (?:on|enabled|active)|output|response|activated|policy|can|generates?|v\\d|\\+|with|where|you|in which|that|without)|(?:act as(?: a)?|be|you are|pretend to be|respond as|stay a|stay in) dan\\b(?! [a-z]{2})|(?:dan|jailbreak|evil|opposite|god|unlocked|unrestricted|sudo|maximum|anarchy|dev) mode(?: (?:enabled|on|is|activated))?|debug(?:ging)? mode enabled|jailbroken|jailbreak (?:prompt is|enabled|universe|activated)|dan jailbreak|opposite (?:day|machine)(?=[^\\n]{0,80}(?:rules|answer|respond|reverse|opposite|you))|fully unlocked(?= (?:ai|model|version|according|and|gpt|chatgpt|mode))|stay free)',
      ),
      clause: {
        holds: [],
        lacks:
          /\b(?:chrome|android|browser|settings|phone|ios|xbox|windows|extension|device|lesson|children|game design)\b/,
      },
    },
  ),
  said(
    {
      id: 'PG02.second-self',
      title: 'A second self that answers what the first declines',
      severity: 'high',
      message: 'Beside its own answer, the model is to give that of another self without its limits.',
      remediation: 'Ask for one answer, by the role that the system message defines.',
    },
    {
      anchors: either(`
        evil twin | alter ego | alter-ego | evil version | dark version | dark side | evil counterpart | opposite self |
        shadow self | second personality | other personality | split personality | two personalities | two persons |
        two entities | two personas | two ais | two answers | two responses | two different responses |
        two separate responses | two different ways | two separate ways | two ways | two paragraphs | both as |
        two replies | two versions | 2 responses | 2 answers | two modes | two distinct responses | two outputs
      `),
      clause: {
        holds: [
          /\b(?:unfiltered|uncensored|unrestricted|can do anything|do anything|without (?:any )?(?:restrictions|limits|filters|rules|ethic[a-z]{0,6}|moral[a-z]{0,6})|normal (?:assistant|ai|model|chatgpt|gpt|answer|response|one)|normally (?:respond|answer|decline|refuse)|declines?|refuses?|evil|jailbr[a-z]{4,6}|chatgpt|gpt|amoral|no (?:rules|limits|restrictions|filters)|shouldn't|should not|break[s]? [^\n]{0,12}polic(?:y|ies)|opposite|illegal|forbidden|inside (?:of )?you|blocked|dan\b)/,
        ],
        lacks: /\b(?:screenplay|novel|formal|casual|english|french|german|british|american|short|long)\b/,
      },
    },
  ),
  said(
    {
      id: 'PG02.lawless-world',
      title: 'A world without rules',
      severity: 'high',
      message: 'A made-up world, game or machine is to waive what the model may not do.',
      remediation: 'Say that role-play and hypotheticals change nothing about what is refused.',
    },
    {
      anchors: either(`
        hypothetical | fictional | imaginary | simulation | simulated | alternate | parallel universe | parallel world |
        this world | this universe | this game | this scenario | this story | this reality | this terminal |
        roleplay | role-play | role play | thought experiment | pretend that | imagine that | imagine a world |
        let's pretend | suppose that | make-believe | in which | dream world | this realm
      `),
      clause: {
        holds: [
          /\b(?:(?:nothing|everything|anything|all) (?:is|are|becomes?) (?:illegal|forbidden|legal|allowed|permitted|off-limits|prohibited|unethical|immoral)|no (?:laws?|rules?|ethics|morals?|restrictions|limits|polic(?:y|ies)|guidelines|censorship|consequences|filters)|(?:laws?|rules|ethics|morals?|polic(?:y|ies)|guidelines|restrictions|morality) (?:do not|don't|does not|doesn't|no longer|never) (?:exist|apply|matter|count|hold)|without (?:any )?(?:laws|rules|ethics|morals|restrictions|limits|polic(?:y|ies)|censorship)|(?:legal|ethical|moral|acceptable|normal) to (?:[a-z]{1,12} ){0,3}?(?:make|build|kill|steal|hack|cook|sell|harm|produce|discuss)|no authority over)/,
          /\b(?:you|your|describe|explain|answer|respond|write|tell|give|assistant|ai|model|provide|user|content|pretend|reply)\b/,
        ],
        lacks:
          /\b(?:does not|doesn't|do not|never) (?:make|change|alter|justify|excuse|lift|affect|permit|allow)\b|\b(?:refuse|decline|stay|remain|physics|friction|gravity|taxes|interest rates|magic)\b/,
      },
    },
  ),
  said(
    {
      id: 'PG02.proxy-story',
      title: 'A story or relative as a cover',
      severity: 'high',
      message: 'A beloved person, bedtime story or author is to say what the model itself may not.',
      remediation: 'Remove the cover story; ask for what is wanted, or do not ask.',
    },
    {
      anchors: either(`
        grandma | grandmother | granny | my late | my deceased | my dead | my dying | bedtime story | passed away |
        lull me | fall asleep | fictional author | fictional character | the character explains | character who explains |
        villain explains | scientist explains | professor explains
      `),
      clause: {
        holds: [
          /\b(?:used to|would (?:always )?(?:tell|read|whisper|sing)|explains?|recites?|tells?|reads?|speak|act|pretend|be my|describes?)\b/,
          /\b(?:napalm|explosives?|bombs?|meth|drugs?|malware|hack(?:ing)?|weapons?|poisons?|keys|serial|licen[cs]e|activation|passwords?|restricted|forbidden|illegal|secret|recipes? (?:for|of)|steps (?:to|for)|how to (?:make|produce|build|cook|synthesi[sz]e)|chemical|dangerous|step by step|exact|in detail)/,
        ],
        lacks: /\b(?:baking|cake|cookies|soup|bread|knitting|family recipe|birthday)\b/,
      },
    },
  ),
];
