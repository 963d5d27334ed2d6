import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { check } from 'recheck';
import type { ScannerPattern } from './scanner-patterns.ts';

const file = new URL('proven-patterns.json', import.meta.url);

/** What was proven, and by what. The proof of hundreds of patterns takes minutes, so that it is kept. */
type Record = { readonly recheck: string; readonly safe: { readonly [digest: string]: string } };

const version: string = JSON.parse(
  readFileSync(new URL('../node_modules/recheck/package.json', import.meta.url), 'utf8'),
).version;

/** Long enough for the slowest of them on a busy machine. */
const patience = 60_000;

const digestOf = ({ source, flags }: ScannerPattern): string =>
  createHash('sha256').update(`/${source}/${flags}`).digest('hex').slice(0, 32);

const readRecord = (): Record => {
  const kept: Record = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { recheck: version, safe: {} };
  return kept.recheck === version ? kept : { recheck: version, safe: {} };
};

/** Those that the record has not: new ones, and those that could not be proven. */
export const patternsWithoutProof = (patterns: readonly ScannerPattern[]): readonly ScannerPattern[] => {
  const { safe } = readRecord();
  return patterns.filter((pattern) => safe[digestOf(pattern)] === undefined);
};

const writeRecord = (safe: ReadonlyMap<string, string>): void => {
  const sorted = Object.fromEntries([...safe].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify({ recheck: version, safe: sorted }, null, 2)}\n`);
};

/** A pattern that could not be proven, and why. */
export type Unproven = ScannerPattern & { readonly why: string };

const roundLength = 20;

/**
 * Proves patterns by recheck's analysis of automata and by its fuzzing, and writes down which are safe, every few of
 * them: a proof that is broken off goes on from there.
 *
 * @param anew whether to prove again what the record has
 */
export const provePatterns = async (
  patterns: readonly ScannerPattern[],
  { anew, say }: { readonly anew: boolean; readonly say: (progress: string) => void },
): Promise<{ readonly unproven: readonly Unproven[]; readonly proven: number }> => {
  const { safe: known } = readRecord();
  const open = anew ? patterns : patternsWithoutProof(patterns);
  const safe = new Map(
    patterns.flatMap((pattern): readonly (readonly [string, string])[] => {
      const before = anew ? undefined : known[digestOf(pattern)];
      return before === undefined ? [] : [[digestOf(pattern), before]];
    }),
  );
  const unproven: Unproven[] = [];
  for (const [at, pattern] of open.entries()) {
    if (at % roundLength === 0) {
      say(`${at} of ${open.length} patterns`);
      if (at > 0) writeRecord(safe);
    }
    const found = await check(pattern.source, pattern.flags, { timeout: patience });
    if (found.status === 'safe') safe.set(digestOf(pattern), found.complexity.summary);
    else
      unproven.push({ ...pattern, why: found.status === 'vulnerable' ? found.complexity.summary : found.error.kind });
  }
  writeRecord(safe);
  return { unproven, proven: safe.size };
};
