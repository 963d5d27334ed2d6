import { readFile } from 'node:fs/promises';
import { directQueues, subscriptions } from '#events/subscriptions.ts';
import type { Stack } from '#local/stack.ts';
import { allRoutes, routesByFunction } from '#shared/contracts/index.ts';
import { withStack } from './bench-stack.ts';
import type { Benchmark } from './benchmark.ts';
import { type Call, type Recorder, recordCalls } from './call-recorder.ts';
import { operationsTour } from './operations-tour.ts';
import { prices } from './prices.ts';

type LogLine = {
  readonly functionName: string;
  readonly requestId?: string;
  readonly worker?: string;
  readonly durationMs?: number;
};
type Reply = { readonly status: number; readonly headers: Headers };
type Cost = {
  readonly calls: string;
  readonly read: number;
  readonly write: number;
  readonly milliseconds: number;
  readonly dollars: number;
};
type Counted = { readonly request: Cost; readonly after: Cost };

const authorizer = 'authorize-request';
const unrelated = new Set([authorizer, 'sweep-releases', 'sweep-rollouts']);
const workers = new Set([...Object.keys(subscriptions), ...Object.keys(directQueues)]);

const perCall: Readonly<Record<string, number>> = {
  'kms:Sign': prices.signature,
  'kms:Decrypt': prices.keyRequest,
  'kms:Encrypt': prices.keyRequest,
  'kms:GenerateDataKey': prices.keyRequest,
  'kms:GenerateDataKeyWithoutPlaintext': prices.keyRequest,
  'kms:DescribeKey': prices.keyRequest,
  'kms:GetPublicKey': prices.signature,
  'sqs:SendMessage': prices.queueRequest,
  'sqs:SendMessageBatch': prices.queueRequest,
  'scheduler:POST schedules': prices.schedule,
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const listed = (calls: readonly Call[]): string => {
  const times = Map.groupBy(calls, ({ action }) => action.replace(/^dynamodb:/, ''));
  return [...times].map(([action, { length }]) => (length > 1 ? `${length} × ${action}` : action)).join(', ') || 'none';
};

const lambdaCost = (memoryMegabytes: number, milliseconds: number): number =>
  prices.lambdaRequest + (memoryMegabytes / 1024) * (Math.ceil(milliseconds) / 1000) * prices.lambdaGigabyteSecond;

const callsCost = (calls: readonly Call[]): number =>
  sum(
    calls.map(
      ({ action, units, entries }) =>
        units.read * prices.readUnit +
        units.write * prices.writeUnit +
        (perCall[action] ?? 0) +
        (action === 'events:PutEvents' ? entries * prices.event : 0),
    ),
  );

const costOf = (calls: readonly Call[], milliseconds: number, dollars: number): Cost => ({
  calls: listed(calls),
  read: sum(calls.map(({ units }) => units.read)),
  write: sum(calls.map(({ units }) => units.write)),
  milliseconds,
  dollars: dollars + callsCost(calls),
});

/** The lines that functions have logged since the log had this many characters. */
const linesSince = async (file: string, characters: number): Promise<readonly LogLine[]> =>
  (await readFile(file, 'utf8'))
    .slice(characters)
    .split('\n')
    .flatMap((line) => {
      const [, functionName, json] = /^promptgate-\w+-(\S+) (\{.*\})$/.exec(line) ?? [];
      return functionName && json ? [{ ...(JSON.parse(json) as object), functionName }] : [];
    });

/** What the second of two requests asks of AWS: by its own function, and by those that act on its events afterwards. */
const countOne = async (
  stack: Stack,
  recorder: Recorder,
  name: string,
  send: () => Promise<Reply>,
): Promise<Counted> => {
  const file = `${stack.directory}/logs/functions.log`;
  await recorder.idle();
  recorder.take();
  const { length } = await readFile(file, 'utf8');
  const { status, headers } = await send();
  if (status >= 300) throw new Error(`answered ${status}`);
  await recorder.idle();
  const calls = recorder.take().filter(({ functionName }) => !unrelated.has(functionName));
  const lines = await linesSince(file, length);
  const memory = (functionName: string) =>
    recorder.memoryOf.get(`promptgate-${stack.stage}-${functionName}`) ?? Number.NaN;

  const own = calls.filter(({ functionName }) => functionName === name);
  const took = lines.find(({ requestId }) => requestId === headers.get('x-request-id'))?.durationMs ?? Number.NaN;
  const request = costOf(own, took, prices.apiRequest + lambdaCost(memory(name), took));

  const later = calls.filter(({ functionName }) => functionName !== name);
  // A message is received and deleted, and the bus pays for its sending; alone, each makes a call of its own.
  const messages = lines.filter(({ functionName }) => workers.has(functionName));
  const relays = lines.filter(({ functionName }) => functionName === 'relay-outbox');
  const relayed = sum(
    later.filter(({ functionName }) => functionName === 'relay-outbox').map((call) => call.milliseconds),
  );
  const working = sum(messages.map(({ durationMs = 0 }) => durationMs));
  const dollars =
    sum(messages.map(({ functionName, durationMs = 0 }) => lambdaCost(memory(functionName), durationMs))) +
    sum(messages.map(({ functionName }) => (functionName in subscriptions ? 3 : 2) * prices.queueRequest)) +
    relays.length * lambdaCost(memory('relay-outbox'), relayed / Math.max(1, relays.length));
  return { request, after: costOf(later, working + relayed, dollars) };
};

const million = (dollars: number): string => (dollars * 1e6).toFixed(2);
const rowOf = (operation: string, { request, after }: Counted): (string | number)[] => [
  `\`${operation}\``,
  request.calls,
  request.read,
  request.write,
  request.milliseconds.toFixed(0),
  million(request.dollars),
  after.calls === 'none' ? '' : after.calls,
  after.calls === 'none' ? '' : million(after.dollars),
];

const functionOf = new Map(
  Object.entries(routesByFunction).flatMap(([name, routes]) =>
    Object.values(routes).map(({ operationId }) => [operationId, name] as const),
  ),
);

const measure: Benchmark['run'] = (say) =>
  withStack(say, async (stack) => {
    say('an organisation with prompts, releases and people');
    const { stops, end } = await operationsTour(stack.apiUrl);
    const recorder = await recordCalls(stack);
    const rows: (string | number)[][] = [];
    const failed: string[] = [];
    try {
      for (const [operation, stop] of Object.entries(stops)) {
        const ask = async (turn: number) => {
          const [call, method, path, body] = await stop(turn);
          return () => call<unknown>(method, path, body);
        };
        try {
          await (await ask(1))();
          const counted = await countOne(stack, recorder, functionOf.get(operation) ?? '', await ask(2));
          rows.push(rowOf(operation, counted));
        } catch (error) {
          failed.push(`${operation}: ${(error as Error).message.slice(0, 160)}`);
          say(failed.at(-1) ?? '');
        }
        if (rows.length % 10 === 0) say(`${rows.length} of ${allRoutes.length} operations`);
      }
    } finally {
      await recorder.stop();
      end();
    }
    const absent = allRoutes.map(({ operationId }) => operationId).filter((operation) => !(operation in stops));
    const uncounted = [...absent, ...failed];
    return {
      goals: [
        {
          name: 'every operation is counted',
          measured: `${rows.length} of ${allRoutes.length}`,
          met: uncounted.length === 0,
        },
      ],
      tables: [
        {
          title: `Calls to AWS of a warm operation, DynamoDB's units, and list price in ${prices.region}`,
          head: ['operation', 'calls', 'RRU', 'WRU', 'ms', '$ per million', 'calls afterwards', '$ per million'],
          rows,
        },
      ],
      remarks: [
        ...(uncounted.length > 0 ? [`Not counted: ${uncounted.join('; ')}.`] : []),
        `Prices are data in test/bench/prices.ts: lists of ${prices.asOf} for ${prices.region}, first tier, no free allowance. A request's price is API Gateway, its function's call and time (at the function's memory), DynamoDB's units and KMS; storage, logs and traffic are not in it, and STS is free.`,
        'Each operation runs twice on the local stack and the second one is counted, by a server between functions and emulator that notes each call. Its work is in the milliseconds, which are too high by a few; of the price they are a small part.',
        'The authorizer is left out: API Gateway keeps its answer for 30 s for each caller.',
        'Units follow from the rows as they are: small prompts, few rows a list. A write is in a transaction (two units for each KB), and once more in the list index. The calls afterwards are those of relay and workers that the events set off, counted as if nothing else happened at the time: under load batches share them.',
      ],
    };
  });

/** What each operation asks of AWS, and what that costs. */
export const awsCallsBenchmark: Benchmark = { title: 'Calls to AWS', run: measure };
