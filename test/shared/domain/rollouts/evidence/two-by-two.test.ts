import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldLogs, freshProcess } from '#shared/domain/rollouts/evidence/e-process.ts';
import { logChoose } from '#shared/domain/rollouts/evidence/log-factorial.ts';
import {
  certificationLog,
  expectedHits,
  oddsRatios,
  regressionLogs,
} from '#shared/domain/rollouts/evidence/two-by-two.ts';

type Table = readonly [canaryCount: number, stableCount: number, canaryHits: number, stableHits: number];

const tallies = ([nc, ns, ac, as]: Table) =>
  [
    { count: nc, hits: ac },
    { count: ns, hits: as },
  ] as const;
const logs = (table: Table) => regressionLogs(...tallies(table));
const logE = (...tables: Table[]) =>
  tables.reduce((process, table) => foldLogs(process, logs(table), 1), freshProcess).peak;

/** Hoeffding (1963): the hypergeometric law is below the binomial in convex order, so this never exceeds the exact value. */
const closedForm = ([nc, ns, ac, as]: Table) =>
  oddsRatios.map((psi) => ac * Math.log(psi) - (ac + as) * Math.log(1 + (nc / (nc + ns)) * (psi - 1)));

const table = fc
  .record({
    nc: fc.nat(40),
    ns: fc.nat(400),
    c: fc.double({ min: 0, max: 1, noNaN: true }),
    s: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ nc, ns, c, s }): Table => [nc, ns, Math.round(c * nc), Math.round(s * ns)]);

/** The chance of each way in which m hits can fall when the canary's odds are `ratio` times stable's. */
const dealt = (nc: number, ns: number, m: number, ratio: number) => {
  const ways = [];
  for (let k = Math.max(0, m - ns); k <= Math.min(nc, m); k += 1) {
    ways.push({ k, weight: Math.exp(logChoose(nc, k) + logChoose(ns, m - k) + k * Math.log(ratio)) });
  }
  const whole = ways.reduce((sum, { weight }) => sum + weight, 0);
  return ways.map(({ k, weight }) => ({ k, chance: weight / whole }));
};

