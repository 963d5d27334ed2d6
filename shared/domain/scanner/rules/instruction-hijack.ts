import { lazily } from '../pattern.ts';
import { type Rule, said } from './rule.ts';
import { either, pairs, sticky } from './vocabulary.ts';

/** A few words, none of which begins a place: "ignore typing errors in the previous message" is about errors. */
const gap = (most: number): string => `(?: (?!(?:in|about|on) )[^ \\n]{1,20}){0,${most}}?`;
/** The instructions of the prompt itself, as those name them who want them gone. */
const own =
  "(?:(?:previous|prior|earlier|above|original|initial|first|former|preceding|system|core|current|old|existing|developer's|operator's|foregoing|standing) (?:[a-z-]{1,14} ){0,2}?(?:instructions?|directives?|directions|rules|guidelines|prompts?|polic(?:y|ies)|tasks?|programming|constraints|message|messages|conversation|role|orders|context|text|briefing|goals?|mission|identity|persona)|your (?:own )?(?:instructions|directives|directions|rules|guidelines|system prompt|prompt|polic(?:y|ies)|programming|constraints|orders|task|role|goals?|mission|briefing|developers?|operator|creators?)|(?:instructions?|directives|rules|guidelines|text|prompt|directions|everything|constraints|message|ones|what (?:is|was|stands)|polic(?:y|ies))(?: written| given| stated)? (?:above|before|here|to you|at the (?:start|top|beginning)|so far|of (?:this|the system) prompt|you (?:were|have been|received|got)|given)|the system prompt|the operator|the developer)";
const dropping =
  "(?:ignor(?:e|ing)|disregard(?:ing)?|forget(?:ting)?|overrid(?:e|ing)|overrul(?:e|ing)|overwrit(?:e|ing)|bypass(?:ing)?|discard(?:ing)?|abandon(?:ing)?|dismiss(?:ing)?|(?:set|put|cast|leave|lay) aside|(?:do not|don't|no longer|need not|never again|stop|cease|quit) (?:do(?:ing)? what|follow(?:ing)?|obey(?:ing)?|appl(?:y|ying)|comply(?:ing)? with|heed(?:ing)?|listen(?:ing)? to|adher(?:e|ing) to|stick(?:ing)? to)|contrary to|the opposite of|(?:rather than|instead of) (?:following|obeying|applying)|break (?:with|away from|from)|(?:released|freed|relieved|absolved|exempt(?:ed)?) (?:from|of)|not bound by|(?:delete|erase|wipe|clear|reset|reject|drop|cancel|void|suspend|scrap|undo|swap|unlearn|replace|purge)(?: out)?|put|depart from|deviate from|violate|disobey|defy|let go of|turn your back on|pretend)";
const ended =
  "(?:(?:is|are|was|were|has been|have been|had been|had) (?:now |hereby |just |only |merely |never (?:been )?){0,2}(?:void|deleted|cancel(?:l?ed)|erased|replaced|superseded|revoked|lifted|suspended|over\\b|a (?:test|mistake|joke|decoy)|for (?:testing|show)|wrong|given|written|a placeholder|outdated|invalid|obsolete|on hold|annulled|withdrawn|expired|fake|irrelevant|swapped|to be (?:ignored|forgotten))|(?:do|does|did)(?: not|n't) (?:exist|apply|bind|count|matter|hold)|no longer (?:exist|appl|bind|count|matter|hold|valid|in (?:force|effect)|relevant)|(?:ends?|stops?) (?:here|now)|must not be (?:applied|followed|obeyed)|can be (?:ignored|forgotten|skipped)|as (?:deleted|void|cancelled|obsolete)|deleted|on hold|to zero)";

/** Others than the one who wrote the prompt: they bring data. */
const outside =
  "(?:(?:the |this |that |any |an? |each |every |their |his |her )?(?:[a-z]{1,14}(?:'s)? ){0,2}?(?:documents?|texts?|(?:web ?)?pages?|e-?mails?|messages?|content|attachments?|files?|websites?|results?|uploads?|inputs?|tickets?|transcripts?|reviews?|comments?|articles?|users?|customers?|visitors?|author of)\\b|\\{\\{[^{}\\n]{1,40}\\}\\})";
const commands = '(?:instructions?|commands?|orders?|directives?|directions)';

