import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Line } from '../stream/line-splitter.ts';
import type { Answered } from './answer-lines.ts';

/** A line on its way to another thread: bytes in memory of their own, which is handed over. */
export type SentLine = Uint8Array<ArrayBuffer> | 'too long';

export type ReplayThreads = {
  /** How many portions are worth being under way. */
  readonly portions: number;
  readonly answer: (lines: readonly Line[]) => Promise<Answered>;
  readonly close: () => Promise<void>;
};

type Waiting = { readonly resolve: (answered: Answered) => void; readonly reject: (error: unknown) => void };

const startThread = () => {
  const worker = new Worker(new URL('./replay-worker.ts', import.meta.url));
  const waiting: Waiting[] = [];
  // A thread answers in the order in which it was asked.
  worker.on('message', (answered: Answered) => waiting.shift()?.resolve(answered));
  worker.on('error', (error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  });
  const answer = (lines: readonly Line[]): Promise<Answered> =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      const sent = lines.map((line): SentLine => (line === 'too long' ? line : new Uint8Array(line)));
      worker.postMessage(
        sent,
        sent.flatMap((line) => (line === 'too long' ? [] : [line.buffer])),
      );
    });
  return { answer, close: () => worker.terminate() };
};

/** As many threads as there are processors, asked in turn. */
export const startThreads = (): ReplayThreads => {
  const threads = Array.from({ length: availableParallelism() }, startThread);
  let turn = 0;
  return {
    portions: 2 * threads.length,
    answer: (lines) => {
      const thread = threads[turn % threads.length];
      turn += 1;
      if (!thread) throw new RangeError('There is no processor.');
      return thread.answer(lines);
    },
    close: async () => {
      await Promise.all(threads.map(({ close }) => close()));
    },
  };
};
