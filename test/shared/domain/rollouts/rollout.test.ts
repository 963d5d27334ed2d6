import { expect, test } from 'vitest';
import { pause, resume, rollback } from '#shared/domain/rollouts/transitions.ts';
import { later, operator, started } from './fixtures.ts';

test('a history that never ends still fits a row, and its rollout can be taken back', () => {
  let rollout = started();
  for (let round = 0; round < 1000; round += 1) {
    const move = { now: later(round), actor: operator, reason: 'x'.repeat(500) };
    rollout = resume(pause(rollout, move), move);
  }

  const ended = rollback(rollout, { now: later(2000), actor: operator });

  expect(ended.history).toHaveLength(200);
  expect(ended.history.at(-1)?.event).toBe('rolled_back');
  expect(ended.revision).toBe(2002);
  expect(Buffer.byteLength(JSON.stringify(ended))).toBeLessThan(150 * 1024);
});
