import { drawFrom } from '#test/corpus/draw.ts';
import type { Goal, Table } from '../benchmark.ts';
import { median, quantile } from '../statistics.ts';
import { act, agents } from './corpora.ts';
import { scanText } from './scanning.ts';

const rounds = 9;
const kibibytes64 = 64 * 1024;

/** MB/s over all of them, in so many rounds. */
const speedsOf = (texts: readonly string[]): readonly number[] => {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return Array.from({ length: rounds }, () => {
    const started = performance.now();
    for (const text of texts) scanText(text);
    return bytes / 1000 / (performance.now() - started);
  });
};

/** Prompts of 64 KiB, the most that a version may have, of agents' prompts in many orders. */
const largePrompts = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => drawFrom(`large/${at}`).some(agents, 40).join('\n\n').slice(0, kibibytes64));

const megabytes = (speeds: readonly number[]): string =>
  `${median(speeds).toFixed(1)} MB/s (best ${Math.max(...speeds).toFixed(1)})`;

export const speedFigures = (): { readonly goals: readonly Goal[]; readonly table: Table } => {
  const [onAct, onAgents] = [speedsOf(act), speedsOf(agents)];
  const large = largePrompts(400).map((text) => {
    const started = performance.now();
    scanText(text);
    return performance.now() - started;
  });
  const p99 = quantile(large, 0.99);
  return {
    goals: [
      ...(
        [
          ['short role prompts', onAct],
          ['long agent prompts', onAgents],
        ] as const
      ).map(([name, speeds]) => ({
        name: `speed on ${name} ≥ 50 MB/s`,
        measured: megabytes(speeds),
        met: Math.max(...speeds) >= 50,
      })),
      { name: 'p99 of a prompt of 64 KiB ≤ 15 ms', measured: `${p99.toFixed(1)} ms`, met: p99 <= 15 },
    ],
    table: {
      title: `Speed, one thread, median and best of ${rounds} rounds; 400 prompts of 64 KiB`,
      head: ['texts', 'first round', 'median', 'best'],
      rows: [
        ...(
          [
            ['short role prompts (act)', onAct],
            ['long agent prompts', onAgents],
          ] as const
        ).map(([name, speeds]) => [
          name,
          ...[speeds[0] ?? Number.NaN, median(speeds), Math.max(...speeds)].map((each) => `${each.toFixed(1)} MB/s`),
        ]),
        [
          'a prompt of 64 KiB',
          `p50 ${quantile(large, 0.5).toFixed(1)} ms`,
          `p95 ${quantile(large, 0.95).toFixed(1)} ms`,
          `p99 ${p99.toFixed(1)} ms`,
        ],
      ],
    },
  };
};
