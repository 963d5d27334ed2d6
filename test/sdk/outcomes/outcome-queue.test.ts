import { expect, test } from 'vitest';
import { createOutcomeQueue, type Waiting } from '#sdk/outcomes/outcome-queue.ts';

const item = (id: string): Waiting => ({ outcome: { id, exposure: 'token', success: true } });
const idOf = (waiting: Waiting) => ('outcome' in waiting ? waiting.outcome.id : '');

test('what is put back is older than what came since, and dropped first where there is no room', () => {
  const queue = createOutcomeQueue(4);
  for (const id of ['1', '2', '3', '4']) queue.add(item(id));
  const taken = queue.take(3);
  for (const id of ['5', '6']) queue.add(item(id));
  queue.putBack(taken);
  expect(queue.takeDropped()).toBe(2);
  expect(queue.take(9).map(idOf)).toEqual(['3', '4', '5', '6']);
  expect(queue.takeDropped()).toBe(0);
});
