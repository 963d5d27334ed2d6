import { structuredPatch } from 'diff';
import type { DiffTexts, Hunk } from '../domain/version-diff.ts';

/** Texts that differ in more lines than this are shown as one replaced by the other: finding more costs its square. */
const maxEditLength = 1000;

const linesOf = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n');

const replaced = (before: string, after: string): Hunk => {
  const [removed, added] = [linesOf(before), linesOf(after)];
  return {
    oldStart: 1,
    oldLines: removed.length,
    newStart: 1,
    newLines: added.length,
    lines: [...removed.map((line) => `-${line}`), ...added.map((line) => `+${line}`)],
  };
};

/** Compares texts line by line (Myers 1986), with three lines of context. */
export const diffTexts: DiffTexts = (before, after) => {
  if (before === after) return [];
  const patch = structuredPatch('', '', before, after, undefined, undefined, { context: 3, maxEditLength });
  return patch?.hunks ?? [replaced(before, after)];
};
