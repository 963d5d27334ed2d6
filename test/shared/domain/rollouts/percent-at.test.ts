import { expect, test } from 'vitest';
import { percentAt } from '#shared/domain/rollouts/percent-at.ts';
import { pause, promote, resume, rollback } from '#shared/domain/rollouts/transitions.ts';
import { later, operator, started } from './fixtures.ts';

const move = { now: later(1), actor: operator };

test('an epoch of a rollout tells the share that was set then, after a pause and after its end too', () => {
  const second = resume(pause(promote(started(), move), move), move);
  const third = promote(second, move);
  expect([6, 7, 8, 9].map((epoch) => percentAt(second, epoch))).toEqual([undefined, 5, 25, 100]);
  expect([7, 8, 9].map((epoch) => percentAt(third, epoch))).toEqual([5, 25, 100]);
  expect([7, 8].map((epoch) => percentAt(rollback(second, move), epoch))).toEqual([5, 25]);
});

test('a first release has nobody to give the rest to', () => {
  expect(percentAt(started({ stableVersion: null }), 7)).toBeUndefined();
});
