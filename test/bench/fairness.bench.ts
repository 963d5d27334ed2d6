import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { exactLimiter } from '#shared/http/rate-limit-exact.ts';
import { sharedLimiter } from '#shared/http/rate-limit-shared.ts';
import { approvedPrompt, demanded, newOrganisation, release, workspace } from '#test/support/organisation.ts';
import { withStack } from './bench-stack.ts';
import { atMost, type Benchmark, type Table } from './benchmark.ts';
import { bundledFunction } from './bundled-function.ts';
import { endProcess, nextMessage, startProcess } from './child-process.ts';
import { type Load, simulate } from './flood-simulation.ts';
import { prices } from './prices.ts';
import { environmentOf, measureWarm } from './serving.bench.ts';
import { getItemAnswer } from './serving-fixture.ts';
import { quantile } from './statistics.ts';

const rounds = 5;
const seconds = 6;
const rateLimit = { perSecond: 2, burst: 2 };
const timesTheLimit = 20;
const quiet = { connections: 1, perSecond: 10 };
const loud = { connections: 2, perSecond: rateLimit.perSecond * timesTheLimit };

type Asked = { readonly url: string; readonly token: string };
type Round = { readonly milliseconds: readonly number[]; readonly served: number; readonly refused: number };

const ask = async ({ url, token }: Asked, { connections, perSecond }: typeof quiet): Promise<Round> => {
  const milliseconds: number[] = [];
  const headers = { authorization: `Bearer ${token}` };
  const run = autocannon({ url, connections, overallRate: perSecond, duration: seconds, headers });
  const statuses = new Map<number, number>();
  run.on('response', (_client, status, _bytes, took) => {
    milliseconds.push(took);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  });
  await run;
  return { milliseconds, served: statuses.get(200) ?? 0, refused: statuses.get(429) ?? 0 };
};

const p95 = (done: readonly Round[]): number =>
  quantile(
    done.flatMap(({ milliseconds }) => milliseconds),
    0.95,
  );

type Askers = { readonly quietly: Asked; readonly limited: Asked; readonly unlimited: Asked };

/** A quiet organisation's p95 by itself, while a limited key of another floods, and while an unlimited one does. */
const measureFairness = async (say: (progress: string) => void, { quietly, limited, unlimited }: Askers) => {
  const [alone, beside, control, flood]: [Round[], Round[], Round[], Round[]] = [[], [], [], []];
  const during = async (flooder: Asked) => Promise.all([ask(quietly, quiet), ask(flooder, loud)]);
  for (const warm of [quietly, unlimited]) await ask(warm, quiet);
  for (let round = 1; round <= rounds; round += 1) {
    say(`round ${round} of ${rounds}`);
    alone.push(await ask(quietly, quiet));
    const [calm, refused] = await during(limited);
    beside.push(calm);
    flood.push(refused);
    control.push((await during(unlimited))[0]);
  }
  // Of all rounds together: one alone has too few requests for a p95, and the turns share what else the machine does.
  const ratioOf = (done: readonly Round[]) => p95(done) / p95(alone);
  const sum = (done: readonly Round[], count: (round: Round) => number) =>
    done.reduce((total, each) => total + count(each), 0);
  const [ratio, controlRatio] = [ratioOf(beside), ratioOf(control)];
  return {
    ratio,
    cells: [p95(alone), p95(beside), p95(control)].map((each) => each.toFixed(1)),
    ratios: [ratio, controlRatio].map((each) => each.toFixed(2)),
    flood: [sum(flood, ({ served }) => served), sum(flood, ({ refused }) => refused)],
    quietRefused: sum([...alone, ...beside], ({ refused }) => refused),
  };
};

const onTheStack = (say: (progress: string) => void) =>
  withStack(say, async (stack) => {
    const [quietOne, loudOne] = [await newOrganisation(stack.apiUrl), await newOrganisation(stack.apiUrl)];
    for (const each of [quietOne, loudOne]) {
      await approvedPrompt(each, 'ticket-triage');
      await release(each, 'ticket-triage', 1);
    }
    const slow = { name: 'loud', scopes: ['read'], rateLimit };
    const made = await demanded(loudOne.owner.call<{ secret: string }>('POST', `${workspace}/api-keys`, slow), 201);
    const tokens = [(await quietOne.key('read')).token, made.secret, (await loudOne.key('read')).token] as const;
    const measured = async (path: string) => {
      const [quietly, limited, unlimited] = tokens.map((token) => ({
        url: `${stack.apiUrl}${workspace}/prompts${path}`,
        token,
      })) as [Asked, Asked, Asked];
      return measureFairness(say, { quietly, limited, unlimited });
    };
    return {
      requests: await measured(''),
      serving: await measured('/ticket-triage/resolve?environment=production&subject=ada'),
    };
  });

