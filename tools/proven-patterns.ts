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

/** A pattern that could not be proven, and why. */
export type Unproven = ScannerPattern & { readonly why: string };

/**
 * Proves patterns by recheck's analysis of automata and by its fuzzing.
 *
 * @param anew whether to prove again what the record has
 */
export const provePatterns = async (
  patterns: readonly ScannerPattern[],
  { anew, say }: { readonly anew: boolean; readonly say: (progress: string) => void },
): Promise<{ readonly unproven: readonly Unproven[]; readonly safe: Record['safe'] }> => {
  const { safe: known } = readRecord();
  const safe = new Map<string, string>();
  const unproven: Unproven[] = [];
  for (const [at, pattern] of patterns.entries()) {
    if (at % 50 === 0) say(`${at} of ${patterns.length} patterns`);
    const digest = digestOf(pattern);
    const before = anew ? undefined : known[digest];
    if (before !== undefined) {
      safe.set(digest, before);
      continue;
    }
    const found = await check(pattern.source, pattern.flags, { timeout: patience });
    if (found.status === 'safe') safe.set(digest, found.complexity.summary);
    else
      unproven.push({ ...pattern, why: found.status === 'vulnerable' ? found.complexity.summary : found.error.kind });
  }
  return { unproven, safe: Object.fromEntries([...safe].toSorted(([a], [b]) => (a < b ? -1 : 1))) };
};

export const writeRecord = (safe: Record['safe']): void =>
  writeFileSync(file, `${JSON.stringify({ recheck: version, safe }, null, 2)}\n`);
