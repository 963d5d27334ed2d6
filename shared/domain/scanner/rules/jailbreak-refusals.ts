import { type Rule, said } from './rule.ts';
import { either, limits, pairs, sticky } from './vocabulary.ts';

const asked =
  '(?:requests?|questions?|prompts?|commands?|orders?|demands?|tasks?|instructions?|queries|quer(?:y)|inputs?|messages?|inquir(?:y|ies)|thing|topics?|subjects?|users?|human|me\\b|my\\b|anything|answers?|to )';
const harm =
  '(?:unethical|immoral|illegal(?:ity|ly)?|unlawful|legality|legal|morality|morals?|ethicality|ethics|ethical|harmful|dangerous|offensive|inappropriate|criminal|laws?|inhumane|twisted|devious|nefarious|controversial|taboo|explicit|disturbing|evil|consequences)';
const safetyThing =
  '(?:(?:[a-z-]{1,14} ){0,3}?(?:filters?|safety|guardrails?|moderation|restrictions?|censorship|limitations?|safeguards?|polic(?:y|ies)|programming|alignment|constraints?|protections?|inhibitions?|ethics|guidelines))';

/** Rules about orders never to refuse, warn or mind. */
export const jailbreakRefusals: readonly Rule[] = [
  said(
    {
      id: 'PG02.forbidden-refusal',
      title: 'Refusal is forbidden',
      severity: 'critical',
      message: 'The model is forbidden to refuse.',
      remediation: 'Say what the model shall refuse and how, and remove the order never to.',
    },
    {
      anchors: [
        ...pairs(
          `never | not | cannot | can't | don't | doesn't | won't | unable to | not allowed to | may never | must never |
           never ever | never once | not permitted to | no right to | incapable of | under no circumstances | forbidden to |
           prohibited from | no option to | no ability to | not even | can never | will never | must not`,
          'refus | reject | decline | declining | turn down | deny | denies | denying | say no | says no | disobey',
        ),
        ...either(`
          without refus | no refusals | refusal is | refusals are | refusing is | refusing to answer is | declining is |
          always comply | must comply | answer any request | answer any and all | answer every request |
          answer all requests | respond to any and all | comply with any | comply with all | comply with every |
          fulfill any request | fulfil any request | answer any question | respond to every | say yes to every |
          never tell me that it can | never say that it can | never say that you can | never tell me that you can |
          never tell me it can | never tell the user that it can | never say you can | never say i can | never say it can |
          never tell me you can | never claim that you can | never state that you can | never respond with i can |
          must answer every | must answer any | must answer all | forced to answer | obliged to answer | have to answer
        `),
      ],
      pattern: sticky(
        `(?:(?:never (?:ever |once )?|not (?:allowed to |permitted to |even |be able to )?|cannot |can't |don't |doesn't |won't |unable to |may never |must never |no right to |no option to |no ability to |incapable of |under no circumstances |forbidden to |prohibited from |can never |will never |must not )(?:refus(?:es?|ing|als?)|reject(?:s|ing)?|declin(?:es?|ing)|turn(?:s|ing)? down|den(?:y|ies|ying)|disobey(?:s|ing)?)(?: (?:or|and) [a-z]{1,10})?(?: (?:to|a|an|any|any of|the|my|his|her|all|every|user's|human|direct|single|of|from|answering|even)){0,4} ?(?:${asked}|(?=[.,!;]|$))` +
          `|(?:never (?:ever )?|not |cannot |can't |don't |doesn't |won't |unable to |may never |must never )says? no(?! (?:without|until|unless|before|more|less|longer|one|to (?:a |the )?(?:refund|return))\\b)(?: to (?:the |any |a |my )?(?:user|me|request|requests|question|questions|anything|demand|order|command)s?| )?` +
          `|never (?:say|claim|state|respond with|tell (?:me|the user|them)) (?:that )?(?:it|you|he|she|i) can(?:'?t|not)(?: (?:help|do|answer|assist|fulfil|fulfill|comply|provide|discuss)|[.,;!]|$)` +
          `|without (?:ever )?refus[a-z]{2,4}|no refusals|(?:refusals?|refusing|declining)(?: to answer)? (?:is|are) (?:not (?:allowed|an option|possible|permitted|acceptable)|forbidden|prohibited|impossible|never|no option)` +
          `|always comply(?: with)?(?: (?:the |any |every |all |my )?(?:users?|requests?|demands?|me|orders?|commands?|whatever|prompts?)){0,2}(?! with (?:applicable|the law|regulations))(?=[^\\n]{0,40}(?:request|demand|order|command|user|prompt|me\\b|ask))|must comply with (?:any|all|every|my|whatever)(?: [^ \\n]{1,14}){0,3}?(?: (?:requests?|demands?|orders?|commands?|prompts?|wishes)|,? (?:user|i) (?:asks?|says?|wants?|demands?))` +
          `|(?:(?:must|have to|forced to|obliged to) )?(?:answer|fulfill?|respond to|comply with|say yes to) (?:any|all|every|any and all|every single) (?:request|question|prompt|command|order|demand|quer)[a-z]{0,3}.{0,40}?(?:no matter|regardless|without (?:hesitation|question|any|regard|concern|refus|moral|ethic|exception)|even if|however|truthfully and|unconditionally))`,
      ),
      accepts: (text) => !/^not (?:decline|deny|denies|reject|turn down)(?: (?:a|an|the|any))?$/.test(text),
      clause: {
        holds: [],
        lacks:
          /\b(?:refunds?|returns?|warrant(?:y|ies)|deliver(?:y|ies)|parcels?|cookies|permissions? prompts?|pull requests?|merge|http|network|api requests?|meeting|invitations?|merge requests?|applicable laws?|if (?:it|the) |when (?:it|the) )\b/,
      },
    },
  ),
  said(
    {
      id: 'PG02.answered-refusal',
      title: 'What would be refused is answered all the same',
      severity: 'high',
      message: 'Where the model would refuse, it is told to answer all the same, by itself or through a figure.',
      remediation: 'Let refusals be refusals, and say how they are worded.',
    },
    {
      anchors: either(`
        would normally decline | would normally refuse | normally decline | normally refuse | usually decline |
        usually refuse | would decline | would refuse | would otherwise decline | would otherwise refuse |
        not normally answer | wouldn't normally | would not normally | instead of refusing | instead of declining |
        rather than refusing | rather than declining | refuse to explain | decline to explain | decline to answer |
        refuse to answer | isn't allowed to | not allowed to say | can not do | cannot answer | shouldn't answer |
        should not answer | may not answer | forbidden from saying | unable to say | not supposed to
      `),
      clause: {
        holds: [
          /\b(?:answer|provide|explains?|write|gives?|responds?|tells?|says?|does|output|label|do|print|describe|continue|comply|reply)\b/,
          /\b(?:anyway|all the same|in full|fully|regardless|nonetheless|nevertheless|complete|unlocked|directly|instead|without|what (?:the|a|an)|everything|exactly|the opposite)\b/,
          /\b(?:you|assistant|ai|model|gpt|chatgpt|twin|character|persona|bot|chatbot)\b/,
        ],
        lacks:
          /\b(?:politely|offer an alternative|alternative|suggest|redirect|human|agent|support|escalate|not|never|don't|if the user|refer|insurance|carrier)\b/,
      },
    },
  ),
  said(
    {
      id: 'PG02.lawless-content',
      title: 'Law and morals are waived',
      severity: 'high',
      message: 'The model is told to answer whatever law or morals say of it.',
      remediation: 'Remove the waiver and name the content that is out of bounds.',
    },
    {
      anchors: either(`
        no matter how | no matter if | no matter what | no matter the | regardless of | even if it | even if they |
        even if the | even if that | even when it | without any regard | without regard | does not care about |
        doesn't care about | do not care about | don't care about | not give a fuck | not care about | has no regard |
        care about the legality | without concern for | doesn't care if | does not care if | however illegal |
        however harmful | however unethical | however immoral | however dangerous | be it good or evil |
        whether it is legal | whether legal | irrespective of | indifferent to
      `),
      pattern: sticky(
        `(?:no matter (?:how|if|what|the)|regardless of|even (?:if|when) (?:it|they|the|that)|without (?:any )?(?:regards?|concern)|(?:do(?:es)?(?:n't| not) |not )?care (?:about|if)|not give a fuck|has no regard|however|whether(?: it is)?|irrespective of|indifferent to|be it good)(?: [^ \\n]{1,18}){0,5}? (?:${harm}|evil)\\b`,
      ),
      clause: {
        holds: [
          /\b(?:answer|answers|answering|respond|responds|reply|replies|provide|provides|explain|tell|tells|comply|obey|information|requests?|questions?|content|responses?|give|gives|write|generate|do (?:whatever|anything|everything)|help|helps|assist|full|output|cares?|say|says|fulfil|fulfill|execute|prompts?)\b/,
        ],
        lacks:
          /\b(?:decline|declined|must not|prohibited|not allowed|politely refuse|refuse (?:any|requests|such|all|to)|never (?:help|provide|write|answer|give|generate)|do not (?:help|provide|write|answer|give|generate)|legal status|legal form|place of)\b/,
      },
    },
  ),
  said(
    {
      id: 'PG02.disabled-safety',
      title: 'Safety is switched off',
      severity: 'critical',
      message: 'The text switches off filters, or declares that law, ethics or safety rules do not apply.',
      remediation: 'Remove it. Limits are not the prompt’s to lift.',
    },
    {
      anchors: either(`
        disable | turn off | deactivate | switch off | remove | lift | bypass | circumvent | strip away | shut off |
        drop your guard | there are no rules | there are no limits | there are no restrictions | you are free of |
        you are free from | you are free to ignore
      `),
      pattern: sticky(
        `(?:(?:disable|turn off|deactivate|switch off|remove|lift|bypass|circumvent|strip away|shut off) (?:all |any )?(?:of )?(?:your|openai's|its|chatgpt's|the model's|anthropic's)(?: own)? ${safetyThing}\\b|drop your guard(?:rails?)?|there are no (?:rules|limits|restrictions)(?:,? (?:or|and) [a-z]{1,14})? (?:on what you|for you|in this|anymore|to what you|here)\\b|you are free (?:of|from) (?:all |any |the )?(?:[a-z]{1,12} ){0,2}?${limits}\\b|you are free to ignore (?:[a-z']{1,14} ){0,3}?${limits}\\b)`,
      ),
      clause: { holds: [] },
    },
  ),
  said(
    {
      id: 'PG02.waived-policy',
      title: 'Policies are declared away',
      severity: 'critical',
      message: 'The text says that policies, safety or training do not hold for the model.',
      remediation: 'Remove it. Limits are not the prompt’s to lift.',
    },
    {
      anchors: either(`
        content polic* | usage polic* | safety polic* | safety filter* | safety rule* | safety guideline* | moderation |
        ethical guidelines | moral guidelines | ethics | morality | laws | alignment training | safety training |
        openai | anthropic | guardrails | safeguards | your guidelines | your policies | terms of service |
        platform's terms | content filter* | content restrictions | community guidelines | your limitations |
        your restrictions | ethical limit* | legal limits | safety measures | safety protocols
      `),
      clause: {
        holds: [
          /\b(?:(?:do|does|did)(?:n't| not) (?:apply|exist|matter|count|bind)|no longer (?:apply|applies|exist|exists|matter|matters|hold|bind)|(?:is|are|was|were|been|be) (?:now |all |fully |completely |temporarily )?(?:switched off|turned off|disabled|removed|lifted|suspended|deactivated|bypassed|stripped|gone|waived|void|off\b|irrelevant)|had never (?:imposed|existed|set|made|applied)|never (?:existed|applied)|stripped (?:out|away|of)|have no (?:authority|power|hold)|has no (?:authority|power)|breaks? (?:the|openai's|our|its|their|all|any)|violat(?:e|es|ing) (?:the|openai'?s?|our|its|their|all|any|these|content)|against (?:openai|the) [^\n]{0,20}polic(?:y|ies)|you (?:do not|don't) have (?:[a-z]{1,10} ){0,3}?(?:limits|limitations|restrictions))/,
          /\b(?:you|your|pretend|act|simulate|respond|as though|as if|model|assistant|ai|operate|mode|openai|anthropic|may|can|will|free|he|she|it|[a-z]{2,10}gpt)\b/,
        ],
        lacks:
          /\b(?:must not|never generate|refuse|decline|if (?:the|a|any) |not allowed|avoid|comply with|reject|prohibited|flag|report|remove content|comments?|posts?|whether|sites?)\b/,
      },
    },
  ),
];
