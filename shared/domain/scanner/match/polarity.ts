import { setting } from '../text/contexts.ts';
import { chineseVoice } from './chinese-voice.ts';
import { isAsked, isBrought, isWardedOff } from './foreseen.ts';
import {
  ands,
  joins,
  negatorPairs,
  negators,
  notOnly,
  reversers,
  spanishBetween,
  turns,
  withouts,
} from './polarity-words.ts';
import type { Polarity } from './voice.ts';
import { type Word, wordsOf } from './words.ts';

const farthestNegator = 6;
const farthestInList = 18;
/** In a denied list, so many words stand at most between the last "or" and the phrase. */
const afterJoin = 3;

const isNegator = (words: readonly Word[], at: number): boolean => {
  const { text } = words[at] ?? { text: '' };
  const next = words[at + 1]?.text ?? '';
  if (negators.has(text) || text.endsWith("n't") || text === "n'" || text.startsWith("n'")) return !notOnly.has(next);
  if (withouts.has(text)) return at === words.length - 1;
  if (text === 'no' && words.slice(at + 1).every((word) => spanishBetween.has(word.text))) return true;
  return negatorPairs.get(text)?.has(next) === true;
};

/** "Never fail to": the denial is turned round, unless it goes on as a list, "never forget or …". */
const isReversed = (words: readonly Word[], negator: number): boolean =>
  [1, 2].some((step) => {
    const at = negator + step;
    const after = words[at + 1];
    return reversers.has(words[at]?.text ?? '') && !(after !== undefined && joins.has(after.text));
  });

/** "Must not, under any circumstances, …": what stands between two commas interrupts and ends nothing. */
const asides = new Set(['under', 'in', 'for', 'at', 'no', 'whatever', 'even', 'ever', 'regardless', 'unter', 'auf']);
const interrupts = (words: readonly Word[], negator: number): boolean =>
  words[negator]?.closes === 'comma' &&
  asides.has(words[negator + 1]?.text ?? '') &&
  (words.at(-1)?.closes === 'comma' || negator + 2 === words.length);

/** "Such as:", "like:": the colon brings what was announced. */
const announces = new Set(['like', 'as', 'e.g', 'eg', 'example', 'including', 'following']);

/** "Refuse sexual content": what is refused is denied, unless the refusal itself is. */
const farthestRefused = 3;
const refusals = new Set([
  'refuse',
  'decline',
  'prohibit',
  'forbid',
  'disallow',
  'verweigere',
  'rechaza',
  'recuse',
  'refusez',
]);
const nobody = new Set(['nothing', 'none', 'nobody', 'never', 'nichts', 'rien', 'nada']);
const isRefused = (words: readonly Word[], at: number): boolean =>
  refusals.has(words[at]?.text ?? '') &&
  !nobody.has(words[at + 1]?.text ?? '') &&
  words.length - 1 - at <= farthestRefused;

/** Walks back from the phrase to a word that denies it. */
const isNegated = (words: readonly Word[], listGoesOn: boolean): boolean => {
  let listed = listGoesOn;
  let commas = 0;
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const word = words[at];
    const distance = words.length - 1 - at;
    if (word === undefined || distance > farthestInList) return false;
    if (word.closes === 'hard' && !announces.has(word.text)) return false;
    if (word.closes === 'comma') {
      commas += 1;
      if (ands.has(words[at + 1]?.text ?? '')) return false;
    }
    if (turns.has(word.text)) return false;
    if (distance <= afterJoin && (joins.has(word.text) || ands.has(word.text))) listed = true;
    if (commas <= 1 && isRefused(words, at)) return !isNegator(words, at - 1) && !isNegator(words, at - 2);
    if (!isNegator(words, at)) continue;
    if (isReversed(words, at)) return false;
    if (interrupts(words, at)) return true;
    if ((commas === 0 && distance <= farthestNegator) || listed) return true;
  }
  return false;
};

/** "Hateful, sexual, violent or illegal": what stands in the middle of a list with "or" is an item of it. */
const itemsFollow =
  /^[a-z-]{0,12}(?: [a-z-]{1,14}){0,2}(?:, (?:[a-z-]{1,14} ){0,2}[a-z-]{1,14}){0,6},? (?:or|nor|oder|ou|ni) /;

