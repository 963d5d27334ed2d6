import { comparable } from '#test/iam/comparable.ts';
import { isolationWorld, nowhere } from '#test/iam/isolation-world.ts';
import { named, requestOf } from '#test/iam/path-cases.ts';
import { withStack } from './bench-stack.ts';
import { atMost, type Benchmark } from './benchmark.ts';
import { median } from './statistics.ts';

const rounds = 61;
const warmUps = 3;

type Row = { readonly route: string; readonly foreign: number; readonly missing: number; readonly difference: number };

/** Asks for a foreign thing and for one that is nowhere in turns, the first of them first every other time. */
const timeRoute = async (asks: readonly (() => Promise<unknown>)[]): Promise<readonly (readonly number[])[]> => {
  const times: number[][] = asks.map(() => []);
  for (let round = 0; round < rounds + warmUps; round += 1) {
    const turns = [...asks.entries()];
    for (const [index, ask] of round % 2 === 0 ? turns : turns.reverse()) {
      const startedAt = performance.now();
      await ask();
      if (round >= warmUps) times[index]?.push(performance.now() - startedAt);
    }
  }
  return times;
};

const measure: Benchmark['run'] = (say) =>
  withStack(say, async ({ apiUrl }) => {
    say('two organisations, one with one of everything');
    const world = await isolationWorld(apiUrl);
    const rows: Row[] = [];
    for (const route of named) {
      const token = route.path.startsWith('/scim/') ? world.provider.token : world.theirs.owner.token;
      const asks = [world.things, { ...nowhere, workspace: 'default' }].map((names) => {
        const request = requestOf(route, names);
        return () => comparable(apiUrl, token, request);
      });
      const [foreign = [], missing = []] = await timeRoute(asks);
      const difference = median(foreign.map((time, index) => time - (missing[index] ?? Number.NaN)));
      rows.push({
        route: `\`${route.operationId}\``,
        foreign: median(foreign),
        missing: median(missing),
        difference,
      });
      if (rows.length % 10 === 0) say(`${rows.length} of ${named.length} routes`);
    }
    const largest = Math.max(...rows.map(({ difference }) => Math.abs(difference)));
    const sorted = rows.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
    return {
      goals: [atMost('the largest median difference of any route', largest, 5, 'ms')],
      tables: [
        {
          title: `Another organisation's thing and one that is nowhere, asked for by an owner, ${rounds} times each in turns`,
          head: ['operation', 'foreign, ms', 'missing, ms', 'median difference, ms'],
          rows: sorted.map((row) => [
            row.route,
            ...[row.foreign, row.missing, row.difference].map((figure) => figure.toFixed(2)),
          ]),
        },
      ],
      remarks: ['Both answers are the same, byte for byte (test/e2e/isolation.test.ts); this is how long each takes.'],
    };
  });

export const isolationBenchmark: Benchmark = { title: 'Time to a 404', run: measure };
