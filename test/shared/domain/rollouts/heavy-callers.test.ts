import { describe, expect, test } from 'vitest';
import { type Evidence, freshEvidence } from '#shared/domain/rollouts/evidence/evidence.ts';
import { foldBlocks } from '#shared/domain/rollouts/evidence/fold-blocks.ts';
import { guardrailsOf } from '#shared/domain/rollouts/guardrails.ts';
import { independentCalls } from '#shared/domain/rollouts/replay.ts';
import { dispersionsOf, type SlotCounts } from '#shared/domain/rollouts/tick.ts';
import { block } from './fixtures.ts';

/** Mulberry32: small, fast, and the same on every machine. */
const randomFrom = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const first = Math.imul(state ^ (state >>> 15), state | 1);
    const second = first ^ (first + Math.imul(first ^ (first >>> 7), first | 61));
    return ((second ^ (second >>> 14)) >>> 0) / 2 ** 32;
  };
};

type Caller = {
  readonly arm: 'stable' | 'canary';
  readonly slot: number;
  readonly rate: number;
  readonly upTo: number;
};
type Traffic = {
  /** A caller has as much traffic as its rank to this negative power: at 0 all have the same. */
  readonly decline: number;
  readonly callers: number;
  readonly share: number;
  readonly ratio: number;
  readonly minutes: number;
};

const name = 'compareToStable.errorRate';
const guardrails = guardrailsOf({ alpha: 0.05 });
const perMinute = 200;

/** Callers of whom nine of ten hardly ever fail; the tenth does with 30 % of its calls. */
const callersOf = (random: () => number, { decline, callers, share, ratio }: Traffic): Caller[] => {
  let upTo = 0;
  return Array.from({ length: callers }, (_, rank): Caller => {
    upTo += 1 / (rank + 1) ** decline;
    const arm = random() < share ? 'canary' : 'stable';
    const rate = (random() < 0.1 ? 0.3 : 0.002) * (arm === 'canary' ? ratio : 1);
    return { arm, slot: Math.floor(random() * 50), rate, upTo };
  });
};

const find = (callers: readonly Caller[], place: number): Caller => {
  let [low, high] = [0, callers.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (callers[middle]!.upTo < place) low = middle + 1;
    else high = middle;
  }
  return callers[low]!;
};

/** Whether a rollout under such traffic is rolled back, with slots that temper and without. */
const run = (seed: number, traffic: Traffic): { readonly tempered: boolean; readonly untempered: boolean } => {
  const random = randomFrom(seed);
  const callers = callersOf(random, traffic);
  const { upTo } = callers.at(-1)!;
  const fresh = () => Array.from({ length: 50 }, () => ({ count: 0, errors: 0, slow: 0 }));
  const slots = { stable: fresh(), canary: fresh() } satisfies Record<string, SlotCounts[]>;
  let [tempered, untempered]: [Evidence, Evidence] = [freshEvidence([name]), freshEvidence([name])];
  for (let minute = 0; minute < traffic.minutes; minute += 1) {
    const counted = { stable: { count: 0, errors: 0 }, canary: { count: 0, errors: 0 } };
    for (let call = 0; call < perMinute; call += 1) {
      const { arm, slot, rate } = find(callers, random() * upTo);
      const errors = random() < rate ? 1 : 0;
      for (const counts of [counted[arm], slots[arm][slot]!]) {
        counts.count += 1;
        counts.errors += errors;
      }
    }
    const seen = [{ ...block(60 * minute, counted.canary, counted.stable), percent: 100 * traffic.share }];
    tempered = foldBlocks(tempered, seen, guardrails, dispersionsOf(slots));
    untempered = foldBlocks(untempered, seen, guardrails, independentCalls);
  }
  const fired = ({ processes }: Evidence) => processes[name]!.peak >= Math.log(20);
  return { tempered: fired(tempered), untempered: fired(untempered) };
};

const shareOf = (traffic: Traffic, runs: number) => {
  const ends = Array.from({ length: runs }, (_, index) => run(Math.imul(index + 1, 0x9e3779b1), traffic));
  const part = (which: 'tempered' | 'untempered') => ends.filter((end) => end[which]).length / runs;
  return { tempered: part('tempered'), untempered: part('untempered') };
};

describe('a few heavy callers with habits of their own', () => {
  test.each([
    ['a thousand callers', { decline: 1, callers: 1000, share: 0.1, ratio: 1, minutes: 60 }],
    ['sixty callers, of whom the canary has a few', { decline: 1, callers: 60, share: 0.1, ratio: 1, minutes: 60 }],
  ])('seldom roll back a version that is no worse: %s', (_, traffic) => {
    const { tempered, untempered } = shareOf(traffic, 120);
    expect(untempered).toBeGreaterThan(0.15);
    expect(tempered).toBeLessThanOrEqual(0.06);
  });

  test('are not seen where there are none: a version that fails three times as often is rolled back', () => {
    const { tempered } = shareOf({ decline: 0, callers: 20_000, share: 0.1, ratio: 3, minutes: 60 }, 20);
    expect(tempered).toBe(1);
  });
});
