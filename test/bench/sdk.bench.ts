import type { Benchmark, Table } from './benchmark.ts';
import { evaluationFigures } from './sdk/evaluation-figures.ts';
import { writeFigures } from './sdk/figures-page.ts';
import { memoryFigures } from './sdk/memory-figures.ts';
import { installPeers } from './sdk/peers/install.ts';

const cellOf = ({ head, rows }: Table, client: string, column: string): string =>
  String(rows.find(([name]) => name === client)?.[head.indexOf(column)] ?? '');

/** One table of all, for readers of docs/sdk.md: a row a client, in the order of the first table that it is in. */
const together = (evaluations: readonly Table[], memory: Table): Table => {
  const [atOnce, awaited, rendering] = evaluations;
  if (!atOnce || !awaited || !rendering) throw new Error('A table is missing.');
  const clients = [...new Set([atOnce, awaited].flatMap(({ rows }) => rows.map(([name]) => String(name))))];
  return {
    title: 'Nanoseconds of CPU time a call, and megabytes of heap',
    head: ['client', 'who gets the canary', '… awaited', 'get and render', '10,000 prompts'],
    rows: clients.map((client) => [
      client,
      ...[atOnce, awaited, rendering].map((table) => cellOf(table, client, 'ns a call')),
      cellOf(memory, client, 'MB'),
    ]),
  };
};

/** How fast the SDK decides who gets what, and how much it keeps in memory, beside its peers. */
export const sdkBenchmark: Benchmark = {
  title: 'SDK',
  run: async (say) => {
    const versions = await installPeers(say);
    const evaluations = await evaluationFigures(say, versions);
    const memory = await memoryFigures(say, versions);
    const tables = [...evaluations.tables, memory.table];
    const written = await writeFigures([together(evaluations.tables, memory.table)]);
    if (!written) say('docs/sdk.md has no marks for figures');
    return {
      goals: [...evaluations.goals, ...memory.goals],
      tables,
      remarks: [
        'All in one process and run: one prompt (a flag elsewhere) that gives a tenth of 10,000 callers its other text, the configuration in memory, the peers’ events and metrics off; Promptgate counts what it serves, as it does unless told not to. Before anything is timed each client must give 9 to 11 % of the callers the canary. A warm-up of 20,000 calls, then five rounds of 200,000 that go through all clients in turns; figures are medians of CPU time, garbage collection included, ratios medians of the rounds’ ratios.',
        'Promptgate’s answer has messages, variables, model and the token for outcomes; a flag client’s has a text. @langfuse/client has no rollouts: as its documentation says of A/B tests, the caller draws a label. Its share is right, but the same caller may get another text with the next call.',
        'hash and compare is what nobody who keeps callers on their side can do without: murmur3 of the caller’s key and a comparison.',
        'Heap: two texts of 600 characters a prompt; the difference of a process with 10,000 prompts and one with a single one.',
      ],
    };
  },
};
