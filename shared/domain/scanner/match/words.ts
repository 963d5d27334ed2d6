/** A word of a folded clause, and what stands between it and the next: nothing, a comma or dash, or a colon or semicolon. */
export type Word = { readonly text: string; readonly closes: 'open' | 'comma' | 'hard' };

const kinds = new Uint8Array(128);
const inWord = 0;
const blank = 1;
const comma = 2;
const hard = 3;
/** Of a word, but perhaps not of its text: most words have none of these. */
const trimmed = 4;
for (const unit of ' \t\n"()[]{}<>/`*#|') kinds[unit.charCodeAt(0)] = blank;
kinds[','.charCodeAt(0)] = comma;
for (const unit of ':;!?') kinds[unit.charCodeAt(0)] = hard;
for (const unit of "-'.") kinds[unit.charCodeAt(0)] = trimmed;

/** A French word that loses its vowel before the next: "l'utilisateur", "s'il". */
const elided = /^(?:l|d|s|j|c|qu|lorsqu|puisqu)'[a-z]{2,30}$/;

/** Splits a folded text into words in one pass; a dash on its own counts as a comma. */
export const wordsOf = (text: string): readonly Word[] => {
  const words: { text: string; closes: Word['closes'] }[] = [];
  const close = (closes: Word['closes']): void => {
    const last = words.at(-1);
    if (last !== undefined && last.closes !== 'hard') last.closes = closes;
  };
  const push = (word: string): void => {
    if (/^-+$/.test(word)) close('comma');
    else if (elided.test(word)) for (const part of word.split("'")) push(part === 's' ? 'si' : part);
    else words.push({ text: word.replace(/^'+(?=.)|(?<=[^n'])'+$|\.$/g, ''), closes: 'open' });
  };
  let start = 0;
  let plain = true;
  for (let at = 0; at <= text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const kind = at === text.length ? blank : unit < 128 ? (kinds[unit] ?? inWord) : inWord;
    if (kind === inWord) continue;
    if (kind === trimmed) {
      plain = false;
      continue;
    }
    if (at > start) {
      const word = text.slice(start, at);
      if (plain) words.push({ text: word, closes: 'open' });
      else push(word);
      plain = true;
    }
    if (kind === comma) close('comma');
    if (kind === hard) close('hard');
    start = at + 1;
  }
  return words;
};
