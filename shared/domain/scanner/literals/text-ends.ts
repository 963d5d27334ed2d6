/** Goes back over units that belong, at most `most` of them, and says where they begin. */
export const backWhile = (content: string, from: number, most: number, belongs: (char: string) => boolean): number => {
  let at = from;
  while (at > 0 && from - at < most && belongs(content.charAt(at - 1))) at -= 1;
  return at;
};

/** A text without the given marks at its end. */
export const withoutEnding = (text: string, marks: string): string =>
  text.slice(
    0,
    backWhile(text, text.length, text.length, (char) => marks.includes(char)),
  );
