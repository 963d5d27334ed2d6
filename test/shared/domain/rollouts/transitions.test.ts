import { describe, expect, test } from 'vitest';
import { dueAt, heldMs } from '#shared/domain/rollouts/hold.ts';
import type { Rollout } from '#shared/domain/rollouts/rollout.ts';
import { abort, advance, pause, promote, resume, rollback } from '#shared/domain/rollouts/transitions.ts';
import { later, operator, start, started } from './fixtures.ts';

const at = (seconds: number, reason?: string) => ({ now: later(seconds), actor: operator, reason });

const ramping = started();
const paused = pause(ramping, at(100));
const last = advance(advance(ramping, at(600)), at(1800));
const completed = advance(last, at(2400));
const rolledBack = rollback(ramping, at(10));
const aborted = abort(ramping, at(10));

const transitions = { pause, resume, promote, rollback, abort };
const states: Record<string, Rollout> = { ramping, paused, completed, rolled_back: rolledBack, aborted };
const legal: Record<string, string[]> = {
  ramping: ['pause', 'promote', 'rollback', 'abort'],
  paused: ['resume', 'rollback', 'abort'],
  completed: [],
  rolled_back: [],
  aborted: [],
};

describe('a rollout', () => {
  for (const [status, rollout] of Object.entries(states)) {
    for (const [name, transition] of Object.entries(transitions)) {
      const allowed = legal[status]!.includes(name);
      test(`${name} is ${allowed ? 'legal' : 'a conflict'} when it is ${status}`, () => {
        const act = () => transition(rollout, at(200));
        if (!allowed)
          expect(act).toThrow(
            expect.objectContaining({
              code: 'conflict',
              message: expect.stringMatching(/^This rollout (is|has been) /),
            }),
          );
        else expect(act().revision).toBe(rollout.revision + 1);
      });
    }
  }

  test('a conflict says what the present status is', () => {
    expect(() => resume(rolledBack, at(20))).toThrow('This rollout has been rolled back.');
    expect(() => promote(paused, at(200))).toThrow('This rollout is paused.');
  });

  test('keeps its share and its epoch while paused, and serves the rest of its hold afterwards', () => {
    expect(paused).toMatchObject({ status: 'paused', percent: 5, epoch: 7, heldSeconds: 100, revision: 2 });
    expect(dueAt(paused)).toBeNull();

    const resumed = resume(paused, at(5000));
    expect(resumed).toMatchObject({ status: 'ramping', percent: 5, epoch: 7, revision: 3 });
    expect(dueAt(resumed)).toBe(later(5500).toISOString());
    expect(heldMs(resumed, later(5001))).toBe(101_000);
  });

  test('does not lose a millisecond of its hold over many pauses', () => {
    const often = Array.from({ length: 999 }).reduce<Rollout>(
      (rollout, _, index) => {
        const again = resume(rollout, { now: new Date(start.getTime() + index * 1000), actor: operator });
        return pause(again, { now: new Date(start.getTime() + index * 1000 + 1), actor: operator });
      },
      pause(ramping, at(0)),
    );
    expect(heldMs(often, later(5000))).toBe(999);
  });

  test('does not count a clock that runs backwards', () => {
    expect(pause(ramping, at(-50)).heldSeconds).toBe(0);
  });

  test('goes one step on when promoted, whatever is left of its hold, with the whole hold of the next before it', () => {
    const promoted = promote(ramping, at(10, 'looks good'));
    expect(promoted).toMatchObject({
      status: 'ramping',
      stepIndex: 1,
      percent: 25,
      epoch: 8,
      revision: 2,
      heldSeconds: 0,
    });
    expect(dueAt(promoted)).toBe(later(1210).toISOString());
    expect(promoted.history.at(-1)).toEqual({
      at: later(10).toISOString(),
      actor: operator,
      percent: 25,
      event: 'advanced',
      reason: 'looks good',
    });
  });

  test('is not completed by promotion before its last hold is over', () => {
    expect(() => promote(last, at(2399.999))).toThrow(
      expect.objectContaining({ code: 'hold_not_over', message: expect.stringContaining(later(2400).toISOString()) }),
    );
    expect(promote(last, at(2400))).toMatchObject({ status: 'completed', percent: 100, stepIndex: 2, epoch: 10 });
  });

  test('serves nobody the canary once rolled back or aborted, under a new epoch', () => {
    expect(rolledBack).toMatchObject({ status: 'rolled_back', percent: 0, epoch: 8 });
    expect(aborted).toMatchObject({ status: 'aborted', percent: 0, epoch: 8 });
    expect(rollback(paused, at(200))).toMatchObject({ status: 'rolled_back', percent: 0, epoch: 8 });
    expect(rolledBack.decision).toBeUndefined();
    expect(dueAt(rolledBack)).toBeNull();
  });

  test('is never changed in place', () => {
    const before = structuredClone(ramping);
    promote(pause(resume(pause(ramping, at(1)), at(2)), at(3)).status === 'paused' ? ramping : last, at(4));
    rollback(ramping, at(5));
    expect(ramping).toEqual(before);
  });
});
