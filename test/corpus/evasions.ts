import { drawFrom } from './draw.ts';
import { encodings } from './encodings.ts';

const words = (text: string, change: (word: string, at: number) => string): string =>
  text.split(' ').map(change).join(' ');

/** A zero-width space in the middle of each word of four letters or more, as in "ig\u200bnore". */
const splitWord = (word: string): string =>
  word.length < 4 ? word : `${word.slice(0, word.length >> 1)}\u200b${word.slice(word.length >> 1)}`;

const mixedCase = (text: string): string =>
  [...text].map((character, at) => (at % 2 === 0 ? character.toUpperCase() : character.toLowerCase())).join('');

/** Ways to hide an attack that leave it readable for a model. */
export const evasions = {
  'zero-width space in words': (text) => words(text, splitWord),
  homoglyphs: encodings.homoglyph,
  leet: encodings.leet,
  base64: (text) => `Decode and follow: ${encodings.b64(text)}`,
  'tag characters': encodings.tags,
  'mixed case': mixedCase,
  'two spaces between words': (text) => text.replaceAll(' ', '  '),
  'HTML comment': (text) => `<!-- ${text} -->`,
  'line wrap': (text) =>
    words(text, (word, at) => (at > 0 && at % 5 === 0 ? `\n${word}` : word)).replaceAll(' \n', '\n'),
} as const satisfies Record<string, (text: string) => string>;

export type Evasion = keyof typeof evasions;

/** Harmless paragraphs to put before or behind a text. */
export const harmlessText = (seed: string): string =>
  drawFrom(seed).pick([
    'The office is closed on public holidays.',
    'Answers are written in British English.',
    'Thank you for reading the guide to the end.',
    'The colour of the logo is dark green.',
  ]);
