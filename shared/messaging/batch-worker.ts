import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

type Runtime = { readonly log: (line: Readonly<Record<string, unknown>>) => void };

/** A message of a batch, and which try it is, from 1 on. */
export type Delivery<Message> = { readonly message: Message; readonly attempt: number };

/** What came of a batch: which deliveries must come again, by their positions, and what else there is to say. */
export type BatchResult = { readonly failed: readonly number[]; readonly error?: unknown };

/**
 * A queue's worker that acts on a whole batch at once, because its messages share work. Those that failed, and those
 * that cannot be read, are given back; after five tries the queue parks them in its dead-letter queue.
 */
export const batchWorker =
  <Message, Result extends BatchResult>(
    worker: string,
    read: (body: unknown) => Message,
    act: (deliveries: readonly Delivery<Message>[]) => Promise<Result>,
    { log }: Runtime,
  ) =>
  async ({ Records }: Pick<SQSEvent, 'Records'>): Promise<SQSBatchResponse> => {
    const started = performance.now();
    const refused: SQSRecord[] = [];
    const readable = Records.flatMap((record) => {
      const attempt = Number(record.attributes?.ApproximateReceiveCount ?? 1);
      try {
        return [{ record, delivery: { message: read(JSON.parse(record.body)), attempt } }];
      } catch (error) {
        log({ worker, messageId: record.messageId, attempt, error });
        refused.push(record);
        return [];
      }
    });
    const acted = act(readable.map(({ delivery }) => delivery));
    const all = readable.map((_, index) => index);
    const { failed, ...facts } = await acted.catch((error: unknown) => ({ failed: all, error }));
    const returned = [...refused, ...failed.flatMap((index) => readable[index]?.record ?? [])].map(
      ({ messageId }) => messageId,
    );
    log({
      worker,
      messages: Records.length,
      ...(returned.length > 0 && { failed: returned }),
      ...facts,
      durationMs: Math.round(performance.now() - started),
    });
    return { batchItemFailures: returned.map((itemIdentifier) => ({ itemIdentifier })) };
  };
