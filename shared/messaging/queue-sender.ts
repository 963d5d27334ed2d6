import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** Limits of one SendMessageBatch: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const maxMessages = 10;
const maxDelaySeconds = 900;

export type QueueSender = {
  /**
   * Sends each message as JSON; `delaySeconds`, 0 to 900, holds all of them back.
   * @throws Error when the queue took less than all of them: those taken may come twice when the caller tries again.
   */
  readonly send: (messages: readonly unknown[], options?: { readonly delaySeconds?: number }) => Promise<void>;
};

/** Sends to one queue, ten messages a call. */
export const createQueueSender = (sqs: SQSClient, QueueUrl: string): QueueSender => {
  const sendBatch = async (bodies: readonly string[], DelaySeconds: number) => {
    const { Failed = [] } = await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody, DelaySeconds })),
      }),
    );
    const [first] = Failed;
    if (first) throw new Error(`The queue refused ${Failed.length} of ${bodies.length} messages: ${first.Code}.`);
  };

  return {
    send: async (messages, { delaySeconds = 0 } = {}) => {
      if (!Number.isInteger(delaySeconds) || delaySeconds < 0 || delaySeconds > maxDelaySeconds) {
        throw new RangeError(`A message waits a whole number of seconds from 0 to ${maxDelaySeconds}.`);
      }
      const bodies = messages.map((message) => JSON.stringify(message));
      for (let start = 0; start < bodies.length; start += maxMessages) {
        await sendBatch(bodies.slice(start, start + maxMessages), delaySeconds);
      }
    },
  };
};
