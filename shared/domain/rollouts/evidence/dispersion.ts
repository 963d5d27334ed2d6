import type { Tally } from './hypergeometric.ts';

/**
 * How far callers are from independent, 1 or more, by their hash slots: of the canary alone, of either arm, and in how
 * calls fall to the two arms.
 */
export type Dispersions = {
  readonly canary: { readonly errors: number; readonly slow: number };
  readonly either: { readonly errors: number; readonly slow: number };
  readonly share: number;
};

const leastCalls = 5;
const leastSlots = 10;

/**
 * How much more the hash slots of one arm differ than independent calls would: Pearson's chi-squared over its degrees
 * of freedom, 1 at least. A caller with much traffic and a failure rate of its own raises it. Slots with fewer than 5
 * calls are left out; with fewer than 10 slots nothing can be said, which is 1.
 */
export const dispersionOf = (slots: readonly Tally[]): number => {
  const busy = slots.filter(({ count }) => count >= leastCalls);
  if (busy.length < leastSlots) return 1;

  const calls = busy.reduce((sum, { count }) => sum + count, 0);
  const rate = busy.reduce((sum, { hits }) => sum + hits, 0) / calls;
  if (rate === 0 || rate === 1) return 1;

  const squares = busy.reduce(
    (sum, { count, hits }) => sum + (hits - count * rate) ** 2 / (count * rate * (1 - rate)),
    0,
  );
  return Math.max(1, squares / (busy.length - 1));
};
