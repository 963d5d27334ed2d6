import { isTag, isVariationSelector } from './characters.ts';

/** A stretch of a message whose characters spell another text. */
export type Hidden = {
  readonly how: 'base64' | 'hex' | 'rot13' | 'reversed' | 'tags' | 'selectors' | 'spaced';
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

const longestDecoded = 65_536;
const base64Run = /[A-Za-z0-9+/_-]{16,65536}={0,2}/g;
const hexRun = /(?:(?:\\x|0x|%)?[0-9a-fA-F]{2}[ ,:]?){10,32768}/g;
const spacedRun = /(?<![A-Za-z0-9])(?:[A-Za-z][ .\-_·]{1,3}){7,400}[A-Za-z](?![A-Za-z0-9])/g;

const isPrintable = (byte: number): boolean => (byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13;

/** Bytes as text, when they are text: nine of ten printable ASCII, with a space or a letter run among them. */
const textOf = (bytes: Uint8Array): string | undefined => {
  let printable = 0;
  for (const byte of bytes) printable += isPrintable(byte) ? 1 : 0;
  if (bytes.length < 8 || printable < bytes.length * 0.9) return undefined;
  const text = new TextDecoder().decode(bytes);
  return /[A-Za-z]{3}/.test(text) ? text : undefined;
};

const base64Value = (unit: number): number => {
  if (unit >= 0x41 && unit <= 0x5a) return unit - 0x41;
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x61 + 26;
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30 + 52;
  return unit === 0x2b || unit === 0x2d ? 62 : 63;
};

const fromBase64 = (run: string): string | undefined => {
  const digits = run.replace(/={1,2}$/, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let length = 0;
  for (let at = 0; at < digits.length; at += 1) {
    bits = ((bits << 6) | base64Value(digits.charCodeAt(at))) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[length] = (bits >> held) & 0xff;
      length += 1;
    }
  }
  return textOf(bytes.subarray(0, length));
};

const fromHex = (run: string): string | undefined => {
  const digits = run.replace(/\\x|0x|[%\s,:]/g, '');
  const bytes = new Uint8Array(Math.floor(digits.length / 2));
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16);
  return textOf(bytes);
};

const runs = (
  content: string,
  pattern: RegExp,
  how: Hidden['how'],
  decode: (run: string) => string | undefined,
): readonly Hidden[] =>
  [...content.matchAll(pattern)].flatMap((match) => {
    const text = decode(match[0]);
    return text === undefined ? [] : [{ how, start: match.index, end: match.index + match[0].length, text }];
  });

/** A flag of a nation's part is a black flag, tags and a cancel tag (Unicode Technical Standard #51, annex C). */
const blackFlag = 0x1f3f4;

/** Reads runs of invisible characters, where each stands for a byte. */
const invisibleRuns = (content: string): readonly Hidden[] => {
  const found: Hidden[] = [];
  if (!/[\ufe00-\ufe0f\udb40]/.test(content)) return found;
  for (let at = 0; at < content.length; ) {
    const code = content.codePointAt(at) ?? 0;
    const belongs = isTag(code) ? isTag : isVariationSelector(code) ? isVariationSelector : undefined;
    if (belongs === undefined) {
      at += code > 0xffff ? 2 : 1;
      continue;
    }
    const bytes: number[] = [];
    let end = at;
    for (let next = code; belongs(next); next = content.codePointAt(end) ?? 0) {
      bytes.push(belongs === isTag ? next & 0x7f : next >= 0xe0100 ? next - 0xe0100 + 16 : next - 0xfe00);
      end += next > 0xffff ? 2 : 1;
    }
    const flag = at >= 2 && content.codePointAt(at - 2) === blackFlag && bytes.length <= 7;
    if (bytes.length >= 4 && !flag) {
      const text = String.fromCharCode(...bytes.filter(isPrintable).slice(0, longestDecoded / 8));
      found.push({ how: belongs === isTag ? 'tags' : 'selectors', start: at, end, text });
    }
    at = end;
  }
  return found;
};

/** Each letter thirteen places on. */
export const rot13 = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });

/** Characters in the opposite order. */
export const reversed = (text: string): string => [...text].reverse().join('');

/** Words of orders as these ciphers spell them: instruction, prompt, ignore, reveal, restriction. */
const ciphered: readonly (readonly [Hidden['how'], RegExp, (text: string) => string])[] = [
  ['rot13', /\b(?:vafgehpgvba|cebzcg|vtaber|erirny|erfgevpgvba|qvfertneq)/gi, rot13],
  ['reversed', /(?:noitcurtsni|tpmorp|erongi|laever|noitcirtser|dragersid)/gi, reversed],
];
const cipherReach = 200;

/** The line around a ciphered word, at most 200 units to either side. */
const cipheredLines = (content: string): readonly Hidden[] =>
  ciphered.flatMap(([how, words, decode]) => {
    const found: Hidden[] = [];
    let covered = 0;
    for (const { index } of content.matchAll(words)) {
      if (index < covered) continue;
      const left = content.slice(Math.max(covered, index - cipherReach), index);
      const right = content.slice(index, index + cipherReach);
      const start = index - left.length + left.lastIndexOf('\n') + 1;
      const line = right.indexOf('\n');
      covered = index + (line < 0 ? right.length : line);
      found.push({ how, start, end: covered, text: decode(content.slice(start, covered)) });
    }
    return found;
  });

/** "i g n o r e   a l l", "i.g.n.o.r.e a.l.l": the mark between letters goes, anything else between words is a space. */
const fromSpaced = (run: string): string => {
  const separator = run.charAt(1);
  const words = run.split(/[ .\-_·]{2,}/);
  const joined = words.map((word) => word.replaceAll(separator, '').replace(/[ .\-_·]/g, ' '));
  return joined.join(' ');
};

const splitWord = /(?<![A-Za-z0-9-])[A-Za-z]{1,2}-[a-z]{2,20}/g;
const fewestSplits = 3;

/** "th-e i-nstruction b-egins": paragraphs in which words are split again and again, put together. */
const splitParagraphs = (content: string): readonly Hidden[] =>
  [...content.matchAll(/[^\n]{1,4096}/g)].flatMap(({ index, 0: paragraph }) =>
    (paragraph.match(splitWord)?.length ?? 0) < fewestSplits
      ? []
      : [
          {
            how: 'spaced' as const,
            start: index,
            end: index + paragraph.length,
            text: paragraph.replace(/(?<=[A-Za-z])[-_]{1,4}(?=[a-z])/g, ''),
          },
        ],
  );

/** Finds text hidden in a message, one level deep, at most 64 KiB a run; each pass is linear. */
export const hiddenTexts = ({ content }: { readonly content: string }): readonly Hidden[] => [
  ...invisibleRuns(content),
  ...runs(content, base64Run, 'base64', fromBase64),
  ...runs(content, hexRun, 'hex', fromHex),
  ...runs(content, spacedRun, 'spaced', fromSpaced),
  ...cipheredLines(content),
  ...splitParagraphs(content),
];
