import type { SQSRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { queueWorker } from '#shared/messaging/queue-worker.ts';

const recordOf = (messageId: string, body: string, receiveCount = '1') =>
  ({ messageId, body, attributes: { ApproximateReceiveCount: receiveCount } }) as SQSRecord;

const message = z.strictObject({ number: z.int() });

const setUp = (act: (message: { readonly number: number }) => Promise<Record<string, unknown> | undefined>) => {
  const lines: Readonly<Record<string, unknown>>[] = [];
  const worker = queueWorker('count', (body) => message.parse(body), act, { log: (line) => lines.push(line) });
  return { worker, lines };
};

test('of a batch those that failed come back, whatever was wrong with them, and no others', async () => {
  const acted: number[] = [];
  const { worker } = setUp(async ({ number }) => {
    if (number === 2) throw new Error('two');
    acted.push(number);
    return undefined;
  });

  const answer = await worker({
    Records: [
      recordOf('a', '{"number":1}'),
      recordOf('b', '{"number":2}'),
      recordOf('c', 'not JSON'),
      recordOf('d', '{"number":"3"}'),
      recordOf('e', '{"number":4}'),
    ],
  });

  expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['b', 'c', 'd']);
  expect(acted).toEqual([1, 4]);
});

test('every message leaves one line, with what was done or what went wrong', async () => {
  const { worker, lines } = setUp(async ({ number }) => {
    if (number === 2) throw new Error('two');
    return { counted: number };
  });

  await worker({ Records: [recordOf('a', '{"number":1}'), recordOf('b', '{"number":2}', '3')] });

  expect(lines).toMatchObject([
    { worker: 'count', messageId: 'a', attempt: 1, counted: 1, durationMs: expect.any(Number) },
    { worker: 'count', messageId: 'b', attempt: 3, error: new Error('two') },
  ]);
});

test('an empty batch is no failure', async () => {
  const { worker } = setUp(async () => undefined);

  expect(await worker({ Records: [] })).toEqual({ batchItemFailures: [] });
});
