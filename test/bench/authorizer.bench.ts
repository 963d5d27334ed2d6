import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authorizerFixture, issuer, region } from './authorizer-fixture.ts';
import { measureOnStack } from './authorizer-load.ts';
import type { Asked, Told } from './authorizer-process.ts';
import { atMost, type Benchmark, type Goal, type Table } from './benchmark.ts';
import { bundledFunction } from './bundled-function.ts';
import { endProcess, nextMessage, startProcess } from './child-process.ts';
import { environmentOf, measureWarm } from './serving.bench.ts';
import { getItemAnswer } from './serving-fixture.ts';
import { median } from './statistics.ts';

const rounds = 9;
const warmCalls = 1000;
const guesses = 1000;
const verifications = 100;
const coldStarts = 15;

type Section = {
  readonly goals: readonly Goal[];
  readonly tables: readonly Table[];
  readonly remarks: readonly string[];
};
type Say = (progress: string) => void;

const ask = async (
  child: ReturnType<typeof startProcess>,
  tokens: readonly string[],
  known: number,
): Promise<number> => {
  const told = nextMessage<Told>(child);
  child.send({ tokens } satisfies Asked);
  const answer = await told;
  if (answer.known !== known) throw new Error(`${answer.known} of ${tokens.length} tokens were known, not ${known}.`);
  return answer.cpuMicroseconds;
};

/** The authorizer's CPU time by what it is asked, and its cold start; AWS is a stub beside it. */
const measureAlone = async (say: Say, directory: string): Promise<Section> => {
  say(`${verifications} keys, ${guesses} guesses`);
  const fixture = await authorizerFixture(verifications, guesses);
  const file = join(directory, 'aws.json');
  await writeFile(file, JSON.stringify(fixture.aws));
  const stub = startProcess(new URL('authorizer-stub.ts', import.meta.url).pathname, [file]);
  try {
    const environment = {
      ...environmentOf(await nextMessage<number>(stub)),
      AWS_REGION: region,
      DIRECTORY_TABLE: 'promptgate-bench-directory',
      SECRETS_KEY_ARN: 'arn:aws:kms:eu-west-1:000000000000:key/secrets',
      VERIFYING_KEY_ARNS: 'arn:aws:kms:eu-west-1:000000000000:key/signing',
      TOKEN_ISSUER: issuer,
    };
    const authorizer = await bundledFunction('functions/authorizer/authorize-request.authorizer.ts', directory);
    const driver = await bundledFunction('test/bench/authorizer-process.ts', directory);
    const start = (token: string) => startProcess(driver.file, [authorizer.file, token], environment);
    const { accessToken, apiKeys } = fixture;
    const [key = ''] = apiKeys;

    const cold = async (token: string): Promise<number> => {
      const took: number[] = [];
      for (let turn = 0; turn < coldStarts; turn += 1) {
        const started = performance.now();
        const child = start(token);
        if (!(await nextMessage<boolean>(child))) throw new Error('The first token was nobody’s.');
        took.push(performance.now() - started);
        await endProcess(child);
      }
      return median(took);
    };
    say(`${coldStarts} cold starts each`);
    const [coldToken, coldKey] = [await cold(accessToken), await cold(key)];

    const child = start(accessToken);
    await nextMessage(child);
    const same = (token: string) => Array.from({ length: warmCalls }, () => token);
    const [token, remembered, guessed]: [number[], number[], number[]] = [[], [], []];
    const ratios: number[] = [];
    await ask(child, same(accessToken), warmCalls);
    await ask(child, fixture.guesses, 0);
    for (let round = 1; round <= rounds; round += 1) {
      say(`round ${round} of ${rounds}`);
      token.push((await ask(child, same(accessToken), warmCalls)) / warmCalls);
      await ask(child, [key], 1);
      remembered.push((await ask(child, same(key), warmCalls)) / warmCalls);
      guessed.push((await ask(child, fixture.guesses, 0)) / guesses);
    }
    await endProcess(child);
    // A new process remembers nothing: each key costs its slow hash.
    const verified: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const fresh = start(accessToken);
      await nextMessage(fresh);
      await ask(fresh, same(accessToken), warmCalls);
      await ask(fresh, fixture.guesses, 0);
      const [guessing, verifying] = [await ask(fresh, fixture.guesses, 0), await ask(fresh, apiKeys, verifications)];
      verified.push(verifying / verifications);
      ratios.push(guessing / verifying);
      await endProcess(fresh);
    }
    const core = (median(guessed) * guesses) / 1e6;
    const microseconds = (times: readonly number[]) => median(times).toFixed(0);
    return {
      goals: [
        atMost(`CPU of ${guesses} wrong keys, in that of ${verifications} right ones`, 100 * median(ratios), 5, '%'),
        atMost(`CPU of ${guesses} wrong keys a second, of one core`, 100 * core, 20, '%'),
      ],
      tables: [
        {
          title: 'The authorizer by itself',
          head: ['', 'CPU of a warm call, µs', 'cold start, ms'],
          rows: [
            ['access token', microseconds(token), coldToken.toFixed(0)],
            ['API key that was asked about within 30 s', microseconds(remembered), ''],
            ['API key that was not', microseconds(verified), coldKey.toFixed(0)],
            ['invented API key', microseconds(guessed), ''],
          ],
        },
      ],
      remarks: [
        `A cold start is from the start of the process to the first answer; the bundle has ${(authorizer.bytes / 1024).toFixed(0)} KiB. STS, KMS and DynamoDB are a stub in another process, so that their time is no CPU time here. An invented key has a right organisation and id; it is known for one by its check, before anything is read, and the rest of its time is the log line.`,
      ],
    };
  } finally {
    await endProcess(stub);
  }
};

