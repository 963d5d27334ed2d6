/** Which units of folded text are of words: ASCII letters, digits and the low line. */
export const wordUnits: Uint8Array = Uint8Array.from({ length: 256 }, (_, unit) =>
  unit < 128 && /[a-z0-9_]/.test(String.fromCharCode(unit)) ? 1 : 0,
);

const longestWord = 32;
const isWordUnit = (unit: number): boolean => unit < wordUnits.length && wordUnits[unit] === 1;

/** Whether no word goes on over an offset. */
export const endsWord = (text: string, end: number): boolean =>
  !isWordUnit(text.charCodeAt(end)) || !isWordUnit(text.charCodeAt(end - 1));

/** A bounded pattern may stop inside a word; the span takes the word in. */
export const wordEnd = (text: string, end: number): number => {
  let at = end;
  while (at < end + longestWord && !endsWord(text, at)) at += 1;
  return at;
};
