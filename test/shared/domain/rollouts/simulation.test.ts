import { describe, expect, test } from 'vitest';
import type { Block } from '#shared/domain/rollouts/counts.ts';
import type { Rollout } from '#shared/domain/rollouts/rollout.ts';
import { tick } from '#shared/domain/rollouts/tick.ts';
import { approved, block, later, noSlots, started } from './fixtures.ts';

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

type Traffic = { readonly perMinute: number; readonly errorRate: (minute: number, arm: 'stable' | 'canary') => number };

const minuteOf = (
  random: () => number,
  minute: number,
  { percent, epoch }: Rollout,
  { perMinute, errorRate }: Traffic,
): Block => {
  const [canary, stable] = [
    { count: 0, errors: 0 },
    { count: 0, errors: 0 },
  ];
  for (let call = 0; call < perMinute; call += 1) {
    const arm = random() * 100 < percent ? 'canary' : 'stable';
    const tally = arm === 'canary' ? canary : stable;
    tally.count += 1;
    if (random() < errorRate(minute, arm)) tally.errors += 1;
  }
  return block(minute * 60, canary, stable, epoch);
};

/** One rollout under this traffic, looked at every minute as the schedule does. */
const run = (seed: number, minutes: number, first: Rollout, traffic: Traffic): Rollout => {
  const random = randomFrom(seed);
  let rollout = first;
  for (let minute = 0; minute < minutes && rollout.status === 'ramping'; minute += 1) {
    const seen = minuteOf(random, minute, rollout, traffic);
    rollout = tick(rollout, { blocks: [seen], slots: noSlots }, approved, later(minute * 60 + 60), {
      blockSeconds: 60,
      maturitySeconds: 0,
    }).rollout;
  }
  return rollout;
};

const runs = 600;
const seeds = Array.from({ length: runs }, (_, index) => Math.imul(index + 1, 0x9e3779b1));

const ramp = [5, 10, 25, 50, 100].map((percent) => ({ percent, holdSeconds: 1800 }));
const comparing = { alpha: 0.05, compareToStable: { qualityScore: false, latency: false } };

describe('a simulated rollout', () => {
  test('that is no worse is seldom rolled back, though its provider fails five times as often from the middle on', () => {
    const first = started({ steps: ramp, guardrails: comparing });
    const incident: Traffic = { perMinute: 120, errorRate: (minute) => (minute < 60 ? 0.02 : 0.1) };
    const ends = seeds.map((seed) => run(seed, 120, first, incident));
    const pooled = ends.filter(({ evidence }) => {
      const { canary, stable } = evidence.folded;
      const rate = (canary.errors + stable.errors) / (canary.count + stable.count);
      const difference = canary.errors / canary.count - stable.errors / stable.count;
      return difference / Math.sqrt(rate * (1 - rate) * (1 / canary.count + 1 / stable.count)) > 2.5;
    });
    expect(pooled.length).toBeGreaterThan(0.9 * runs);
    expect(ends.filter(({ status }) => status === 'rolled_back').length).toBeLessThan(0.05 * runs);
  });

  test('at its absolute limit is seldom rolled back', () => {
    const compareToStable = { errorRate: false, qualityScore: false, latency: false };
    const first = started({
      steps: [
        { percent: 50, holdSeconds: 86_400 },
        { percent: 100, holdSeconds: 60 },
      ],
      environment: { name: 'staging', protected: false, minHoldSeconds: 60 },
      guardrails: { alpha: 0.05, maxErrorRate: 0.05, compareToStable },
    });
    const ends = seeds.map((seed) => run(seed, 480, first, { perMinute: 20, errorRate: () => 0.05 }));
    expect(ends.filter(({ status }) => status === 'rolled_back').length).toBeLessThan(0.05 * runs);
  });

  test('that fails five times as often is found out after a hundred canary calls or so, every time', () => {
    const first = started({
      steps: [
        { percent: 5, holdSeconds: 86_400 },
        { percent: 100, holdSeconds: 60 },
      ],
      guardrails: comparing,
    });
    const worse: Traffic = { perMinute: 600, errorRate: (_, arm) => (arm === 'canary' ? 0.05 : 0.01) };
    const ends = seeds.slice(0, 100).map((seed) => run(seed, 120, first, worse));
    expect(ends.every(({ status }) => status === 'rolled_back')).toBe(true);
    const exposures = ends.map(({ evidence }) => evidence.folded.canary.count).toSorted((left, right) => left - right);
    expect(exposures[50]).toBeLessThan(160);
  });
});
