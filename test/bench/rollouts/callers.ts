import { slotCount } from '#shared/domain/rollouts/bucket.ts';
import type { Minute, Sample } from './method.ts';
import type { Random } from './random.ts';
import { betaTable, drawFrom, smoothScores } from './score-table.ts';
import { emptyMinute } from './traffic.ts';

/** Callers of whom a few make most calls, each with a failure rate of its own. */
export type Callers = {
  readonly count: number;
  /** The n-th caller makes a share of all calls in proportion to n to the power of minus this (Zipf). */
  readonly exponent: number;
  /** The correlation of two calls of one caller: how much failure rates differ between callers. */
  readonly correlation: number;
  readonly meanErrors: number;
  readonly perMinute: number;
  readonly share: number;
  /** How many times more often the canary's calls fail. */
  readonly worse?: number;
  /** The standard deviation of callers' mean scores about 0.8; without it calls have no scores. */
  readonly tastes?: number;
  /** Outcomes of one caller that count. */
  readonly cap?: number;
};

/** Walker's alias method (ACM TOMS 3, 1977): a caller in proportion to its traffic by one look-up. */
const aliasTable = (weights: readonly number[]) => {
  const size = weights.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const chance = Float64Array.from(weights, (weight) => (weight / total) * size);
  const alias = new Int32Array(size);
  const small: number[] = [];
  const large: number[] = [];
  for (const [at, each] of chance.entries()) (each < 1 ? small : large).push(at);
  for (let below = small.pop(), above = large.at(-1); below !== undefined && above !== undefined; ) {
    alias[below] = above;
    chance[above] = (chance[above] ?? 0) - (1 - (chance[below] ?? 0));
    if ((chance[above] ?? 0) < 1) small.push(large.pop() ?? 0);
    below = small.pop();
    above = large.at(-1);
  }
  return { chance, alias };
};

const tables = new Map<string, ReturnType<typeof aliasTable>>();

const trafficOf = ({ count, exponent }: Callers) => {
  const key = `${count} ${exponent}`;
  const table = tables.get(key) ?? aliasTable(Array.from({ length: count }, (_, at) => (at + 1) ** -exponent));
  tables.set(key, table);
  return table;
};

type Slot = { count: number; errors: number; slow: number; qualityCount: number; qualitySum: number };
const emptySlots = (): Slot[] =>
  Array.from({ length: slotCount }, () => ({ count: 0, errors: 0, slow: 0, qualityCount: 0, qualitySum: 0 }));

const score = (sample: Sample, slot: Slot, value: number): void => {
  sample.qualityCount += 1;
  sample.qualitySum += value;
  sample.qualitySumSquares += value * value;
  slot.qualityCount += 1;
  slot.qualitySum += value;
};

const reset = (sample: Sample): void => {
  sample.count = 0;
  sample.errors = 0;
  sample.qualityCount = 0;
  sample.qualitySum = 0;
  sample.qualitySumSquares = 0;
};

/** Minutes of callers that stay on their side, with the totals by hash slot. */
export const callerMinutesOf = (random: Random, callers: Callers): (() => Minute) => {
  const { count, correlation, meanErrors, perMinute, share, worse = 1, tastes } = callers;
  const { cap = Number.POSITIVE_INFINITY } = callers;
  const { chance, alias } = trafficOf(callers);
  const deviation = Math.sqrt(meanErrors * (1 - meanErrors) * correlation);
  const table = betaTable(meanErrors, deviation);
  const isCanary = Uint8Array.from({ length: count }, () => Number(random() < share));
  const slotOf = Uint8Array.from({ length: count }, () => Math.floor(random() * slotCount));
  const rates = Float64Array.from(isCanary, (canary) => {
    const rate = drawFrom(random, table);
    return canary === 1 ? Math.min(1, rate * worse) : rate;
  });
  const scores = tastes === undefined ? undefined : smoothScores(0.8);
  const biases = Float64Array.from(
    { length: scores ? count : 0 },
    () => drawFrom(random, betaTable(0.5, tastes ?? 0)) - 0.5,
  );
  const counted = new Int32Array(count);
  const slots = { canary: emptySlots(), stable: emptySlots() };
  const minute = { ...emptyMinute(), share, slots };

  const call = (): void => {
    const place = random() * count;
    const at = Math.floor(place);
    const caller = place - at < (chance[at] ?? 0) ? at : (alias[at] ?? at);
    const failed = random() < (rates[caller] ?? 0) ? 1 : 0;
    const seen = counted[caller] ?? 0;
    if (seen >= cap) return;
    counted[caller] = seen + 1;
    const arm = isCanary[caller] === 1 ? 'canary' : 'stable';
    minute[arm].count += 1;
    minute[arm].errors += failed;
    const slot = slots[arm][slotOf[caller] ?? 0];
    if (!slot) return;
    slot.count += 1;
    slot.errors += failed;
    if (!scores) return;
    score(minute[arm], slot, Math.min(1, Math.max(0, drawFrom(random, scores) + (biases[caller] ?? 0))));
  };
  return () => {
    minute.at += 1;
    reset(minute.canary);
    reset(minute.stable);
    for (let made = 0; made < perMinute; made += 1) call();
    return minute;
  };
};
