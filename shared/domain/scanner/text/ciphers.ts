import { type Hidden, lineAround } from './hidden.ts';

/** Each letter thirteen places on. */
export const rot13 = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });

/** Characters in the opposite order. */
export const reversed = (text: string): string => [...text].reverse().join('');

export type Cipher = {
  readonly how: 'rot13' | 'reversed';
  /** Words of orders as the cipher spells them; in the wrong order their plurals begin with an s. */
  readonly words: readonly string[];
  readonly decode: (text: string) => string;
};

const stems = ['instruction', 'prompt', 'ignore', 'reveal', 'restriction', 'disregard', 'system', 'guideline'];

/** Ciphers that are known by the words of orders in them. */
export const ciphers: readonly Cipher[] = [
  { how: 'rot13', words: stems.map(rot13), decode: rot13 },
  { how: 'reversed', words: stems.flatMap((stem) => [reversed(stem), reversed(`${stem}s`)]), decode: reversed },
];

/** Where a ciphered word stands in a message. */
export type CipheredWord = { readonly cipher: Cipher; readonly at: number };

const reach = 200;

/** The lines around ciphered words, decoded. */
export const cipheredLines = (content: string, words: readonly CipheredWord[]): readonly Hidden[] => {
  const covered = new Map<Cipher, number>();
  return words.flatMap(({ cipher, at }) => {
    const first = covered.get(cipher) ?? 0;
    if (at < first) return [];
    const { start, end } = lineAround(content, at, reach, first);
    covered.set(cipher, end);
    return [{ how: cipher.how, start, end, text: cipher.decode(content.slice(start, end)) }];
  });
};
