import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noCounts } from '#shared/domain/rollouts/counts.ts';
import { mixtureOf } from '#shared/domain/rollouts/evidence/e-process.ts';
import { guardrailsOf } from '#shared/domain/rollouts/guardrails.ts';
import { replay } from '#shared/domain/rollouts/replay.ts';
import { tick } from '#shared/domain/rollouts/tick.ts';
import { approved, block, later, noSlots, started } from './fixtures.ts';

const comparison = 'compareToStable.errorRate' as const;
const active = [comparison];

const blocksOf = (rows: readonly (readonly [number, number, number, number])[]) =>
  rows.map(([canary, stable, canaryErrors, stableErrors], minute) =>
    block(minute * 60, { count: canary, errors: canaryErrors }, { count: stable, errors: stableErrors }),
  );

const worse = blocksOf([
  [30, 570, 2, 5],
  [30, 570, 3, 6],
  [28, 560, 4, 4],
]);

describe('a replay', () => {
  test('says with which block a guardrail would have acted, and goes on to the last one', () => {
    const strict = replay(worse, { guardrails: guardrailsOf({ alpha: 0.01 }), active });
    const lax = replay(worse, { guardrails: guardrailsOf({ alpha: 0.05 }), active });
    expect([strict.firedAtBlock, lax.firedAtBlock]).toEqual([2, 1]);
    expect(lax.decision).toMatchObject({ guardrail: comparison, at: '2026-01-01T00:02:00.000Z' });
    expect(lax.decision?.evidence.canary.count).toBe(60);
    for (const { evidence } of [strict, lax]) {
      expect(mixtureOf(evidence.processes[comparison]?.logs ?? [])).toBeCloseTo(10.53359, 5);
    }
  });

  test('holds on nothing, and on too few samples', () => {
    const guardrails = guardrailsOf({ minSamples: 1000 });
    expect(replay([], { guardrails, active }).firedAtBlock).toBeNull();
    expect(replay(worse, { guardrails, active }).firedAtBlock).toBeNull();
  });

  test('fires with the block that closes a thin run, and leaves an open run out', () => {
    const thin = blocksOf(Array.from({ length: 5 }, () => [1, 19, 1, 0] as const));
    const guardrails = guardrailsOf({ alpha: 0.05 });
    expect(replay(thin, { guardrails, active }).firedAtBlock).toBe(4);
    expect(replay(thin.slice(0, 4), { guardrails, active }).firedAtBlock).toBeNull();
  });

  test('compares a stretch in which an arm has just five calls', () => {
    const guardrails = guardrailsOf({ alpha: 0.05 });
    for (let stable = 5; stable < 2000; stable += 1) {
      const blocks = [...blocksOf([[5, stable, 5, 0]])];
      expect(replay(blocks, { guardrails, active }).evidence.open.calls).toBeNull();
    }
  });

  test('takes both shares of one minute at once', () => {
    const [first] = worse;
    const pair = [first!, { ...first!, epoch: 8 }];
    expect(replay(pair, { guardrails: guardrailsOf(), active }).evidence.folded.canary.count).toBe(60);
  });

  test('decides what ticks decided, minute by minute', () => {
    const tally = fc
      .tuple(fc.nat(40), fc.nat(400), fc.nat(40), fc.nat(400))
      .map(([nc, ns, ac, as]) => [nc, ns, Math.min(nc, ac), Math.min(ns, as)] as const);
    fc.assert(
      fc.property(fc.array(tally, { maxLength: 12 }), (rows) => {
        const blocks = blocksOf(rows);
        const first = started({ guardrails: { alpha: 0.05, maxErrorRate: 0.3 } });
        let rollout = first;
        let firedAt: number | null = null;
        for (const [minute, each] of blocks.entries()) {
          const settings = { blockSeconds: 60, maturitySeconds: 0 };
          rollout = tick(
            rollout,
            { blocks: [each], slots: noSlots },
            approved,
            later(minute * 60 + 60),
            settings,
          ).rollout;
          if (rollout.decision && firedAt === null) firedAt = minute;
        }
        const { guardrails, slowAboveMs, evidence } = first;
        const names = Object.keys(evidence.processes) as (keyof typeof evidence.processes)[];
        const recorded = blocks.map((each) => ({ ...each, percent: first.percent }));
        const replayed = replay(recorded, { guardrails, active: names, slowAboveMs });
        expect(replayed.firedAtBlock).toBe(firedAt);
        expect(replayed.decision).toEqual(rollout.decision);
      }),
    );
  });

  test('never fires on an arm without calls', () => {
    const empty = Array.from({ length: 50 }, (_, minute) => block(minute * 60, noCounts, { count: 100, errors: 9 }));
    expect(replay(empty, { guardrails: guardrailsOf({ alpha: 0.5 }), active }).firedAtBlock).toBeNull();
  });
});
