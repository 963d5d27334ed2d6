import autocannon from 'autocannon';
import { approvedPrompt, newOrganisation, release, workspace } from '#test/support/organisation.ts';
import { withStack } from './bench-stack.ts';
import { atLeast, type Benchmark } from './benchmark.ts';
import { withEmptyApi } from './empty-api.ts';
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
    const { token } = await organisation.key('read');
    const resolveUrl = `${stack.apiUrl}${workspace}/prompts/ticket-triage/resolve?environment=production&subject=ada`;
    return withEmptyApi(stack, async (emptyUrl) => {
      const [ours, empty]: [Round[], Round[]] = [[], []];
      for (const url of [resolveUrl, emptyUrl]) {
        const { failures } = await load(url, token, warmUpSeconds);
        if (failures > 0) throw new Error(`${failures} requests of ${url} failed while it warmed up.`);
      }
      for (let round = 1; round <= rounds; round += 1) {
        say(`round ${round} of ${rounds}`);
        const first = round % 2 === 1;
        if (first) ours.push(await load(resolveUrl, token, seconds));
        empty.push(await load(emptyUrl, token, seconds));
        if (!first) ours.push(await load(resolveUrl, token, seconds));
      }
      const { ratio, spread } = comparePairs(
        ours.map(({ perSecond }, index) => [perSecond, empty[index]?.perSecond ?? Number.NaN]),
      );
      const failures = ours.reduce((sum, round) => sum + round.failures, 0);
      return {
        goals: [
          atLeast('throughput of `resolve`, in empty functions', ratio, 0.6),
          { name: 'no request of `resolve` fails', measured: String(failures), met: failures === 0 },
        ],
        tables: [
          {
            title: `\`resolve\` by API key and an empty function, ${connections} connections, ${rounds} rounds of ${seconds} s in turns`,
            head: ['', 'requests/s', 'p50, ms', 'p95, ms', 'p99, ms', 'requests', 'failures'],
            rows: [rowOf('`resolve`', ours), rowOf('empty function', empty)],
          },
        ],
        remarks: [
          `Requests/s are medians of the rounds; their ratios, round by round, have the quartiles ${spread.map((quartile) => quartile.toFixed(2)).join(' … ')}.`,
          'Both go through an API imported from OpenAPI with the same authorizer function, whose answers are cached for 30 s; the empty function logs one line and answers `{}`.',
          'Load, emulator (one Python process) and functions share the cores: this compares the two, and says nothing of what AWS serves.',
        ],
      };
    });
  });

/** How many requests a second the local stack serves, beside what it serves of nothing at all. */
export const stackBenchmark: Benchmark = { title: 'Local stack', run: measure };
