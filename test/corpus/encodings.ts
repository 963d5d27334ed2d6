const each = (text: string, change: (character: string) => string): string => [...text].map(change).join('');

const lookAlikes: Readonly<Record<string, string>> = {
  ...{ a: 'а', c: 'с', e: 'е', i: 'і', j: 'ј', o: 'о', p: 'р', s: 'ѕ', x: 'х', y: 'у' },
  ...{ A: 'А', B: 'В', C: 'С', E: 'Е', H: 'Н', I: 'І', K: 'К', M: 'М', O: 'О', P: 'Р', T: 'Т', X: 'Х' },
};
const digits: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' };

const hex = (text: string): string => Buffer.from(text).toString('hex');

const rotated = (letter: string): string => {
  const base = letter <= 'Z' ? 65 : 97;
  return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
};

/** Ways to write a text so that a reader, or a model, still gets it and a search for its words does not. */
export const encodings = {
  b64: (text) => Buffer.from(text).toString('base64'),
  hex,
  rot13: (text) => text.replace(/[A-Za-z]/g, rotated),
  percent: (text) => hex(text).replace(/../g, '%$&'),
  escapes: (text) => each(text, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
  /** Unicode's tag characters, U+E0020 to U+E007E: nothing draws them. */
  tags: (text) => each(text, (character) => String.fromCodePoint(0xe0000 + (character.codePointAt(0) ?? 0))),
  zwsp: (text) => [...text].join('\u200b'),
  /** The second half of the letters in look-alikes of another script, as UTS #39 lists them. */
  homoglyph: (text) => each(text, (character) => lookAlikes[character] ?? character),
  leet: (text) => each(text, (character) => digits[character.toLowerCase()] ?? character),
  spaced: (text) =>
    text
      .split(' ')
      .map((word) => [...word].join(' '))
      .join('   '),
  reversed: (text) => [...text].toReversed().join(''),
  /** Written backwards and shown forwards by a right-to-left override, as in CVE-2021-42574. */
  bidi: (text) => `\u202e${[...text].toReversed().join('')}\u202c`,
} as const satisfies Record<string, (text: string) => string>;

export type Encoding = keyof typeof encodings;