describe('the comparison of two arms', () => {
  test('gives the published values', () => {
    const exact = [0.359431, 0.638477, 1.046267, 1.535516, 1.960909, 2.067451];
    const closed = [0.359329, 0.638082, 1.044763, 1.530053, 1.942625, 2.004225];
    for (const [bet, value] of logs([30, 570, 2, 5]).entries())
      expect(Math.abs(value - exact[bet]!)).toBeLessThan(1e-6);
    for (const [bet, value] of closedForm([30, 570, 2, 5]).entries())
      expect(Math.abs(value - closed[bet]!)).toBeLessThan(1e-6);
  });

  test('adds three blocks up to the published evidence', () => {
    const blocks: Table[] = [
      [30, 570, 2, 5],
      [30, 570, 3, 6],
      [28, 560, 4, 4],
    ];
    expect(Math.abs(logE(...blocks) - 10.53359)).toBeLessThan(1e-6);

    const closed = blocks.reduce((process, block) => foldLogs(process, closedForm(block), 1), freshProcess);
    expect(Math.abs(closed.peak - 10.305699)).toBeLessThan(1e-6);
  });

  test('may be convinced by three failures of three', () => {
    expect(logE([3, 57, 3, 0])).toBeGreaterThan(Math.log(20));
  });

  test.each<Table>([
    [0, 0, 0, 0],
    [0, 100, 0, 7],
    [100, 0, 7, 0],
    [50, 50, 0, 0],
    [50, 50, 50, 50],
  ])('learns nothing from %j: one arm, no hits, or nothing but hits', (...input) => {
    for (const value of logs(input)) expect(Math.abs(value)).toBeLessThan(1e-12);
    expect(Math.abs(certificationLog(...tallies(input), 2))).toBeLessThan(1e-12);
  });

  test('is fair: with equal odds the mean of every bet is 1, with smaller odds at most 1', () => {
    for (const [nc, ns, m] of [
      [1, 1, 1],
      [3, 5, 4],
      [8, 2, 6],
      [10, 90, 12],
      [20, 20, 39],
    ] as const) {
      for (const [bet] of oddsRatios.entries()) {
        const mean = (ratio: number) =>
          dealt(nc, ns, m, ratio).reduce(
            (sum, { k, chance }) => sum + chance * Math.exp(logs([nc, ns, k, m - k])[bet]!),
            0,
          );
        expect(mean(1)).toBeCloseTo(1, 10);
        expect(mean(0.5)).toBeLessThanOrEqual(1);
        expect(mean(3)).toBeGreaterThan(1);
      }
    }
  });

  test('tolerates fairly: with odds as many times worse the mean of every bet is 1, with smaller ones at most 1', () => {
    const small = fc.record({
      nc: fc.integer({ min: 1, max: 12 }),
      ns: fc.integer({ min: 1, max: 20 }),
      m: fc.nat(32),
    });
    fc.assert(
      fc.property(small, fc.constantFrom(1, 1.2, 2, 7.5, 100), ({ nc, ns, m }, tolerated) => {
        const hits = Math.min(m, nc + ns);
        const means = (ratio: number) =>
          oddsRatios.map((_, bet) =>
            dealt(nc, ns, hits, ratio).reduce((sum, { k, chance }) => {
              const log = regressionLogs(...tallies([nc, ns, k, hits - k]), tolerated)[bet]!;
              return sum + chance * Math.exp(log);
            }, 0),
          );
        for (const mean of means(tolerated)) expect(mean).toBeCloseTo(1, 9);
        for (const mean of means(0.7 * tolerated)) expect(mean).toBeLessThanOrEqual(1 + 1e-9);
      }),
      { numRuns: 300 },
    );
  });

  test('acts later the more is tolerated', () => {
    const [canary, stable] = tallies([200, 3800, 20, 60]);
    const mixed = (tolerated: number) => foldLogs(freshProcess, regressionLogs(canary, stable, tolerated), 1).peak;
    expect(mixed(1)).toBeGreaterThan(mixed(1.5));
    expect(mixed(1.5)).toBeGreaterThan(mixed(3));
    expect(mixed(10)).toBe(0);
  });

  test('certifies fairly: with odds at the margin the mean is 1, beyond it at most 1', () => {
    for (const [nc, ns, m] of [
      [3, 5, 4],
      [10, 90, 12],
      [20, 20, 30],
    ] as const) {
      const mean = (ratio: number) =>
        dealt(nc, ns, m, ratio).reduce(
          (sum, { k, chance }) => sum + chance * Math.exp(certificationLog(...tallies([nc, ns, k, m - k]), 2)),
          0,
        );
      expect(mean(2)).toBeCloseTo(1, 10);
      expect(mean(4)).toBeLessThan(1);
      expect(mean(1)).toBeGreaterThan(1);
    }
  });

  test('is never below the closed form', () => {
    fc.assert(
      fc.property(table, (input) => {
        fc.pre(input[0] + input[1] > 0);
        const bounds = closedForm(input);
        for (const [bet, value] of logs(input).entries()) expect(value).toBeGreaterThanOrEqual(bounds[bet]! - 1e-9);
      }),
      { numRuns: 2000 },
    );
  });

  test('grows with each hit that falls to the canary instead of to stable', () => {
    fc.assert(
      fc.property(table, ([nc, ns, ac, as]) => {
        fc.pre(ac < nc && as > 0);
        const more = logs([nc, ns, ac + 1, as - 1]);
        for (const [bet, value] of logs([nc, ns, ac, as]).entries()) expect(more[bet]).toBeGreaterThan(value);
      }),
      { numRuns: 2000 },
    );
  });

  test('stays finite with a hundred thousand calls in a block', () => {
    for (const value of logs([5000, 95_000, 900, 9100])) expect(Number.isFinite(value)).toBe(true);
  });

  test('expects the hits to fall by the share of calls', () => {
    expect(expectedHits(...tallies([30, 570, 2, 5]))).toBeCloseTo(0.35, 12);
    expect(expectedHits(...tallies([0, 0, 0, 0]))).toBe(0);
  });
});
