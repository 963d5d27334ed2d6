import type { SQSRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import { batchWorker, type Delivery } from '#shared/messaging/batch-worker.ts';

const record = (messageId: string, body: string, attempt = 1): SQSRecord =>
  ({ messageId, body, attributes: { ApproximateReceiveCount: String(attempt) } }) as SQSRecord;

const setUp = (act: (deliveries: readonly Delivery<number>[]) => Promise<{ failed: readonly number[] }>) => {
  const lines: Readonly<Record<string, unknown>>[] = [];
  const read = (body: unknown) => {
    if (typeof body !== 'number') throw new Error('no number');
    return body;
  };
  const worker = batchWorker('count', read, act, { log: (line) => lines.push(line) });
  return { lines, work: (...Records: SQSRecord[]) => worker({ Records }) };
};

const returned = (...ids: string[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

test('a batch is acted on at once, and what fails of it is given back', async () => {
  const seen: unknown[] = [];
  const { work, lines } = setUp(async (deliveries) => {
    seen.push(deliveries);
    return { failed: [1], counted: 2 };
  });

  expect(await work(record('a', '1'), record('b', '2', 3), record('c', '3'))).toEqual(returned('b'));
  expect(seen).toEqual([
    [
      { message: 1, attempt: 1 },
      { message: 2, attempt: 3 },
      { message: 3, attempt: 1 },
    ],
  ]);
  expect(lines).toEqual([{ worker: 'count', messages: 3, failed: ['b'], counted: 2, durationMs: expect.any(Number) }]);
});

test('what cannot be read is given back by itself, and its places are not those of the others', async () => {
  const { work, lines } = setUp(async () => ({ failed: [1] }));

  expect(await work(record('a', 'nonsense'), record('b', '1'), record('c', '"x"'), record('d', '2'))).toEqual(
    returned('a', 'c', 'd'),
  );
  expect(lines.map(({ messageId }) => messageId)).toEqual(['a', 'c', undefined]);
});

test('when nothing can be done everything is given back, and the log says why', async () => {
  const error = new Error('unavailable');
  const { work, lines } = setUp(() => Promise.reject(error));

  expect(await work(record('a', '1'), record('b', '2'))).toEqual(returned('a', 'b'));
  expect(lines).toMatchObject([{ error, failed: ['a', 'b'] }]);
});
