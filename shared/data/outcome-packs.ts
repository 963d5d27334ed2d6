import type { Countable } from '../domain/outcome-counts.ts';
import { counterRowsOf } from './counter-rows.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
const maxWrites = 100;

/** What is counted once: outcomes and announcements have names of their own. */
export const nameOf = ({ kind, id }: Countable): string => `${kind}#${id}`;

/** A caller whose outcomes are capped. */
export const callerNameOf = ({ rollout, arm, caller, cap }: Countable): string | undefined =>
  cap === null || caller === null ? undefined : `${rollout}\n${arm}\n${caller}`;

const compare = (left: string, right: string): number => {
  if (left === right) return 0;
  return left < right ? -1 : 1;
};

const order = (left: Countable, right: Countable): number =>
  compare(left.rollout, right.rollout) ||
  compare(left.arm, right.arm) ||
  left.block - right.block ||
  left.epoch - right.epoch;

/**
 * Cuts what is to be counted into packs of one transaction each, with the rows that it raises; each name once, as it
 * came first. Neighbours raise the same counters, so a pack is nearly all names: 98 with one counter of a block and one
 * of an arm.
 */
export const packsOf = (countables: readonly Countable[]): readonly (readonly Countable[])[] => {
  const named = new Map<string, Countable>();
  for (const countable of countables) if (!named.has(nameOf(countable))) named.set(nameOf(countable), countable);
  const packs: Countable[][] = [];
  let rows = new Set<string>();
  for (const countable of [...named.values()].toSorted(order)) {
    const caller = callerNameOf(countable);
    const wanted = [...counterRowsOf(countable), ...(caller === undefined ? [] : [`caller ${caller}`])];
    const pack = packs.at(-1);
    const grown = new Set([...rows, ...wanted]);
    if (pack && pack.length + 1 + grown.size <= maxWrites) {
      pack.push(countable);
      rows = grown;
      continue;
    }
    packs.push([countable]);
    rows = new Set(wanted);
  }
  return packs;
};
