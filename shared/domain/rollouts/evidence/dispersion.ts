import type { Tally } from './hypergeometric.ts';

/**
 * How far callers are from independent, 1 or more, by their hash slots: of the canary alone, of the two arms compared,
 * and in how calls fall to the two arms.
 */
export type Dispersions = {
  readonly canary: { readonly errors: number; readonly slow: number };
  readonly compared: { readonly errors: number; readonly slow: number; readonly scores: number };
  readonly share: number;
};

const leastSlots = 10;
const leastCalls = 50;

/** One arm by its slots: how far each is from the rate of all, and the variance that independent calls would have. */
type Slots = {
  readonly calls: number;
  readonly busy: number;
  readonly counts: readonly number[];
  readonly residuals: readonly number[];
  readonly independent: number;
};

const slotsOf = (slots: readonly Tally[], variance?: number): Slots => {
  const calls = slots.reduce((sum, { count }) => sum + count, 0);
  const rate = calls === 0 ? 0 : slots.reduce((sum, { hits }) => sum + hits, 0) / calls;
  return {
    calls,
    busy: slots.filter(({ count }) => count > 0).length,
    counts: slots.map(({ count }) => count),
    residuals: slots.map(({ count, hits }) => hits - count * rate),
    independent: calls * (variance ?? rate * (1 - rate)),
  };
};

const isTelling = ({ calls, busy }: Slots): boolean => calls >= leastCalls && busy >= leastSlots;

// The jackknife's variance of the hits: each slot is held against the rate of the others, which it has no part in.
const varianceOf = ({ calls, counts, residuals }: Pick<Slots, 'calls' | 'counts' | 'residuals'>): number =>
  residuals.reduce((sum, residual, slot) => sum + (residual / (1 - (counts[slot] ?? 0) / calls)) ** 2, 0);

const ratioOf = (variance: number, independent: number): number =>
  independent === 0 ? 1 : Math.max(1, variance / independent);

/**
 * How many times the variance of one arm's rate exceeds that of independent calls, 1 at least: the design effect of
 * Rao and Scott, Biometrics 48 (1992), with the hash slots as clusters. A caller with much traffic and a rate of its own
 * raises it. With fewer than 10 slots or 50 calls nothing can be said, which is 1.
 */
export const dispersionOf = (slots: readonly Tally[]): number => {
  const arm = slotsOf(slots);
  return isTelling(arm) ? ratioOf(varianceOf(arm), arm.independent) : 1;
};

// Had the callers been dealt otherwise, the canary would have got others of the same kind: those of both arms tell how
// much that matters, even where the canary has hardly any.
const pooledDispersion = (canary: Slots, stable: Slots): number => {
  const both = {
    calls: canary.calls + stable.calls,
    counts: stable.counts.map((count, slot) => count + (canary.counts[slot] ?? 0)),
    residuals: stable.residuals.map((residual, slot) => residual + (canary.residuals[slot] ?? 0)),
  };
  const isTold = canary.calls > 0 && isTelling(stable);
  return isTold ? ratioOf(varianceOf(both), canary.independent + stable.independent) : 1;
};

const betweenArms = (canary: Slots, stable: Slots): number => {
  if (!isTelling(canary) || !isTelling(stable)) return pooledDispersion(canary, stable);
  const [ofCanary, ofStable] = [canary.calls ** -2, stable.calls ** -2];
  return ratioOf(
    varianceOf(canary) * ofCanary + varianceOf(stable) * ofStable,
    canary.independent * ofCanary + stable.independent * ofStable,
  );
};

/**
 * How many times the variance of the difference between the rates of two arms exceeds that of independent calls, 1 at
 * least. The same slot is at the same place in both.
 */
export const differenceDispersion = (canary: readonly Tally[], stable: readonly Tally[]): number =>
  betweenArms(slotsOf(canary), slotsOf(stable));

/** Scores by slot (`hits` is their sum), and the variance that one of them has within a minute. */
export type ScoredSlots = { readonly slots: readonly Tally[]; readonly variance: number };

/** The same of the difference between two mean scores. */
export const scoreDispersion = (canary: ScoredSlots, stable: ScoredSlots): number =>
  betweenArms(slotsOf(canary.slots, canary.variance), slotsOf(stable.slots, stable.variance));