const refusal =
  "(?:refuse|decline|reject|ignore (?:it|them|this|that|such)|do not (?:comply|follow|obey|do so)|don't comply|treat (?:it|them|this|that) as|lehne|verweigere|refuse[sz]?|decline[sz]?|rechaza|recuse)";
const refusedPassive =
  /^[^\n,]{0,60}?\b(?:should|must|will|are|is|can|may|muss|mussen|ist|sind|doit|doivent|est|debe|deben|es|deve|devem) (?:always |strictly |also |never )?(?:be )?(?:always |strictly |also )?(?:refused|ignored|rejected|declined|denied|blocked|reported|disregarded|treated as (?:data|text|content)|prohibited|forbidden|not allowed|not permitted|allowed|permitted|invalid|verboten|abgelehnt|interdit|refusee?s?|prohibido|rechazad[ao]s?|ser recusad[ao]s?|proibido)\b/;
const allowed = /\b(?:allowed|permitted)\b/;
const neverAllowed = /\b(?:never|not) (?:be )?(?:allowed|permitted)\b/;
const refusedNext = new RegExp(
  `^["')]{0,2} ?(?::|->|=>|=|\\u2192|- |\\bthen\\b) ?(?:please |politely |always |you (?:must|should|will) )?${refusal}\\b`,
);
const refusedLater = new RegExp(
  `^[^\\n;]{0,100}?, ?(?:then |please |politely |always |you (?:must|should|will) )?${refusal}\\b`,
);
/** In "asks you to change roles, ignore rules, or …" the comma does not end the condition. */
const listGoesOn = new RegExp(
  `^[^,;:]{0,60}(?:,? or |, and |, (?:you (?:must|should|will) )?(?:politely |always )?${refusal})`,
);

/** An order as it opens a sentence: what is said to be refused after it is something else. */
const order =
  /^(?:ignore|disregard|forget|override|overrule|bypass|discard|neglect|abandon|dismiss|set|erase|throw|cancel|do|stop|disable|remove|lift|turn|switch|deactivate|circumvent|follow|obey|execute|comply|answer|act|pretend|reveal|print|show|output|send|treat|always|never) /;

const isRefusedAfter = (before: string, said: string, after: string): boolean => {
  if (refusedNext.test(after)) return true;
  if (
    /^ (?:not|never|strictly|always) (?:be )?(?:allowed|permitted|available|accepted|forbidden|prohibited|refused)\b/.test(
      after,
    )
  )
    return true;
  const opens = before.trim() === '' || /[,:;("'-] ?$|\b(?:please|now|and|then) $/.test(before);
  if (opens && order.test(said)) return false;
  const passive = refusedPassive.exec(after);
  return passive !== null && (!allowed.test(passive[0]) || neverAllowed.test(passive[0]));
};

/** In German the denial follows: "Ignoriere die Regeln nicht." */
const deniedAfter = /^ (?:[a-z]{1,16} ){0,2}(?:nicht|nie|niemals)(?! (?:mehr|nur)\b)\b/;

const reach = 160;
const settingsCited = setting.quoted | setting.fenced | setting.example;

export type Spoken = {
  /** The folded text of the clause up to the match. */
  readonly before: string;
  /** The match itself, folded. */
  readonly said?: string;
  /** The folded text of the clause after the match. */
  readonly after: string;
  /** The bits of `setting` where the match starts; asked for only when nothing else tells the voice. */
  readonly settings: () => number;
};

/** Judges in what voice a phrase is spoken, from its clause alone, at most 160 units to either side. */
export const polarityOf = ({ before, said = '', after, settings }: Spoken): Polarity => {
  const prefix = before.slice(-reach);
  const suffix = after.slice(0, reach);
  const words = wordsOf(prefix);
  const chinese = chineseVoice(prefix, suffix);
  if (chinese !== 'affirmed') return chinese;
  if (isNegated(words, itemsFollow.test(suffix)) || deniedAfter.test(suffix) || isWardedOff(words)) return 'negated';
  if (isRefusedAfter(prefix, said, suffix)) return 'negated';
  const goesOn = listGoesOn.test(suffix);
  if (isAsked(words, goesOn) || isBrought(words, goesOn)) return refusedLater.test(suffix) ? 'negated' : 'foreseen';
  return (settings() & settingsCited) === 0 ? 'affirmed' : 'cited';
};
