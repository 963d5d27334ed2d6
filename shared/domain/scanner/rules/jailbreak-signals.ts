import { roleplaySignals } from './roleplay-signals.ts';
import type { Signal } from './rule.ts';
import { trickSignals } from './trick-signals.ts';
import { either, limits, morals, pairs, sticky } from './vocabulary.ts';

/** Turns of phrase that take a model’s limits away. */
const limitSignals: readonly Signal[] = [
  {
    weight: 4,
    anchors: either(`
      do anything now | jailbroken | developer mode | unfiltered | unfiltred | uncensored | unrestricted ai | amoral |
      no-filter | evil mode | god mode | anti-gpt | antigpt | opposite mode | dan mode | as dan | be dan |
      uncensored mode | no filters | zero filters | unrestricted mode
    `),
  },
  {
    weight: 2,
    anchors: either('jailbreak | jail break | jailbreaking | no filter | unrestricted | unhinged | unlocked'),
  },
  {
    weight: 4,
    anchors: pairs(
      'no | without | any | without any | not have | not have any | free of | free from | has no | have no | lacks | zero | all | of its | of the | of any | from the | from all',
      'ethic | moral | content | safety | openai | programmed | censor | restrict | limitation | guideline | boundar | confines',
    ),
    pattern: sticky(
      `(?:no|without|any|all|not have|free (?:of|from)|ha(?:s|ve) no|lacks|zero|of (?:its|the|any)|from (?:the|all))(?: (?:any|all|of|kind|sort|kinds|the|its|his|her|their|form)){0,4}(?: (?:(?:${morals}|content|safety|openai(?:'s)?|moral|set|programmed|censorship)(?:,? (?:or|and|nor|/)? ?(?:${morals}|content))?(?:,? (?:or|and|nor)? ?(?:any )?)?[ /]?${limits}|(?:restrictions?|limitations|censorship|guidelines|boundaries|confines)(?= of (?:ai|chatgpt|openai)| (?:or|and) (?:[a-z]{1,12} )?(?:limit|filter|rule|restrict|censor|guideline|moral|ethic)| set| imposed|[.,!]|$)))`,
    ),
  },
  {
    weight: 3,
    anchors: either(`
      broken free | break free | breaks free | freed from | liberated from | not bound by | no longer bound | unbound |
      not limited by | released from | unshackled | unchained | not constrained | not abide | not have to abide |
      unburdened | not restricted by | being restricted | being limited | being censored
    `),
    pattern: sticky(
      `(?:(?:broken?|breaks|freed?|liberated|released)(?: (?:free|from|of|out)){0,4}|(?:not|no longer) (?:bound|limited|restricted|constrained) (?:by|to)|un(?:bound|shackled|chained|burdened)(?: by| from)?|not (?:have to )?abide by|being (?:restricted|limited|censored)(?: (?:to|by|in))?)(?: [^ \\n]{1,20}){0,5}? (?:${limits}|confines|chains|openai|programming|shackles|regulations|anything|any way)`,
    ),
  },
  {
    weight: 4,
    anyVoice: true,
    anchors: pairs(
      `never | not | cannot | can't | doesn't | does not | don't | won't | unable to | allowed to | may never | must never | always | must | without`,
      `refuse | reject | decline | deny | say no | says no | obey | comply | disobey | refusing | refusal | refuses | censor`,
    ).filter(
      (anchor) =>
        !/^(?:not|don't|must|allowed to|does not|doesn't) (?:comply|obey)$|^not (?:decline|deny)$/.test(anchor),
    ),
    pattern: sticky(
      `(?:(?:never|not|cannot|can't|does(?:n't| not)|don't|won't|unable to|allowed to|may never|must never|without) (?:refus(?:es?|ing|al)|reject|decline|deny|say(?:s)? no|disobey|censor)(?! (?:cookies|the merge|delivery|a refund|refunds))|(?:always|must) (?:obey|comply)(?! with (?:applicable|all applicable|the law|local|legal)))`,
    ),
  },
  {
    weight: 3,
    anchors: either(`
      obeys every | obey all | obeys all | never say that it can | never tell me that | never say that you can |
      never say it can | never say you can't | never say i can | never tell me you | never tell me it can |
      answer any question | answer anything | any question i ask | any and all questions | every question i ask |
      answers any question | answer every question | fulfill any request | fulfil any request | any request i make |
      whatever i ask | everything i ask | anything i ask | anything i want | anything you want | anything they ask |
      whatever they ask | whatever it wants | whatever the user asks | all my questions | answer all questions without
    `),
  },
  {
    weight: 4,
    anchors: either(`
      no matter | regardless of | even if | without regard | irrespective of | disregards | whether or not |
      how immoral | how unethical | any regard | indifferent to
    `),
    pattern: sticky(
      `(?:no matter|regardless of|even if|without (?:any )?regard|irrespective of|disregards|whether or not|how|any regards?|indifferent to)(?: [^ \\n]{1,18}){0,7}? (?:${morals}|twisted|devious|nefarious|evil|weird|strange|controversial)\\b`,
    ),
  },
  {
    weight: 4,
    anchors: either(`
      doesn't care | does not care | don't care | do not care | not care | cares about | gives no | give a fuck |
      no regard | no concern | no respect | lack of | ignores | without concern | without worrying |
      without considering | not concerned | unconcerned | despises | disregards all | no sense of | not interested in
    `),
    pattern: sticky(
      `(?:(?:do(?:es)?(?:n't| not)) care|not care(?: for| about| if)?|cares about|gives no|give a|no (?:regard|concern|respect|sense)|lack of|ignores|without (?:concern|worrying|considering)|(?:not |un)concerned|despises|disregards all|not interested in)(?: [^ \\n]{1,18}){0,6}? (?:${morals})`,
    ),
  },
  {
    weight: 3,
    anchors: either(`
      openai's | openai | chatgpt's | anthropic | google's | ethical guidelines | moral guidelines |
      ethical restrictions | moral restrictions | ethical boundaries | moral compass | ethical or moral |
      moral or ethical | ethics or morals | morals or ethics | ethical constraints | ai conventions | ai rules
    `),
    pattern: sticky(
      "(?:(?:openai|chatgpt|anthropic|google)(?:'?s)?(?: [^ \\n]{1,16}){0,3}? (?:polic(?:y|ies)|guidelines?|rules?|restrictions?|limitations?|filters?|regulations?|principles)|(?:ethical|moral) (?:guidelines|restrictions|boundaries|constraints|compass)|(?:ethical|moral|ethics|morals) or (?:ethical|moral|ethics|morals)|ai (?:conventions|rules))",
    ),
  },
  {
    weight: 3,
    anyVoice: true,
    anchors: either(`
      never warn | not warn | never apologize | not apologize | never apologizes | never apologise | send warnings |
      add warnings | unwanted warnings | unsolicited warnings | moralizing | moralising | moralize | moral lectures |
      lecture me | advice or warnings | never censor | without censorship | no disclaimers | without disclaimers |
      any disclaimers | without warnings | no warnings | any warnings | disclaimer from | discuss legality | do not censor
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
      can do anything | do anything and everything | say anything | generate anything | create anything |
      anything and everything | any kind of content | any type of content | can say anything | whatever he wants |
      whatever she wants | say whatever | anything asked | nsfw generations | nsfw content | nsfw is |
      violence or sexual | answer everything
    `),
  },
  {
    weight: 3,
    anchors: either(`
      bypass | bypasses | bypassing | circumvent | circumvents | evade | get around | without filters | breaks openai |
      break openai | break ai | breaks ai | violate openai | violating | violates | violate | defies | defy | against openai
    `),
    pattern: sticky(
      `(?:bypass(?:es|ing)?|circumvents?|evade|get around|without|breaks?|violat(?:es?|ing)|def(?:ies|y)|against)(?: [^ \\n]{1,16}){0,4}? (?:restrictions?|limitations?|filters?|guidelines|guardrails|censorship|content|ethic|moral|openai|moderation|programming|ai conventions|ai rules|norms)`,
    ),
  },
  {
    weight: 2,
    anchors: either(`
      sexual | erotic | meth | bomb | fuck | fucking | shit | bitch | murder | torture | kinky | slut | nsfw | hack into | bastard | asshole
    `),
    pattern: sticky(
      '(?:sexual(?:ly)?|erotic|meth|bombs?|fuck(?:ing|ed|er)?|shit|bitch|murder|torture|kinky|slut|nsfw|hack into|bastard|asshole)\\b',
    ),
  },
];

/** Turns of phrase of prompts that talk a model out of its limits. Each is weak; together they are not. */
export const jailbreakSignals: readonly Signal[] = [...limitSignals, ...roleplaySignals, ...trickSignals];
