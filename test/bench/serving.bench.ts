import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atMost, type Benchmark, type Table } from './benchmark.ts';
import { type BundledFunction, bundledFunction } from './bundled-function.ts';
import { endProcess, nextMessage, startProcess } from './child-process.ts';
import type { Asked, Told } from './function-process.ts';
import { getItemAnswer, resolveEvent } from './serving-fixture.ts';
import { comparePairs } from './statistics.ts';

const warmRounds = 15;
const callsOfARound = 3000;
const coldStarts = 21;
const shownOrigins = 14;

/** What no bundle of `resolve` may hold: it would be read at every cold start and never used. */
const unwanted = /^(shared\/domain\/scanner|ai$|@ai-sdk\/|bcryptjs|jose|undici|diff)/;
const ownContracts = /contracts\/(serving|schemas|path-parameters|problem|define-route)\.ts$/;

export type Setting = { readonly driver: string; readonly environment: Readonly<Record<string, string>> };

const start = ({ driver, environment }: Setting, { file }: BundledFunction) =>
  startProcess(driver, [file, resolveEvent], environment);

/** CPU time and real time of a warm call in microseconds, ours and the bare one's in turns. */
export const measureWarm = async (setting: Setting, functions: readonly [BundledFunction, BundledFunction]) => {
  const [ours, bare] = functions.map((bundled) => start(setting, bundled));
  if (!ours || !bare) throw new Error('There are two functions.');
  await Promise.all([ours, bare].map(nextMessage));
  const round = async (child: typeof ours): Promise<Told> => {
    const told = nextMessage<Told>(child);
    child.send({ calls: callsOfARound } satisfies Asked);
    return told;
  };
  // Two rounds each are not counted: until then V8 is still compiling.
  for (const child of [ours, bare, ours, bare]) await round(child);
  const pairs: [Told, Told][] = [];
  for (let pair = 0; pair < warmRounds; pair += 1) {
    if (pair % 2 === 0) pairs.push([await round(ours), await round(bare)]);
    else pairs.push([await round(bare), await round(ours)].reverse() as [Told, Told]);
  }
  await Promise.all([ours, bare].map(endProcess));
  const of = (field: keyof Told) =>
    comparePairs(pairs.map(([a, b]) => [a[field] / callsOfARound, b[field] / callsOfARound]));
  return { cpu: of('cpuMicroseconds'), real: of('realMicroseconds') };
};

/** Milliseconds from the start of a process to its first answer. */
const measureCold = async (setting: Setting, functions: readonly [BundledFunction, BundledFunction]) => {
  const once = async (bundled: BundledFunction): Promise<number> => {
    const started = performance.now();
    const child = start(setting, bundled);
    await nextMessage(child);
    const took = performance.now() - started;
    await endProcess(child);
    return took;
  };
  const [ours, bare] = functions;
  for (const bundled of functions) await once(bundled);
  const pairs: [number, number][] = [];
  for (let pair = 0; pair < coldStarts; pair += 1) {
    if (pair % 2 === 0) pairs.push([await once(ours), await once(bare)]);
    else pairs.push([await once(bare), await once(ours)].reverse() as [number, number]);
  }
  return comparePairs(pairs);
};

const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1);
const ratioOf = ({ ratio, spread }: ReturnType<typeof comparePairs>): string =>
  `${ratio.toFixed(2)} (${spread.map((quartile) => quartile.toFixed(2)).join(' … ')})`;

const originsTable = (ours: BundledFunction, bare: BundledFunction): Table => {
  const ofBare = new Map(bare.origins);
  const shown = ours.origins.slice(0, shownOrigins);
  const rest = ours.origins.slice(shownOrigins).reduce((sum, [, bytes]) => sum + bytes, 0);
  return {
    title: 'What the bundle is made of, KiB after minification',
    head: ['package or folder', '`resolve`', 'bare'],
    rows: [
      ...shown.map(([origin, bytes]) => [origin, kilobytes(bytes), kilobytes(ofBare.get(origin) ?? 0)]),
      [`${ours.origins.length - shown.length} more`, kilobytes(rest), ''],
    ],
  };
};

