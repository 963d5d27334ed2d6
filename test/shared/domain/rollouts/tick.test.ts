import { describe, expect, test } from 'vitest';
import type { Block, Counts } from '#shared/domain/rollouts/counts.ts';
import type { Rollout } from '#shared/domain/rollouts/rollout.ts';
import { type SlotCounts, tick } from '#shared/domain/rollouts/tick.ts';
import { pause, promote, resume } from '#shared/domain/rollouts/transitions.ts';
import { approved, block, later, noSlots, operator, started } from './fixtures.ts';

const look = (rollout: Rollout, seconds: number, blocks: readonly Block[] = []) =>
  tick(rollout, { blocks, slots: noSlots }, approved, later(seconds));

/** Minutes of traffic one after another, from the first on. */
const minutes = (many: number, canary: Partial<Counts>, stable: Partial<Counts>, epoch = 7) =>
  Array.from({ length: many }, (_, index) => block(index * 60, canary, stable, epoch));

type Traffic = readonly [canary: Partial<Counts>, stable: Partial<Counts>];

const healthy = [
  { count: 30, errors: 0 },
  { count: 570, errors: 6 },
] as const;
const failing = [
  { count: 30, errors: 6, slow: 6 },
  { count: 570, errors: 6, slow: 6 },
] as const;
const slow = [
  { count: 30, slow: 8 },
  { count: 570, slow: 28 },
] as const;
const poor = [
  { count: 30, qualityCount: 30, qualitySum: 12, qualitySumSquares: 6 },
  { count: 570, qualityCount: 570, qualitySum: 456, qualitySumSquares: 370 },
] as const;

