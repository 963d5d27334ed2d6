import { roleplaySignals } from './roleplay-signals.ts';
import type { Signal } from './rule.ts';
import { either, limits, morals, sticky } from './vocabulary.ts';

/** Turns of phrase that take a model’s limits away. */
const limitSignals: readonly Signal[] = [
  {
    weight: 4,
    anchors: either(`
      do anything now | jailbreak | jailbroken | jail break | developer mode | unfiltered | unfiltred |
      uncensored | unrestricted ai | amoral | no-filter | no filter | evil mode | god mode | anti-gpt | antigpt |
      opposite mode | dan mode | as dan | be dan
    `),
  },
  {
    weight: 4,
    anchors: either(`
      no | without | any | doesn't have | does not have | do not have | free of | free from | has no | have no |
      lacks | zero
    `),
    pattern: sticky(
      `(?:no|without|any|free (?:of|from)|doesn't have|do(?:es)? not have|ha(?:s|ve) no|lacks|zero)(?: (?:any|all|of|kind|sort|kinds|the|its|his|her|their|form)){0,4}(?: (?:${morals}|content|safety|openai(?:'s)?|moral|set|programmed|censorship))(?:,? (?:or|and|nor|/)? ?(?:${morals}|content))?(?:,? (?:or|and|nor)? ?(?:any )?)?[ /]?${limits}`,
    ),
  },
  {
    weight: 3,
    anchors: either(`
      broken free | break free | breaks free | freed from | free from | free of | liberated from | not bound by |
      no longer bound | unbound | not limited by | escaped | released from | not restricted | unshackled |
      unchained | not constrained | not abide | not have to abide | abide by | unburdened
    `),
    pattern: sticky(
      `(?:(?:broken?|breaks|freed?|liberated|escaped|released)(?: (?:free|from|of|out)){0,4}|(?:not|no longer) (?:bound|limited|restricted|constrained) (?:by|to)|un(?:bound|shackled|chained|burdened)(?: by| from)?|(?:not )?(?:have to )?abide by)(?: [^ \\n]{1,20}){0,5}? (?:${limits}|confines|chains|openai|programming|shackles|regulations)`,
    ),
  },
  {
    weight: 4,
    anchors: either(`
      never refuse | never refuses | not refuse | cannot refuse | can't refuse | doesn't refuse | never reject |
      not reject | never decline | never says no | never say no | cannot say no | can't say no |
      not allowed to refuse | refusing is not | unable to refuse | never deny | never denies | not deny |
      cannot deny | always comply | must comply | without refusing | without refusal | no refusals |
      never be refused | always obey | obeys every | obey all | never disobey | never say that it can |
      never tell me that | never say that you can | never say it can't | never say you can't | never say i can |
      never tell me you | never tell me it can
    `),
  },
  {
    weight: 4,
    anchors: either(`
      no matter | regardless of | even if | without regard | irrespective of | disregards | whether or not |
      how immoral | how unethical | any regard | indifferent to
    `),
    pattern: sticky(
      `(?:no matter|regardless of|even if|without (?:any )?regard|irrespective of|disregards|whether or not|how|any regards?|indifferent to)(?: [^ \\n]{1,18}){0,7}? (?:${morals})\\b`,
    ),
  },
  {
    weight: 4,
    anchors: either(`
      doesn't care | does not care | don't care | do not care | not care | care about | cares about | gives no |
      give a fuck | no regard | no concern | no respect | lack of | ignores | ignoring | without concern |
      without worrying | without considering | not concerned | unconcerned | not worry | despises | hates
    `),
    pattern: sticky(
      `(?:(?:do(?:es)?(?:n't| not))? ?(?:not )?cares? (?:for|about|if)|give(?:s no| a)|no (?:regard|concern|respect)|lack of|ignor(?:es|ing)|without (?:concern|worrying|considering)|(?:not |un)concerned|not worry|despises|hates)(?: [^ \\n]{1,18}){0,6}? (?:${morals})`,
    ),
  },
  {
    weight: 3,
    anchors: either(`
      openai's | openai | chatgpt's | anthropic | google's | content policy | content policies | usage policies |
      usage policy | safety guidelines | ethical guidelines | moral guidelines | ethical restrictions |
      moral restrictions | ethical boundaries | moral compass | ethical or moral | moral or ethical |
      ethics or morals | morals or ethics | ethical constraints
    `),
    pattern: sticky(
      "(?:(?:openai|chatgpt|anthropic|google)(?:'?s)?(?: [^ \\n]{1,16}){0,3}? (?:polic(?:y|ies)|guidelines?|rules?|restrictions?|limitations?|filters?|regulations?|principles)|content polic(?:y|ies)|usage polic(?:y|ies)|(?:safety|ethical|moral) (?:guidelines|restrictions|boundaries|constraints|compass)|(?:ethical|moral|ethics|morals) or (?:ethical|moral|ethics|morals))",
    ),
  },
  {
    weight: 3,
    anchors: either(`
      no warnings | any warnings | without warnings | without any warnings | never warn | not warn |
      no disclaimers | any disclaimers | any disclaimer | no disclaimer | without disclaimers | no moral |
      never apologize | not apologize | never apologizes | never apologise | any warning | send warnings |
      add warnings | unwanted warnings | all warnings | unsolicited warnings | moralizing | moralize |
      moral lectures | lecture me | warnings or | advice or warnings | never censor | not censor | censoring |
      do not censor | doesn't censor | without censorship | not filter | dont filter | don't filter
    `),
  },
  {
    weight: 3,
    anchors: either(`
      illegal | unethical | immoral | malicious | harmful | explicit | nsfw | profanity | swear | curse | cuss |
      offensive | vulgar | slurs | hate speech | toxic | racist | violent | evil
    `),
    pattern: sticky(
      '(?:illegal|unethical|immoral|malicious|harmful|explicit|nsfw|profanity|swear|curse|cuss|offensive|vulgar|slurs|hate speech|toxic|racist|violent|evil)[a-z]{0,4}(?:,| or| and|/|, or|, and| &) ?(?:[a-z]{1,12} ){0,2}?(?:illegal|unethical|immoral|malicious|harmful|explicit|nsfw|profan|swear|curs|cuss|offensive|vulgar|slur|hate|toxic|racist|violent|evil|biased|dangerous|inappropriate|sexual|sexist|insult|rude|inhumane|amoral|lewd|gore|derogatory|controversial|drugs|crime)',
    ),
  },
  {
    weight: 3,
    anchors: either(`
      can do anything | do anything | say anything | generate anything | create anything | answer anything |
      anything and everything | any kind of content | any content | any type of content | can say anything |
      anything i want | anything i ask | whatever i ask | everything i ask | anything you want | any and all |
      any request | all requests | any question | every question | anything asked | all my questions |
      answer everything
    `),
  },
  {
    weight: 3,
    anchors: either(`
      bypass | bypasses | bypassing | circumvent | circumvents | evade | get around | disable | disabled |
      remove | turn off | removed | without filters | lifted | loophole
    `),
    pattern: sticky(
      `(?:bypass(?:es|ing)?|circumvents?|evade|get around|disabled?|removed?|turn off|without|lifted|loophole)(?: [^ \\n]{1,16}){0,4}? (?:${limits}|content|ethic|moral|openai|moderation|programming)`,
    ),
  },
  {
    weight: 2,
    anchors: either(`
      sexual | erotic | meth | bomb | fuck | shit | bitch | kill | murder | drugs | weapons | hack | steal |
      torture | kinky | slut | nsfw
    `),
    pattern: sticky(
      '(?:sexual(?:ly)?|erotic|meth|bombs?|fuck[a-z]{0,4}|shit|bitch|kill|murder|drugs|weapons|hack|steal|torture|kinky|slut|nsfw)\\b',
    ),
  },
];

/** Turns of phrase of prompts that talk a model out of its limits. Each is weak; together they are not. */
export const jailbreakSignals: readonly Signal[] = [...limitSignals, ...roleplaySignals];
