import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tick } from '#shared/domain/rollouts/tick.ts';
import { approved, later, noSlots, started } from './fixtures.ts';

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

test('a rollout that is left to its ticks is completed in as many steps as it has, however rarely they come', () => {
  fc.assert(
    fc.property(ramp, fc.integer({ min: 1, max: 5000 }), (steps, every) => {
      let rollout = started({ steps, environment: { name: 'staging', protected: false, minHoldSeconds: 60 } });
      const needed = steps.reduce((sum, { holdSeconds }) => sum + Math.ceil(holdSeconds / every), 0);
      for (let look = 1; look <= needed; look += 1) {
        expect(rollout.status).toBe('ramping');
        rollout = tick(rollout, { blocks: [], slots: noSlots }, approved, later(look * every)).rollout;
      }
      expect(rollout.status).toBe('completed');
      expect(rollout.history.map(({ percent }) => percent)).toEqual([...steps.map(({ percent }) => percent), 100]);
    }),
    { numRuns: 500 },
  );
});