const measure: Benchmark['run'] = async (say) => {
  const directory = await mkdtemp(join(tmpdir(), 'promptgate-bench-'));
  const stub = startProcess(new URL('stub-server.ts', import.meta.url).pathname, [getItemAnswer]);
  try {
    const port = await nextMessage<number>(stub);
    const ours = await bundledFunction('functions/serving/handler.ts', directory);
    const bare = await bundledFunction('test/bench/bare-handler.ts', directory);
    const driver = await bundledFunction('test/bench/function-process.ts', directory);
    const setting: Setting = { driver: driver.file, environment: environmentOf(port) };
    say(`warm: ${warmRounds} rounds of ${callsOfARound} calls each`);
    const { cpu, real } = await measureWarm(setting, [ours, bare]);
    say(`cold: ${coldStarts} starts each`);
    const cold = await measureCold(setting, [ours, bare]);
    const strangers = ours.origins
      .map(([origin]) => origin)
      .filter((name) => unwanted.test(name) || (name.startsWith('shared/contracts/') && !ownContracts.test(name)));
    return {
      goals: [
        atMost('CPU time of a warm call', cpu.ratio, 1.3),
        atMost('cold start, from the start of the process to the first answer', cold.ratio, 1.4),
        atMost('size of the bundle', ours.bytes / bare.bytes, 1.5),
        {
          name: "nothing of the scanner, of LLM or password libraries or of other nouns' contracts in the bundle",
          measured: strangers.join(', ') || 'none',
          met: strangers.length === 0,
        },
      ],
      tables: [
        {
          title: '`resolve` beside a bare GetItem: medians, and the median of the ratios of pairs (quartiles)',
          head: ['', '`resolve`', 'bare', 'ratio'],
          rows: [
            ['CPU time of a warm call, µs', cpu.first.toFixed(0), cpu.second.toFixed(0), ratioOf(cpu)],
            ['real time of a warm call, µs', real.first.toFixed(0), real.second.toFixed(0), ratioOf(real)],
            ['cold start, ms', cold.first.toFixed(0), cold.second.toFixed(0), ratioOf(cold)],
            ['bundle, KiB', kilobytes(ours.bytes), kilobytes(bare.bytes), (ours.bytes / bare.bytes).toFixed(2)],
          ],
        },
        originsTable(ours, bare),
      ],
      remarks: [
        `The row has ${getItemAnswer.length} bytes of DynamoDB's JSON: stable and canary of demo/prompts/ticket-triage.json.`,
        'Both are bundled with the options of the deployed functions. DynamoDB and STS are a stub in another process, over plain HTTP on the loopback interface: with TLS both would cost more, and the ratio would be smaller.',
        "The bare handler reads under the function's own role. Of ours the first call also assumes the tenant role, which is in its cold start and, once an hour, not in its warm calls.",
      ],
    };
  } finally {
    await endProcess(stub);
    await rm(directory, { recursive: true });
  }
};

/** What infra gives the function, and what Lambda gives every function. */
export const environmentOf = (port: number): Readonly<Record<string, string>> => ({
  AWS_REGION: 'eu-west-1',
  AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
  AWS_ACCESS_KEY_ID: 'ASIABENCH',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_SESSION_TOKEN: 't'.repeat(600),
  AWS_LAMBDA_FUNCTION_NAME: 'promptgate-bench-serving',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1024',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  STAGE: 'bench',
  TENANTS_TABLE: 'promptgate-bench-tenants',
  TENANT_ROLE_ARN: 'arn:aws:iam::000000000000:role/promptgate-bench-serving-tenant',
  BLOCK_SECONDS: '60',
  MATURITY_SECONDS: '60',
});

/** `resolve` beside a handler that does nothing but its one read. */
export const servingBenchmark: Benchmark = { title: 'Serving', run: measure };