/** What tenant credentials cost a warm `resolve`. */
const measureCredentials = async (say: Say, directory: string): Promise<Section> => {
  say('`resolve` with tenant credentials and with plain ones');
  const stub = startProcess(new URL('stub-server.ts', import.meta.url).pathname, [getItemAnswer]);
  try {
    const environment = environmentOf(await nextMessage<number>(stub));
    const [ours, plain] = [
      await bundledFunction('functions/serving/handler.ts', directory),
      await bundledFunction('test/bench/resolve-plain.ts', directory),
    ];
    const driver = await bundledFunction('test/bench/function-process.ts', directory);
    const { cpu, real } = await measureWarm({ driver: driver.file, environment }, [ours, plain]);
    const cells = ({ first, second, ratio, spread }: typeof cpu) => [
      first.toFixed(0),
      second.toFixed(0),
      `${ratio.toFixed(2)} (${spread.map((quartile) => quartile.toFixed(2)).join(' … ')})`,
    ];
    return {
      goals: [atMost('CPU of a warm `resolve` with tenant credentials, in that with plain ones', cpu.ratio, 1.1)],
      tables: [
        {
          title:
            '`resolve` under the tenant role and under the function’s own: medians, and the ratios of pairs (quartiles)',
          head: ['', 'tenant role', 'own role', 'ratio'],
          rows: [
            ['CPU of a warm call, µs', ...cells(cpu)],
            ['real time of a warm call, µs', ...cells(real)],
          ],
        },
      ],
      remarks: ['The handler is the same; only where its table’s client has its credentials from differs.'],
    };
  } finally {
    await endProcess(stub);
  }
};

const measure: Benchmark['run'] = async (say) => {
  const directory = await mkdtemp(join(tmpdir(), 'promptgate-bench-'));
  try {
    const sections = [
      await measureAlone(say, directory),
      await measureCredentials(say, directory),
      await measureOnStack(say),
    ];
    return {
      goals: sections.flatMap(({ goals }) => goals),
      tables: sections.flatMap(({ tables }) => tables),
      remarks: sections.flatMap(({ remarks }) => remarks),
    };
  } finally {
    await rm(directory, { recursive: true });
  }
};

/** What it costs to tell who calls, and to keep guessers out. */
export const authorizerBenchmark: Benchmark = { title: 'Authorizer', run: measure };
