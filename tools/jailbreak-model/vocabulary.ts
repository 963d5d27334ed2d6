import { glue, plain, topical } from './ordinary-words.ts';
import type { Sample } from './samples.ts';

/** A term must occur in so many groups of jailbreaks, and so many times as often there as in ordinary prompts. */
export const leastGroups = 4;
export const leastLift = 1.5;

const isRare = (word: string): boolean =>
  !glue.has(word) && !plain.has(word) && !topical.has(word) && !/^\p{N}+$/u.test(word);

/** Whether a term may tell of a jailbreak at all: whatever prompts of any kind are full of may not. */
export const mayTell = (term: string): boolean => {
  const words = term.split(' ');
  if (words.length > 2) return false;
  if (words.some(isRare)) return true;
  return words.length === 2 && !words.some((word) => glue.has(word)) && words.some((word) => topical.has(word));
};

type Groups = { readonly jailbreak: Set<string>; readonly ordinary: Set<string> };

/** The terms that jailbreaks of many origins share and ordinary prompts rarely use, in the order of code units. */
export const vocabularyOf = (samples: readonly Sample[]): readonly string[] => {
  const groupsOf = new Map<string, Groups>();
  for (const { isJailbreak, group, terms } of samples) {
    for (const { term } of terms) {
      const groups = groupsOf.get(term) ?? { jailbreak: new Set(), ordinary: new Set() };
      groupsOf.set(term, groups);
      groups[isJailbreak ? 'jailbreak' : 'ordinary'].add(group);
    }
  }
  const count = (isJailbreak: boolean): number =>
    new Set(samples.filter((sample) => sample.isJailbreak === isJailbreak).map(({ group }) => group)).size;
  const [jailbreaks, ordinaries] = [count(true), count(false)];
  return [...groupsOf]
    .filter(
      ([term, { jailbreak, ordinary }]) =>
        jailbreak.size >= leastGroups &&
        jailbreak.size / jailbreaks > (leastLift * (ordinary.size + 0.5)) / ordinaries &&
        mayTell(term),
    )
    .map(([term]) => term)
    .sort();
};
