import { bytesFromBase64 } from './base64.ts';
import { type Hidden, isPrintable, longestDecoded } from './hidden.ts';
import { hasTrait, trait } from './traits.ts';
import { unitsOf } from './units.ts';

const classOf = (members: string): Uint8Array => {
  const table = new Uint8Array(256);
  for (const member of members) table[member.charCodeAt(0)] = 1;
  return table;
};
const digits = '0123456789';
const small = 'abcdefghijklmnopqrstuvwxyz';
const base64Units = classOf(`${digits}${small}${small.toUpperCase()}+/_-`);
const hexUnits = classOf(`${digits}abcdefABCDEFx\\% ,:`);

const shortestBase64 = 16;
const shortestHex = 20;
const hexRun = /(?:(?:\\x|0x|%)?[0-9a-fA-F]{2}[ ,:]?){10,32768}/g;

/**
 * The runs of a class of ASCII units that are at least so long. Looks at every `shortest`-th unit alone and goes on
 * from there only where that is of the class, so that prose is skipped in strides.
 */
const runsOf = (
  content: string,
  units: Uint8Array,
  shortest: number,
): readonly { readonly start: number; readonly end: number }[] => {
  const read = unitsOf(content);
  const belongs = (at: number): boolean => units[read[at] ?? 0] === 1;
  const runs: { start: number; end: number }[] = [];
  for (let probe = shortest - 1; probe < content.length; ) {
    if (!belongs(probe)) {
      probe += shortest;
      continue;
    }
    let start = probe;
    const floor = probe - shortest + 1;
    while (start > floor && belongs(start - 1)) start -= 1;
    let end = probe + 1;
    while (end < content.length && belongs(end)) end += 1;
    if (end - start >= shortest) runs.push({ start, end });
    probe = end + shortest;
  }
  return runs;
};

const printableShare = 0.9;

/** Bytes as text, when they are text: nine of ten printable ASCII, with a run of letters among them. */
const textOf = (bytes: Uint8Array): string | undefined => {
  let printable = 0;
  for (const byte of bytes) printable += isPrintable(byte) ? 1 : 0;
  if (bytes.length < 8 || printable < bytes.length * printableShare) return undefined;
  const text = new TextDecoder().decode(bytes);
  return /[A-Za-z]{3}/.test(text) ? text : undefined;
};

const fromHex = (run: string): string | undefined => {
  const pairs = run.replace(/\\x|0x|[%\s,:]/g, '');
  const bytes = new Uint8Array(Math.floor(pairs.length / 2));
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(pairs.slice(at * 2, at * 2 + 2), 16);
  return textOf(bytes);
};

const padded = (content: string, end: number): number => {
  let at = end;
  while (at < end + 2 && content.charAt(at) === '=') at += 1;
  return at;
};

/** The first of four units of base64 spells the upper bits of a byte, which ASCII has for half of the alphabet. */
const spellsAscii = classOf(`${small.toUpperCase()}abcdef`);

/** Whether bytes in base64 may be text, told by every third of them: long words and paths are not. */
const mayBeText = (units: Uint8Array, start: number, end: number): boolean => {
  const bytes = Math.floor(((end - start) * 3) / 4);
  let others = 0;
  for (let at = start; at + 1 < end; at += 4) others += 1 - (spellsAscii[units[at] ?? 0] ?? 0);
  return bytes - others >= bytes * printableShare;
};

/** Runs of base64 and base64url (RFC 4648, sections 4 and 5) that decode to text. */
const base64Runs = (content: string): readonly Hidden[] =>
  runsOf(content, base64Units, shortestBase64).flatMap(({ start, end }) => {
    const last = Math.min(end, start + longestDecoded);
    if (!mayBeText(unitsOf(content), start, last)) return [];
    const text = textOf(bytesFromBase64(content.slice(start, last)));
    return text === undefined ? [] : [{ how: 'base64' as const, start, end: padded(content, end), text }];
  });

/** Runs of bytes in hexadecimal, bare, escaped or apart, that decode to text. */
const hexRuns = (content: string): readonly Hidden[] =>
  runsOf(content, hexUnits, shortestHex).flatMap((run) =>
    [...content.slice(run.start, run.end).matchAll(hexRun)].flatMap(({ index, 0: found }) => {
      const text = fromHex(found);
      const start = run.start + index;
      return text === undefined ? [] : [{ how: 'hex' as const, start, end: start + found.length, text }];
    }),
  );

/** Text in base64 or hexadecimal. In the latter, printable ASCII is spelled with digits. */
export const encodedRuns = (content: string): readonly Hidden[] => [
  ...(hasTrait(content, trait.longToken) ? base64Runs(content) : []),
  ...(hasTrait(content, trait.digit) ? hexRuns(content) : []),
];
