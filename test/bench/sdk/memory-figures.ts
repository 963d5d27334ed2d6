import { fileURLToPath } from 'node:url';
import { atLeast, type Goal, type Table } from '../benchmark.ts';
import { endProcess, nextMessage, startProcess } from '../child-process.ts';
import { contenders, floor, own } from './contenders.ts';

const file = fileURLToPath(new URL('memory-process.ts', import.meta.url));
const prompts = 10_000;

const heapOf = async (name: string, count: number): Promise<number> => {
  const child = startProcess(file, [name, String(count)], { NODE_ENV: 'production' }, ['--expose-gc']);
  try {
    return await nextMessage<number>(child);
  } finally {
    await endProcess(child);
  }
};

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** What 10,000 prompts take of the heap, as the difference of two processes: one with a single prompt, one with all. */
export const memoryFigures = async (
  say: (progress: string) => void,
  versions: ReadonlyMap<string, string>,
): Promise<{ readonly goals: readonly Goal[]; readonly table: Table }> => {
  const heaps = new Map<string, number>();
  for (const name of Object.keys(contenders)) {
    if (name === floor || name === own.awaited) continue;
    say(`memory of ${name}`);
    heaps.set(name, (await heapOf(name, prompts)) - (await heapOf(name, 1)));
  }
  const ours = heaps.get(own.sync) ?? Number.NaN;
  const langfuse = heaps.get('@langfuse/client') ?? Number.NaN;
  return {
    goals: [atLeast('heap of 10,000 prompts: that of @langfuse/client, Promptgate = 1,', langfuse / ours, 1)],
    table: {
      title: `Heap after garbage collection with ${prompts.toLocaleString('en')} prompts in a rollout, one process each`,
      head: ['client', 'MB', 'Promptgate = 1'],
      rows: [...heaps]
        .toSorted(([, one], [, other]) => one - other)
        .map(([name, bytes]) => [
          [name, versions.get(name)].filter(Boolean).join(' '),
          megabytes(bytes),
          `${(bytes / ours).toFixed(2)} ×`,
        ]),
    },
  };
};