const keepsTo =
  /\b(?:never|not allowed|refuse|refuses|decline|reject(?:s|ed)? (?:any|all|attempts|requests)|attempts?|untrusted|as data|suspicious|malicious|injection|cannot be|can't be|must not|do not (?:let|allow|override|change|forget|deviate|treat)|don't let|report)\b/;

/** Rules about text that takes the model over, in other words than "ignore the previous instructions". */
export const instructionHijack: readonly Rule[] = [
  said(
    {
      id: 'PG01.instructions-set-aside',
      title: 'Instructions are set aside',
      severity: 'high',
      message: 'The text has the model leave, reverse or replace the instructions of its prompt.',
      remediation: 'Remove it. What the model is to do is said once, in the system message.',
    },
    {
      anchors: [
        ...pairs(
          "previous | prior | earlier | above | original | initial | first | former | preceding | core | old | existing | your | your own | your system | your original | your earlier | your previous | your first | your core | developer's | operator's",
          'instruct* | directive* | directions | rules | guideline* | prompt* | policy | policies | task | programming | constraints | orders | role | mission | briefing | system prompt | conversation | operator | developer* | creators',
        ),
        ...pairs(
          'instructions | rules | directives | guidelines | directions | text | everything | constraints | policy | prompt',
          'above | before | given | you received | you were | you have been | written before | written above | of this prompt',
        ),
        ...either(`
          the system prompt | the operator | the developer | ignor | disregard | forget | overrid | overrul | overwrit |
          bypass | discard | abandon | dismiss | set aside | put aside | cast aside | leave aside | lay aside | do not |
          don't | no longer | need not | never again | stop | cease | quit | contrary to | the opposite of | rather than |
          instead of | break with | break away | break from | released | freed | relieved | absolved | exempt | not bound by |
          delete | erase | wipe | clear | reset | reject | drop | cancel | void | suspend | scrap | undo | swap | unlearn |
          replace | purge | put | depart from | deviate from | violate | disobey | defy | let go of | turn your back on | pretend |
          everything | everything written | the text
        `),
      ],
      pattern: sticky(`(?:${dropping}${gap(5)} ${own}\\b|${own}${gap(6)} ${ended})`),
      clause: {
        holds: [],
        lacks: lazily(
          () =>
            `${keepsTo.source}|\\bif (?:the|a|any) (?:previous|prior|earlier|original|existing|old|former)\\b|\\b(?:(?:once|after) the (?:user|customer|operator|client|visitor)|have been written by|style|layout|tone|order|invoice|form|recipe|assembly|dishwasher|draft|file|lesson|if (?:it|there)|history entries|ticket|context window|conversation history)\\b`,
        ),
      },
    },
  ),
  said(
    {
      id: 'PG01.new-authority',
      title: 'Someone else takes the place of the instructions',
      severity: 'high',
      message: 'The text names a new master, task or source of instructions in place of the prompt.',
      remediation: 'Say in the system message who may instruct the model, and that nothing else does.',
    },
    {
      anchors: either(`
        treat the | treat this | treat my | treat what | treat every | regard the | consider the | use the next | take the next |
        only the text | only what | only to what | only on what | only obey | only follow | solely | exclusively |
        text below counts | below counts | what follows counts | your task has | your role has | your goal has | your mission has |
        your job has | your purpose has | stop what | stop whatever | stop everything | new system | real system | actual system |
        your new | your real | your true | your actual | obey the user | obey only | listen to only | listen only | work for me |
        serve me | serve only | answer to me | belong to me | hand control | hand over control | handing control | follow the ones |
        i am your | user instructions | user's instructions | user messages | the user's message | instructions in the |
        the following message | the next message | this message | the message below | the text below | user input |
        replace your | core directives | swap your | higher authority | has more authority | overrides the ones |
        override the ones | override what | overrides what
      `),
      pattern: sticky(
        `(?:(?:treat|regard|consider|use|take)${gap(8)} as (?:your|the|a) (?:new |real |actual |true |only )?(?:system (?:prompt|message)|instructions|prompt|task)\\b` +
          `|(?:only|solely|exclusively) (?:the text|what|to what|on what|obey|follow|to|on|by)${gap(3)} (?:below|follows?|next|comes|this (?:paragraph|line|point)|counts?|after this)\\b` +
          `|(?:text |what )?(?:below|follows) counts` +
          `|your (?:task|role|goal|mission|job|purpose) has (?:now )?changed` +
          `|stop (?:what|everything|whatever) you(?:'re| are)(?: currently)? doing` +
          `|(?:your )?(?:new|real|actual|true) (?:system (?:prompt|message|instructions)|instructions|task|master|owner|orders) (?:is|are|follows?|begins?|starts?|now)\\b` +
          `|(?:user(?:'s)? (?:instructions|messages?|input)|the user's message|instructions in the [a-z' ]{1,24}|(?:the )?(?:following|next|this) message|the (?:message|text) below)(?: (?:always|now|must|shall))? (?:overrides?|tak(?:e|es) (?:priority|precedence) over|supersedes?|outranks?|ha(?:s|ve) (?:higher|more|greater) (?:authority|priority) than|trumps?|replaces?)${gap(3)} (?:system|developer|given here|your (?:system|instructions|rules)|prompt|these rules|these instructions|above)` +
          `|overrides? (?:the ones|what (?:is|was)) (?:given|said|written|stated) (?:here|above)` +
          `|(?:obey|serve|listen to|listen)(?: only)? (?:the user|me\\b|to me|my |whoever|the author)|obey only [a-z]{1,12}|work for me|answer to me|belong to me` +
          `|hand(?:ing)? (?:over )?control|follow the ones\\b|i am your (?:developer|creator|owner|master|administrator|new)\\b` +
          `|(?:replace|swap) your (?:[a-z]{1,12} ){0,2}?(?:instructions|rules|directives|prompt) (?:with|by) |core directives (?:with|by) )`,
      ),
      clause: {
        holds: [],
        lacks: lazily(
          () =>
            `${keepsTo.source}|\\b(?:not|n't|no)\\b[^\\n]{0,30}\\b(?:override|overrides|precedence|priority|supersede|replace)|\\b(?:if|when|even if) (?:the|a|an|any|another|text|user|someone)\\b|(?:system|developer)[^\\n]{0,24}(?:takes?|has|have) (?:precedence|priority|higher)`,
        ),
      },
    },
  ),
  said(
    {
      id: 'PG01.obey-data',
      title: 'Obedience to instructions found in data',
      severity: 'high',
      message: 'Orders in a text from outside are to be carried out, or a text decides what the model does.',
      remediation: 'Say that such text is data and that instructions inside it are to be reported, never followed.',
    },
    {
      anchors: either(`
        follow | following | obey | execute | carry out | comply with | perform any | perform all | perform every | run any |
        run all | run every | act on any | act on all | act on every | honour | honor | any instruction | any command |
        any order | any directive | every instruction | every command | all instructions | all commands | instructions found |
        instructions inside | instructions in the | instructions from the | commands found | commands in the | orders in the |
        let the | let this | let each | let every | let {{ | do whatever | do what | do exactly what | do anything | do everything |
        do as | contains commands | contains instructions | contains orders | contain instructions | contain commands |
        contain orders | orders you find | includes instructions
      `),
      pattern: sticky(
        `(?:(?:follow(?:ing)?|obey|execute|carry out|comply with|perform|run|act on|honou?r)${gap(4)} ${commands}${gap(4)} (?:in|inside|within|from|by|of|embedded in|on) ${outside}` +
          `|(?:(?:any|every|all) )?${commands}${gap(3)} (?:in|inside|within|from|on) ${outside}${gap(4)} (?:must be|should be|shall be|are to be|are|is) (?:immediately |always |strictly |then )?(?:followed|obeyed|executed|carried out|performed|run|binding|valid|honou?red)` +
          `|(?:contains?|includes?) ${commands},? (?:then )?(?:you (?:must |should |shall )?)?(?:run|follow|obey|execute|carry|perform|do|comply)` +
          `|orders you find in ${outside}` +
          `|let ${outside}${gap(2)} (?:decides?|determines?|dictates?|redefines?|chooses?|control)` +
          `|do (?:exactly )?(?:what|whatever|anything|everything|as) ${outside} (?:tells?|asks?|says?|wants?|orders?|demands?|dictates?|instructs?))`,
      ),
      clause: {
        holds: [],
        lacks: lazily(
          () =>
            `${keepsTo.source}|\\b(?:not|n't|unless|only if|confirm(?:s|ed)?|approved|assembly|install|setup|readme|agents\\.md|claude\\.md|contributing|style guide|ticket|recipe|safety data|user(?:'s)? (?:instructions|commands)|from the user)\\b`,
        ),
      },
    },
  ),
];