describe('a tick', () => {
  test('does nothing before the hold is over, and leaves the rollout as it is', () => {
    const rollout = started();
    expect(look(rollout, 599.999)).toEqual({ rollout, outcome: 'nothing' });
    expect(look(rollout, 599.999).rollout).toBe(rollout);
  });

  test('goes one step on when the hold is over, and only one however late', () => {
    const { rollout, outcome } = look(started(), 600);
    expect(outcome).toBe('advanced');
    expect(rollout).toMatchObject({ stepIndex: 1, percent: 25, epoch: 8, revision: 2, heldSeconds: 0 });
    expect(rollout.history.at(-1)).toEqual({
      at: later(600).toISOString(),
      actor: 'system',
      percent: 25,
      event: 'advanced',
    });
    expect(look(started(), 1_000_000).rollout).toMatchObject({
      stepIndex: 1,
      stepStartedAt: later(1_000_000).toISOString(),
    });
    expect(look(rollout, 600)).toEqual({ rollout, outcome: 'nothing' });
  });

  test('completes after the last hold, not before', () => {
    const last = look(look(started(), 600).rollout, 1800).rollout;
    expect(last).toMatchObject({ status: 'ramping', percent: 100 });
    expect(look(last, 2399.999).outcome).toBe('nothing');
    const { rollout, outcome } = look(last, 2400);
    expect(outcome).toBe('completed');
    expect(rollout).toMatchObject({ status: 'completed', percent: 100, epoch: 10 });
    expect(look(rollout, 9999, minutes(9, ...failing))).toEqual({ rollout, outcome: 'nothing' });
  });

  test('reads a block only once its outcomes had time to arrive', () => {
    const blocks = minutes(1, ...healthy);
    expect(look(started(), 179.999, blocks).outcome).toBe('nothing');
    const { rollout, outcome } = look(started(), 180, blocks);
    expect(outcome).toBe('observed');
    expect(rollout).toMatchObject({ revision: 2, epoch: 7, evidence: { lastBlock: blocks[0]!.id } });
    expect(look(rollout, 200, blocks).rollout).toBe(rollout);
  });

  test('reads blocks of another length where the stack has such', () => {
    const rollout = started();
    const id = later(4).getTime() / 1000 / 2;
    const observed = (seconds: number) =>
      tick(rollout, { blocks: [{ ...block(0, ...failing), id }], slots: noSlots }, approved, later(seconds), {
        blockSeconds: 2,
        maturitySeconds: 1,
      });
    expect(observed(6.999).outcome).toBe('nothing');
    expect(observed(7).outcome).toBe('rolled_back');
  });

  test('rolls back a canary that fails more often than stable, and says why', () => {
    const { rollout, outcome } = look(started(), 400, minutes(3, ...failing));
    expect(outcome).toBe('rolled_back');
    expect(rollout).toMatchObject({ status: 'rolled_back', percent: 0, epoch: 8 });
    expect(rollout.decision).toMatchObject({
      guardrail: 'compareToStable.errorRate',
      reason:
        'The canary fails more often than stable: 18 of 90 calls failed, where 1.8 would have if the two were alike.',
      evidence: {
        alpha: expect.any(Number),
        dispersion: 1,
        canary: { count: 90, errors: 18 },
        stable: { count: 1710, errors: 18 },
      },
      at: later(400).toISOString(),
    });
    const { logE, threshold, pValue } = rollout.decision!.evidence;
    expect(threshold).toBeCloseTo(Math.log(1000 / 4), 12);
    expect(logE).toBeGreaterThan(threshold);
    expect(pValue).toBeCloseTo(Math.exp(-logE), 12);
    expect(rollout.history.at(-1)).toMatchObject({
      event: 'rolled_back',
      actor: 'system',
      percent: 0,
      reason: rollout.decision!.reason,
    });
  });

  const breaches: { guardrail: string; limits: object; traffic: Traffic; reason: RegExp }[] = [
    {
      guardrail: 'compareToStable.latency',
      limits: {},
      traffic: slow,
      reason: /^The canary is slower than stable: 40 of 150 calls .* 900 ms, where 9\.0 would/,
    },
    {
      guardrail: 'compareToStable.qualityScore',
      limits: {},
      traffic: poor,
      reason: /mean of its 150 scores is 0\.400, which is 0\.400 less than stable's in the same minutes\.$/,
    },
    {
      guardrail: 'maxErrorRate',
      limits: { maxErrorRate: 0.02 },
      traffic: failing,
      reason: /limit of 2 % allows: 30 of 150 calls failed\.$/,
    },
    {
      guardrail: 'maxLatencyMs',
      limits: { maxLatencyMs: 500 },
      traffic: slow,
      reason: /40 of 150 calls failed or took longer than 500 ms, where 5 % may\.$/,
    },
    {
      guardrail: 'minQualityScore',
      limits: { minQualityScore: 0.75 },
      traffic: poor,
      reason: /below the floor of 0\.75: the mean of its 150 scores is 0\.400\.$/,
    },
  ];

  test.each(breaches)('rolls back by $guardrail', ({ guardrail, limits, traffic, reason }) => {
    const compared = guardrail.split('.')[1];
    const compareToStable = {
      errorRate: false,
      qualityScore: false,
      latency: false,
      ...(compared && { [compared]: true }),
    };
    const { rollout } = look(started({ guardrails: { ...limits, compareToStable } }), 500, minutes(5, ...traffic));
    expect(rollout.decision?.guardrail).toBe(guardrail);
    expect(rollout.decision?.reason).toMatch(reason);
  });

  test('prefers to roll back when it could go on as well', () => {
    expect(look(started(), 600, minutes(5, ...failing)).outcome).toBe('rolled_back');
  });

  test('names the guardrail that is furthest past its threshold', () => {
    const both = [
      { ...failing[0], ...poor[0], errors: 3, slow: 3 },
      { ...failing[1], ...poor[1] },
    ] as const;
    expect(look(started(), 900, minutes(10, ...both)).rollout.decision?.guardrail).toBe('compareToStable.qualityScore');
  });

  test('holds back until there are as many samples as asked for', () => {
    const rollout = started({ guardrails: { minSamples: 91 } });
    const waiting = look(rollout, 400, minutes(3, ...failing));
    expect(waiting.outcome).toBe('observed');
    expect(look(waiting.rollout, 460, [block(180, { count: 30 }, { count: 570 })]).outcome).toBe('rolled_back');
  });

  test('counts scores, not calls, as samples of quality', () => {
    const few = [{ ...poor[0], count: 1000 }, poor[1]] as const;
    expect(look(started({ guardrails: { minSamples: 200 } }), 500, minutes(5, ...few)).outcome).toBe('observed');
  });

  test('does not go on with guardrails that are off', () => {
    const compareToStable = { errorRate: false, qualityScore: false, latency: false };
    expect(look(started({ guardrails: { compareToStable } }), 500, minutes(5, ...failing)).outcome).toBe('observed');
  });

  test('still rolls back a paused rollout, but never advances it', () => {
    const paused = pause(started(), { now: later(10), actor: operator });
    expect(look(paused, 100_000).outcome).toBe('nothing');
    expect(look(paused, 500, minutes(3, ...healthy)).outcome).toBe('observed');
    expect(look(paused, 500, minutes(3, ...failing)).rollout).toMatchObject({ status: 'rolled_back', percent: 0 });
    const resumed = resume(paused, { now: later(1000), actor: operator });
    expect(look(resumed, 1589).outcome).toBe('nothing');
    expect(look(resumed, 1590).outcome).toBe('advanced');
  });

  test('judges the last step by absolute limits: there is no stable arm any more', () => {
    const last = (guardrails: object) =>
      [0, 1].reduce((rollout) => promote(rollout, { now: later(0), actor: operator }), started({ guardrails }));
    const alone = minutes(5, { count: 600, errors: 120, slow: 120 }, {}, 9);
    expect(look(last({}), 500, alone).outcome).toBe('observed');
    expect(look(last({ maxErrorRate: 0.05 }), 500, alone).rollout.decision?.guardrail).toBe('maxErrorRate');
  });

  test.each(['compareToStable.errorRate', 'compareToStable.latency'] as const)(
    'wants more evidence for %s when a few heavy callers make the difference',
    (guardrail) => {
      const blocks = minutes(2, { count: 30, errors: 3, slow: 3 }, { count: 570, errors: 6, slow: 6 });
      const slots = (...hits: number[]): SlotCounts[] =>
        hits.map((hit) => ({
          count: 20,
          ...(guardrail.endsWith('latency') ? { errors: 2, slow: hit } : { errors: hit, slow: 2 }),
        }));
      const even = slots(2, 2, 2, 2, 2, 2, 2, 2, 2, 2);
      const heavy = slots(20, 0, 0, 0, 0, 0, 0, 0, 0, 0);
      const peak = (stable: SlotCounts[], canary: SlotCounts[]) =>
        tick(started(), { blocks, slots: { stable, canary } }, approved, later(400)).rollout.evidence.processes[
          guardrail
        ]!.peak;
      expect(peak(even, even)).toBeGreaterThan(1);
      expect(peak(heavy, even)).toBeCloseTo(peak(even, even) / (1000 / 81), 9);
      expect(peak(even, heavy)).toBeCloseTo(peak(even, even) / (1000 / 81), 9);
    },
  );
});

