import { parentPort } from 'node:worker_threads';
import { answerLines } from './answer-lines.ts';
import type { SentLine } from './replay-threads.ts';

parentPort?.on('message', (lines: readonly SentLine[]) => {
  parentPort?.postMessage(answerLines(lines.map((line) => (line === 'too long' ? line : Buffer.from(line.buffer)))));
});
