import { roleWords, type TermWords, termWord, wordOf, wordSlotOf } from './terms.ts';

/** What words are in the terms of a model, each spelled as one word or two with a space between. */
export const termWordsOf = (terms: Iterable<string>): TermWords => {
  const words = roleWords.slice();
  const add = (word: string, bit: number): void => {
    const slot = wordSlotOf(wordOf(word));
    words[slot] = (words[slot] ?? 0) | bit;
  };
  for (const term of terms) {
    const [first = '', second] = term.split(' ');
    add(first, second === undefined ? termWord.alone : termWord.first);
    if (second !== undefined) add(second, termWord.second);
  }
  return words;
};
