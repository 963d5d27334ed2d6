import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import { dueAt, heldMs } from '#shared/domain/rollouts/hold.ts';
import { isLive, type Rollout } from '#shared/domain/rollouts/rollout.ts';
import { tick } from '#shared/domain/rollouts/tick.ts';
import { abort, pause, promote, resume, rollback } from '#shared/domain/rollouts/transitions.ts';
import { block, later, noSlots, operator, started } from './fixtures.ts';

const transitions = { pause, resume, promote, rollback, abort };
type Action = keyof typeof transitions | 'tick' | 'observe' | 'observe-regression';
type Command = { readonly action: Action; readonly wait: number };

const ramp = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 5 }),
    fc.infiniteStream(fc.integer({ min: 60, max: 400 })),
  )
  .map(([points, holds]) =>
    [...points.toSorted((left, right) => left - right), 10_000].map((point) => ({
      percent: point / 100,
      holdSeconds: holds.next().value,
    })),
  );

// Ends are rare, so that most histories are long ones.
const action = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Action>('tick') },
  { weight: 4, arbitrary: fc.constantFrom<Action>('pause', 'resume', 'promote', 'observe') },
  { weight: 1, arbitrary: fc.constantFrom<Action>('rollback', 'abort', 'observe-regression') },
);
const wait = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 450_000 }), fc.constantFrom(60_000, 400_000));
const history: fc.Arbitrary<Command[]> = fc.array(fc.record({ action, wait }), { maxLength: 40 });

const perform = (rollout: Rollout, chosen: Action, seconds: number): Rollout => {
  const move = { now: later(seconds), actor: operator };
  if (chosen === 'tick') return tick(rollout, { blocks: [], slots: noSlots }, move.now).rollout;
  if (chosen === 'observe' || chosen === 'observe-regression') {
    const errors = chosen === 'observe' ? 1 : 50;
    const observed = block(seconds - 240, { count: 100, errors }, { count: 100, errors: 1 }, rollout.epoch);
    return tick(rollout, { blocks: [observed], slots: noSlots }, move.now).rollout;
  }
  try {
    return transitions[chosen](rollout, move);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    return rollout;
  }
};

/** What a history is held against: a clock of its own for the time that the present step has really been ramping. */
type Model = { readonly rollout: Rollout; readonly seconds: number; readonly rampedMs: number };

const check = (before: Model, { action: chosen, wait: waited }: Command): Model => {
  const old = before.rollout;
  const rampedMs = before.rampedMs + (old.status === 'ramping' ? waited : 0);
  const seconds = before.seconds + waited / 1000;
  const next = perform(old, chosen, seconds);
  const held = old.steps[old.stepIndex]!.holdSeconds * 1000;

  if (isLive(old)) expect(heldMs(old, later(seconds))).toBe(rampedMs);
  if (!isLive(old)) expect(next).toBe(old);

  const serves = (rollout: Rollout) => `${rollout.percent} ${rollout.status === 'completed'}`;
  expect(next.epoch - old.epoch).toBe(serves(next) === serves(old) ? 0 : 1);
  expect(next.revision - old.revision).toBe(next === old ? 0 : 1);
  expect(next.history.slice(0, old.history.length)).toEqual(old.history);
  expect(next.history.at(-1)!.percent).toBe(next.percent);

  const withdrawn = next.status === 'rolled_back' || next.status === 'aborted';
  expect(next.percent).toBe(withdrawn ? 0 : next.steps[next.stepIndex]!.percent);
  expect([0, 1]).toContain(next.stepIndex - old.stepIndex);
  if (next.percent === 100 && old.percent !== 100) expect(old.percent).toBeGreaterThan(0);

  const moved = next.stepIndex > old.stepIndex;
  if (moved && chosen !== 'promote') expect(rampedMs).toBeGreaterThanOrEqual(held);
  if (next.status === 'completed' && old.status !== 'completed') {
    expect(old.percent).toBe(100);
    expect(rampedMs).toBeGreaterThanOrEqual(held);
  }
  if (chosen === 'tick' && old.status === 'ramping' && rampedMs >= held) expect(next).not.toBe(old);
  if (old.status === 'paused' && chosen === 'tick') expect(next).toBe(old);

  const due = dueAt(next);
  expect(due === null).toBe(next.status !== 'ramping');
  return { rollout: next, seconds, rampedMs: moved ? 0 : rampedMs };
};

test('no history of ticks and operators skips a step, cuts a hold, or undoes a rollback', () => {
  fc.assert(
    fc.property(ramp, history, (steps, commands) => {
      const rollout = started({
        steps,
        environment: { name: 'staging', protected: false, minHoldSeconds: 60 },
        guardrails: { compareToStable: { latency: false } },
      });
      commands.reduce(check, { rollout, seconds: 0, rampedMs: 0 });
    }),
    { numRuns: 4000 },
  );
});

test('a rollout that is left to its ticks is completed in as many steps as it has, however rarely they come', () => {
  fc.assert(
    fc.property(ramp, fc.integer({ min: 1, max: 5000 }), (steps, every) => {
      let rollout = started({ steps, environment: { name: 'staging', protected: false, minHoldSeconds: 60 } });
      const needed = steps.reduce((sum, { holdSeconds }) => sum + Math.ceil(holdSeconds / every), 0);
      for (let look = 1; look <= needed; look += 1) {
        expect(rollout.status).toBe('ramping');
        rollout = tick(rollout, { blocks: [], slots: noSlots }, later(look * every)).rollout;
      }
      expect(rollout.status).toBe('completed');
      expect(rollout.history.map(({ percent }) => percent)).toEqual([...steps.map(({ percent }) => percent), 100]);
    }),
    { numRuns: 500 },
  );
});
