import { fileURLToPath } from 'node:url';
import { atLeast, type Goal, type Table } from '../benchmark.ts';
import { endProcess, nextMessage, startProcess } from '../child-process.ts';
import { comparePairs, median } from '../statistics.ts';
import { floor, own } from './contenders.ts';
import type { Evaluations, Measured } from './evaluations-process.ts';

const file = fileURLToPath(new URL('evaluations-process.ts', import.meta.url));

const measure = async (say: (progress: string) => void): Promise<Evaluations> => {
  const child = startProcess(file, [], { NODE_ENV: 'production' }, ['--expose-gc']);
  try {
    for (;;) {
      const message = await nextMessage<Evaluations | { readonly progress: string }>(child);
      if (!('progress' in message)) return message;
      say(message.progress);
    }
  } finally {
    await endProcess(child);
  }
};

/** How many times as long the other takes, each round by itself. */
const timesOf = (other: Measured, ours: Measured): number =>
  comparePairs(other.nanoseconds.map((each, round) => [each, ours.nanoseconds[round] ?? Number.NaN])).ratio;

const named = (all: readonly Measured[], name: string): Measured => {
  const found = all.find((each) => each.name === name);
  if (found === undefined) throw new Error(`${name} was not measured.`);
  return found;
};

/** Ours first, the others from the fastest to the slowest. */
const inOrder = (all: readonly Measured[], ours: Measured): readonly Measured[] => [
  ours,
  ...all.filter((each) => each !== ours).toSorted((a, b) => median(a.nanoseconds) - median(b.nanoseconds)),
];

const tableOf = (title: string, all: readonly Measured[], ours: Measured, versions: ReadonlyMap<string, string>) => ({
  title,
  head: ['client', 'call', 'canary', 'ns a call', 'million a second of CPU', 'time, Promptgate = 1'],
  rows: inOrder(all, ours).map((each) => {
    const nanoseconds = median(each.nanoseconds);
    return [
      [each.name, versions.get(each.name)].filter(Boolean).join(' '),
      each.call,
      each.canaryPercent === null ? '' : `${each.canaryPercent.toFixed(1)} %`,
      Math.round(nanoseconds),
      (1000 / nanoseconds).toFixed(2),
      `${timesOf(each, ours).toFixed(2)} ×`,
    ];
  }),
});

const unrivalled: readonly string[] = [...Object.values(own), floor];

const goalsOf = (all: readonly Measured[], ours: Measured): readonly Goal[] =>
  all
    .filter(({ name }) => !unrivalled.includes(name))
    .map((each) => atLeast(`\`${ours.call}\`: time of ${each.name}, Promptgate = 1,`, timesOf(each, ours), 1));

/** Evaluations a second of Promptgate and of its peers, sync and awaited apart, and what getting and rendering takes. */
export const evaluationFigures = async (
  say: (progress: string) => void,
  versions: ReadonlyMap<string, string>,
): Promise<{ readonly goals: readonly Goal[]; readonly tables: readonly Table[] }> => {
  const { decisions, renderings } = await measure(say);
  const sync = decisions.filter(({ awaited }) => !awaited);
  const awaited = decisions.filter((each) => each.awaited);
  const kinds = [
    { title: 'Who gets the canary, answered at once', all: sync, ours: named(sync, own.sync) },
    { title: 'Who gets the canary, awaited', all: awaited, ours: named(awaited, own.awaited) },
    { title: 'Get and render', all: renderings, ours: named(renderings, own.awaited) },
  ];
  return {
    goals: kinds.flatMap(({ all, ours }) => goalsOf(all, ours)),
    tables: kinds.map(({ title, all, ours }) => tableOf(title, all, ours, versions)),
  };
};
