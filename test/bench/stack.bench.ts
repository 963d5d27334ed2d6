import autocannon from 'autocannon';
import { approvedPrompt, newOrganisation, release, workspace } from '#test/support/organisation.ts';
import { rootOf } from '#test/support/root-table.ts';
import { withStack } from './bench-stack.ts';
import { atLeast, type Benchmark } from './benchmark.ts';
import { withReferenceApi } from './reference-api.ts';
import { comparePairs, median, quantile } from './statistics.ts';

const connections = 16;
const rounds = 7;
const seconds = 6;
const warmUpSeconds = 4;

type Round = { readonly perSecond: number; readonly failures: number; readonly milliseconds: readonly number[] };

const load = async (url: string, token: string, duration: number): Promise<Round> => {
  const milliseconds: number[] = [];
  const run = autocannon({ url, connections, duration, headers: { authorization: `Bearer ${token}` } });
  run.on('response', (_client, _status, _bytes, took) => milliseconds.push(took));
  const result = await run;
  return {
    perSecond: result['2xx'] / result.duration,
    failures: result.errors + result.timeouts + result.non2xx,
    milliseconds,
  };
};

const rowOf = (name: string, done: readonly Round[]): (string | number)[] => {
  const all = done.flatMap(({ milliseconds }) => milliseconds);
  return [
    name,
    median(done.map(({ perSecond }) => perSecond)).toFixed(0),
    ...[0.5, 0.95, 0.99].map((share) => quantile(all, share).toFixed(1)),
    all.length,
    done.reduce((sum, { failures }) => sum + failures, 0),
  ];
};

const measure: Benchmark['run'] = (say) =>
  withStack(say, async (stack) => {
    say('an organisation, an approved prompt and its release');
    const organisation = await newOrganisation(stack.apiUrl);
    await approvedPrompt(organisation, 'ticket-triage');
    await release(organisation, 'ticket-triage', 1);
    // The smallest plan's rate is less than what is measured.
    await rootOf(stack).setPlan(organisation.id, 'enterprise');
    const { token } = await organisation.key('read');
    const place = `${workspace}/prompts/ticket-triage`;
    const query = '?environment=production&subject=ada';
    return withReferenceApi(stack, async (urlOf) => {
      const urls = [
        `${stack.apiUrl}${place}/resolve${query}`,
        `${urlOf('Bare').replace('{prompt}', 'ticket-triage')}${query}`,
        urlOf('Empty'),
      ];
      const done: Round[][] = [[], [], []];
      for (const url of urls) {
        const { failures } = await load(url, token, warmUpSeconds);
        if (failures > 0) throw new Error(`${failures} requests of ${url} failed while it warmed up.`);
      }
      for (let round = 1; round <= rounds; round += 1) {
        say(`round ${round} of ${rounds}`);
        const turns = [...urls.entries()];
        for (const [index, url] of round % 2 === 1 ? turns : turns.reverse()) {
          done[index]?.push(await load(url, token, seconds));
        }
      }
      const [ours = [], bare = [], empty = []] = done;
      const compare = (other: readonly Round[]) =>
        comparePairs(ours.map(({ perSecond }, index) => [perSecond, other[index]?.perSecond ?? Number.NaN]));
      const [{ ratio, spread }, toBare] = [compare(empty), compare(bare)];
      const failures = ours.reduce((sum, round) => sum + round.failures, 0);
      return {
        goals: [
          atLeast("throughput of `resolve`, in an empty function's", ratio, 0.6),
          { name: 'no request of `resolve` fails', measured: String(failures), met: failures === 0 },
        ],
        tables: [
          {
            title: `\`resolve\` by API key, a bare GetItem and an empty function, ${connections} connections, ${rounds} rounds of ${seconds} s in turns`,
            head: ['', 'requests/s', 'p50, ms', 'p95, ms', 'p99, ms', 'requests', 'failures'],
            rows: [rowOf('`resolve`', ours), rowOf('bare GetItem', bare), rowOf('empty function', empty)],
          },
        ],
        remarks: [
          `Requests/s are medians of the rounds; their ratios, round by round, have the quartiles ${spread.map((quartile) => quartile.toFixed(2)).join(' … ')}.`,
          `\`resolve\` has ${toBare.ratio.toFixed(2)} (${toBare.spread.map((quartile) => quartile.toFixed(2)).join(' … ')}) of the throughput of the bare handler of the section on serving, which does the same read and nothing else. What is missing to the empty function is that read: it is a second request to the emulator, which judges and answers all requests in one Python thread, where it costs more than API Gateway's part.`,
          'All three go through an API imported from OpenAPI with the same authorizer function, whose answers are cached for 30 s; the empty function logs one line and answers `{}`.',
          'Load, emulator (one Python process) and functions share the cores: this compares the two, and says nothing of what AWS serves.',
        ],
      };
    });
  });

/** How many requests a second the local stack serves, beside what it serves of nothing at all. */
export const stackBenchmark: Benchmark = { title: 'Local stack', run: measure };