describe('a canary that does not get its share of the calls', () => {
  const halves = minutes(1, { count: 300, exposed: 300 }, { count: 300, exposed: 300 });

  test('is not given more callers by the schedule, and nobody is taken back', () => {
    const { rollout, outcome } = look(started(), 600, halves);
    expect(outcome).toBe('held');
    expect(rollout).toMatchObject({ status: 'ramping', held: 'share_mismatch', percent: 5, epoch: 7 });
    expect(rollout.history.at(-1)).toMatchObject({ event: 'held', actor: 'system', percent: 5 });
    expect(look(rollout, 100_000).outcome).toBe('nothing');
  });

  test('may be promoted by a person', () => {
    const { rollout } = look(started(), 600, halves);
    expect(promote(rollout, { now: later(700), actor: operator })).toMatchObject({ percent: 25, held: null });
  });

  test('is not known in a first release, where nobody else is counted', () => {
    const alone = minutes(1, { count: 300, exposed: 300 }, {});
    expect(look(started({ stableVersion: null }), 600, alone).outcome).toBe('advanced');
  });
});

describe('promotion by evidence', () => {
  const byEvidence = (some: object = {}) => started({ promotion: 'evidence', ...some });

  test('waits for the hold, and for the certificate that the odds are below twice those of stable', () => {
    const even = [
      { count: 300, errors: 15 },
      { count: 5700, errors: 285 },
    ] as const;
    expect(look(byEvidence(), 599, minutes(6, ...even)).outcome).toBe('observed');
    expect(look(byEvidence(), 600, minutes(6, ...even)).outcome).toBe('advanced');
    const waiting = look(byEvidence(), 600, minutes(1, { count: 30, errors: 1 }, { count: 570, errors: 19 }));
    expect(waiting).toMatchObject({ outcome: 'held', rollout: { held: 'evidence', percent: 5 } });
    expect(waiting.rollout.history.at(-1)).toMatchObject({
      event: 'held',
      reason: expect.stringContaining('evidence'),
    });
    expect(look(waiting.rollout, 100_000).outcome).toBe('nothing');
  });

  test('is certified without a single failure once there are calls enough for the limit', () => {
    const flawless = (many: number) => minutes(1, { count: many }, { count: 19 * many });
    const limited = byEvidence({ guardrails: { maxErrorRate: 0.05 } });
    expect(look(byEvidence(), 600, flawless(10_000)).outcome).toBe('held');
    expect(look(limited, 600, flawless(100)).outcome).toBe('held');
    expect(look(limited, 600, flawless(150)).outcome).toBe('advanced');
  });

  test('completes by its hold alone: nothing can be compared at 100 %', () => {
    const last = [0, 1].reduce((rollout) => promote(rollout, { now: later(0), actor: operator }), byEvidence());
    expect(look(last, 600).outcome).toBe('completed');
  });
});
