import { replayLine } from '#cli/replay/replay-line.ts';
import type { Table } from '../benchmark.ts';
import { median } from '../statistics.ts';
import { poisson, randomFrom } from './random.ts';

const [rounds, lines, blocks] = [5, 60, 1440] as const;

const lineOf = (canary: number, stable: number, errors: number, id: number): Buffer => {
  const random = randomFrom(`speed ${canary} ${errors} ${id}`);
  const tally = (calls: number): readonly [number, number] => {
    const failed = poisson(random, calls * errors);
    return [failed + poisson(random, calls * (1 - errors)), failed];
  };
  const rows = Array.from({ length: blocks }, () => {
    const [[ours, ourErrors], [theirs, theirErrors]] = [tally(canary), tally(stable)];
    return [ours, theirs, ourErrors, theirErrors];
  });
  return Buffer.from(JSON.stringify({ id, blocks: rows }));
};

const traffic = [
  ['30 and 570 calls, 1 % errors', 30, 570, 0.01],
  ['30 and 570 calls, 5 % errors', 30, 570, 0.05],
  ['300 and 300 calls, 5 % errors', 300, 300, 0.05],
] as const;

/** How many blocks a second one thread of the replay judges, JSON and all. */
export const speedTable = (): Table => ({
  title: `Replay, blocks a second on one thread, of lines of 1,440 blocks: median and best of ${rounds} rounds`,
  head: ['a block', 'median', 'best'],
  rows: traffic.map(([name, canary, stable, errors]) => {
    const buffers = Array.from({ length: lines }, (_, id) => lineOf(canary, stable, errors, id));
    const speeds = Array.from({ length: rounds }, () => {
      const started = performance.now();
      for (const buffer of buffers) replayLine(buffer);
      return (lines * blocks * 1000) / (performance.now() - started);
    });
    const thousands = (speed: number): string => `${Math.round(speed / 1000).toLocaleString('en')},000`;
    return [name, thousands(median(speeds)), thousands(Math.max(...speeds))];
  }),
});
