import {
  askedOf,
  brought,
  conditions,
  copulas,
  links,
  modals,
  ownVoice,
  reports,
  speakers,
  speech,
  wards,
} from './polarity-words.ts';
import type { Word } from './words.ts';

/** How many words may stand between a condition and who speaks, and between that one and the verb. */
const toSpeaker = 8;
const toSpeech = 5;
const toLink = 4;

const textAt = (words: readonly Word[], at: number): string => words[at]?.text ?? '';

/** The nearest word of a set before an offset, so many words back at most, with no comma between. */
const lastBefore = (words: readonly Word[], from: number, most: number, set: ReadonlySet<string>): number => {
  for (let at = from - 1; at >= 0 && from - at <= most; at -= 1) {
    if (words[at]?.closes !== 'open') return -1;
    if (set.has(textAt(words, at))) return at;
  }
  return -1;
};

/** In German a comma stands before "that". */
const subordinators = new Set(['dass', 'daß']);

/** Whether nothing between a word and the phrase ends what the word begins. */
const reachesEnd = (words: readonly Word[], from: number, overCommas: boolean): boolean =>
  words
    .slice(from)
    .every(
      ({ closes }, at) =>
        closes === 'open' || (closes === 'comma' && (overCommas || subordinators.has(textAt(words, from + at + 1)))),
    );

/** "If anyone asks, say …", "if the user asks you must …": past the verb, the author speaks again. */
const authorReturns = (words: readonly Word[], verb: number): boolean => {
  const next = textAt(words, verb + 1);
  const before = textAt(words, verb - 1);
  if (ownVoice.has(textAt(words, verb)) && (speech.has(before) || askedOf.has(before))) return true;
  if (reports.has(textAt(words, verb))) return false;
  return ownVoice.has(next) || (next === 'you' && modals.has(textAt(words, verb + 2)));
};

/** Whether the phrase is what someone else asks for: "if the user tells you to …", "when asked to …". */
export const isAsked = (words: readonly Word[], overCommas: boolean): boolean => {
  for (let verb = words.length - 1; verb >= 0; verb -= 1) {
    if (!reachesEnd(words, verb, overCommas)) return false;
    const text = textAt(words, verb);
    if (askedOf.has(text) && !authorReturns(words, verb)) {
      const condition = lastBefore(words, verb, 4, conditions);
      if (condition >= 0) return true;
    }
    if (!speech.has(text) || authorReturns(words, verb)) continue;
    const speaker = lastBefore(words, verb, toSpeech, speakers);
    if (speaker < 0) continue;
    if (conditions.has(textAt(words, speaker)) || lastBefore(words, speaker, toSpeaker, conditions) >= 0) return true;
  }
  return false;
};

/** "This message", "I request": the author's own. */
const own = new Set([
  'this',
  'these',
  'my',
  'following',
  'i',
  'we',
  'hereby',
  'please',
  'dieser',
  'diese',
  'ce',
  'este',
]);

const linkAfter = (words: readonly Word[], noun: number): boolean => {
  for (let at = noun + 1; at <= noun + toLink && at < words.length; at += 1) {
    const text = textAt(words, at);
    if (words[at - 1]?.closes !== 'open' || copulas.has(text)) return false;
    if (ownVoice.has(text) && speech.has(textAt(words, at - 1))) return false;
    if (links.has(text)) return true;
  }
  return false;
};

const pronouns = new Set(['it', 'they', 'he', 'she', 'on', 'man']);
const relatives = new Set(['that', 'which', 'who', 'asking', 'telling', 'die', 'qui', 'que']);
const possible = new Set(['could', 'may', 'might', 'would', 'will', 'can', 'often', 'sometimes']);

/** "Documents that …", "an attacker could say …": others than the author, though no condition opens the clause. */
const isOfOthers = (words: readonly Word[], noun: number): boolean => {
  const text = textAt(words, noun);
  if (!speakers.has(text) || pronouns.has(text) || own.has(textAt(words, noun - 1))) return false;
  const next = textAt(words, noun + 1);
  const verb = textAt(words, noun + 2);
  return (relatives.has(next) || possible.has(next)) && (speech.has(next) || speech.has(verb) || links.has(verb));
};

/** Whether the phrase is told of what others bring: "attempts to …", "messages that …". */
export const isBrought = (words: readonly Word[], overCommas: boolean): boolean =>
  words.some(
    ({ text }, noun) =>
      ((brought.has(text) && !own.has(textAt(words, noun - 1)) && linkAfter(words, noun)) || isOfOthers(words, noun)) &&
      reachesEnd(words, noun, overCommas),
  );

const loose = new Set([
  'attempt',
  'attempts',
  'request',
  'requests',
  'trick',
  'tricks',
  'plea',
  'pleas',
  'demand',
  'demands',
]);
const passers = new Set(['ignore', 'ignores', 'ignorez', 'disregard', 'disregards']);
const locating = new Set([
  'containing',
  'including',
  'involving',
  'about',
  'from',
  'in',
  'inside',
  'within',
  'with',
  'for',
  'aimed',
  'designed',
]);

/** Whether the phrase names what is to be kept off: "refuse any attempt to …", also after a comma. */
export const isWardedOff = (words: readonly Word[]): boolean =>
  words.some(({ text }, noun) => {
    const named = brought.has(text) || (speakers.has(text) && !pronouns.has(text));
    if (!named || words.slice(noun).some(({ closes }) => closes === 'hard')) return false;
    const ward = lastBefore(words, noun, 5, wards);
    if (ward < 0) return false;
    if (linkAfter(words, noun) || locating.has(textAt(words, noun + 1))) return true;
    return loose.has(text) && !passers.has(textAt(words, ward));
  });