/** What a limiter adds to a warm `resolve`: the same function with it and without. */
const inTheFunction = async (say: (progress: string) => void) => {
  const directory = await mkdtemp(join(tmpdir(), 'promptgate-bench-'));
  const stub = startProcess(new URL('stub-server.ts', import.meta.url).pathname, [getItemAnswer]);
  try {
    const port = await nextMessage<number>(stub);
    const [without, shared, exact, driver] = [
      await bundledFunction('test/bench/resolve-unlimited.ts', directory),
      await bundledFunction('functions/serving/handler.ts', directory),
      await bundledFunction('test/bench/resolve-exact.ts', directory),
      await bundledFunction('test/bench/function-process.ts', directory),
    ];
    const setting = { driver: driver.file, environment: environmentOf(port) };
    say('resolve with its limiter and without');
    const ofShared = await measureWarm(setting, [shared, without]);
    say('resolve with the exact limiter and without');
    const ofExact = await measureWarm(setting, [exact, without]);
    return { ofShared, ofExact };
  } finally {
    await endProcess(stub);
    await rm(directory, { recursive: true });
  }
};

const loads: readonly (readonly [name: string, load: Load])[] = [
  ['50 requests a second, 5 containers', { containers: 5, perSecond: 50, seconds: 60 }],
  ['20 times the limit, 20 containers', { containers: 20, perSecond: 2000, seconds: 30 }],
];

const costTable = async (): Promise<Table> => {
  const rows: (string | number)[][] = [];
  for (const [limiter, limiterOf] of [
    ['exact', exactLimiter],
    ['shared', sharedLimiter],
  ] as const) {
    for (const [name, load] of loads) {
      const { requests, admitted, writes, reads } = await simulate(limiterOf, load);
      const dollars = (writes * prices.writeUnit + reads * prices.readUnit) / requests;
      const ofCalls = [writes, reads].map((count) => (count / requests).toFixed(4));
      rows.push([`${limiter}: ${name}`, requests, admitted, ...ofCalls, (dollars * 1e6).toFixed(3)]);
    }
  }
  const head = ['', 'requests', 'let in', 'writes a request', 'reads a request', '$ per million requests'];
  return { title: 'What the limiters ask of DynamoDB, simulated for the smallest plan', head, rows };
};

const measure: Benchmark['run'] = async (say) => {
  const { ofShared, ofExact } = await inTheFunction(say);
  const cost = await costTable();
  const { requests, serving } = await onTheStack(say);
  const row = (name: string, { cells, ratios, flood }: typeof requests) => [name, ...cells, ...ratios, ...flood];
  const micros = (name: string, { cpu, real }: typeof ofShared) => [
    name,
    ...[cpu, real].flatMap(({ first, second, ratio }) => [first.toFixed(0), second.toFixed(0), ratio.toFixed(2)]),
  ];
  return {
    goals: [
      atMost("p95 of another's requests during a flood of 20 times a limit", requests.ratio, 2),
      atMost("p95 of another's `resolve` during such a flood", serving.ratio, 2),
      {
        name: 'nobody else is refused anything',
        measured: String(requests.quietRefused + serving.quietRefused),
        met: requests.quietRefused + serving.quietRefused === 0,
      },
      atMost('CPU time of a warm `resolve` with its limiter, in that without', ofShared.cpu.ratio, 1.05),
    ],
    tables: [
      {
        title: `Another organisation's p95 beside a flood, ms: ${rounds} rounds of ${seconds} s in turns`,
        head: ['', 'alone', 'during the flood', 'the same without a limit', 'ratio', 'without', 'served', 'refused'],
        rows: [row('`listPrompts`', requests), row('`resolvePrompt`', serving)],
      },
      {
        title: 'A warm `resolve` with a limiter and without, µs: medians, and the median of the ratios of pairs',
        head: ['', 'CPU', 'without', 'ratio', 'real time', 'without', 'ratio'],
        rows: [micros('its own limiter', ofShared), micros('the exact limiter of all other functions', ofExact)],
      },
      cost,
    ],
    remarks: [
      `The flood is of a key with a limit of its own, ${rateLimit.perSecond} requests a second, asked for ${loud.perSecond}: the emulator serves too few for the limit of a plan. The ratios are of all rounds together; the last two figures are the flood's own answers.`,
      'Beside the stub, which is next door, the exact limiter costs its call in CPU time; what it adds to a request on AWS is at most the time of one UpdateItem, and less where the caller is identified meanwhile.',
      'A write is an update of one row, one unit; a read is made after a wrong guess and where a bucket is found empty.',
    ],
  };
};

/** What limits cost those who keep to them, and what they keep from those who do not. */
export const fairnessBenchmark: Benchmark = { title: 'Fairness', run: measure };
