import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

type Runtime = { readonly log: (line: Readonly<Record<string, unknown>>) => void };

/**
 * A queue's worker: acts on each message by itself, and gives back those that failed, so that one bad message holds up
 * no other; after five tries the queue parks it in its dead-letter queue. `read` parses what came over the wire.
 */
export const queueWorker =
  <Message>(
    worker: string,
    read: (body: unknown) => Message,
    act: (message: Message) => Promise<Readonly<Record<string, unknown>> | undefined>,
    { log }: Runtime,
  ) =>
  async ({ Records }: Pick<SQSEvent, 'Records'>): Promise<SQSBatchResponse> => {
    const handle = async ({ messageId, body, attributes }: SQSRecord) => {
      const started = performance.now();
      const facts = { worker, messageId, attempt: Number(attributes?.ApproximateReceiveCount ?? 1) };
      try {
        const done = await act(read(JSON.parse(body)));
        log({ ...facts, ...done, durationMs: Math.round(performance.now() - started) });
        return [];
      } catch (error) {
        log({ ...facts, error, durationMs: Math.round(performance.now() - started) });
        return [{ itemIdentifier: messageId }];
      }
    };
    return { batchItemFailures: (await Promise.all(Records.map(handle))).flat() };
  };
