import { prices } from '../prices.ts';
import type { playOutcomes, Traffic } from './play-outcomes.ts';

/** A message's bytes for each outcome in it, as `report-outcomes.ts` writes them. */
const bytesPerOutcome = 240;
/** https://aws.amazon.com/sqs/pricing/: 64 KB are one request; ten messages travel together. */
const chunkBytes = 64 * 1024;
const together = 10;
const memoryGigabytes = 1;

/** What it takes to count a million outcomes, in dollars: units of the table, messages, and the worker's time. */
export const dollarsOf = (
  { perMessage }: Traffic,
  { figures, model, made }: Awaited<ReturnType<typeof playOutcomes>>,
): { readonly table: number; readonly queue: number; readonly worker: number; readonly all: number } => {
  const million = 1e6 / made;
  const table = model.units() * million * prices.writeUnit;
  const messages = 1e6 / perMessage;
  const chunks = Math.max(1, Math.ceil((together * perMessage * bytesPerOutcome) / chunkBytes));
  // Sent, received and deleted, ten at a time; the last without contents.
  const queue = (messages / together) * (2 * chunks + 1) * prices.queueRequest;
  const worker =
    million *
    (figures.batches * prices.lambdaRequest + (figures.busyMs / 1000) * memoryGigabytes * prices.lambdaGigabyteSecond);
  return { table, queue, worker, all: table + queue + worker };
};
