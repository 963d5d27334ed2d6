import autocannon from 'autocannon';
import { newOrganisation, workspace } from '#test/support/organisation.ts';
import { rootOf } from '#test/support/root-table.ts';
import { withStack } from './bench-stack.ts';
import type { Report } from './benchmark.ts';
import { recordCalls } from './call-recorder.ts';
import { withReferenceApi } from './reference-api.ts';
import { median } from './statistics.ts';

const connections = 16;
const rounds = 3;
const seconds = 5;
const counted = 1000;
const atOnce = 8;
const organisations = 10;

/** Requests a second that were answered as they should be. */
const load = async (url: string, token: string, expected: 200 | 401): Promise<number> => {
  let [right, wrong] = [0, 0];
  const run = autocannon({ url, connections, duration: seconds, headers: { authorization: `Bearer ${token}` } });
  run.on('response', (_client, status) => {
    if (status === expected) right += 1;
    else wrong += 1;
  });
  const { duration } = await run;
  if (wrong > 0) throw new Error(`${wrong} requests were not answered ${expected}.`);
  return right / duration;
};

/** Sends this many requests, the callers in turns, so many at once. */
const send = async (url: string, tokens: readonly string[]): Promise<void> => {
  const statuses = new Map<number, number>();
  let next = 0;
  const worker = async () => {
    while (next < counted) {
      const token = tokens[next % tokens.length];
      next += 1;
      const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      await response.arrayBuffer();
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (statuses.get(200) !== counted) throw new Error(`The answers were ${JSON.stringify([...statuses])}.`);
};

/** Requests a second through the authorizer, and how often functions assume tenant roles; on the local stack. */
export const measureOnStack = (say: (progress: string) => void): Promise<Report> =>
  withStack(say, async (stack) => {
    say(`${organisations} organisations`);
    const keys: string[] = [];
    let accessToken = '';
    for (let count = 0; count < organisations; count += 1) {
      const organisation = await newOrganisation(stack.apiUrl);
      // The smallest plan's rate is less than what is measured.
      await rootOf(stack).setPlan(organisation.id, 'enterprise');
      keys.push((await organisation.key('read')).token);
      accessToken = organisation.owner.token;
    }
    const [key = ''] = keys;
    const invented = `${key.slice(0, -8)}AAAAAAAA`;

    const rates: (string | number)[][] = [];
    for (const ttlSeconds of [30, 0]) {
      await withReferenceApi(
        stack,
        async (urlOf) => {
          const of = async (token: string, expected: 200 | 401): Promise<string> => {
            await load(urlOf('Empty'), token, expected);
            const done: number[] = [];
            for (let round = 0; round < rounds; round += 1) done.push(await load(urlOf('Empty'), token, expected));
            return median(done).toFixed(0);
          };
          say(`requests with answers kept for ${ttlSeconds} s`);
          const name = ttlSeconds > 0 ? `kept for ${ttlSeconds} s` : 'asked for each request';
          rates.push([name, await of(accessToken, 200), await of(key, 200), await of(invented, 401)]);
        },
        ttlSeconds,
      );
    }

    const recorder = await recordCalls(stack);
    const assumed: (string | number)[][] = [];
    try {
      for (const tokens of [[key], keys]) {
        say(`${counted} requests of ${tokens.length} organisations`);
        for (const turn of ['the first', 'the next'] as const) {
          await recorder.idle();
          recorder.take();
          await send(`${stack.apiUrl}${workspace}/prompts`, tokens);
          const roles = recorder.take().filter(({ action }) => action === 'sts:AssumeRole');
          const by = (name: string) => roles.filter(({ functionName }) => functionName === name).length;
          const row = `${turn} ${counted}, of ${tokens.length} organisation${tokens.length > 1 ? 's' : ''}`;
          assumed.push([row, by('authorize-request'), by('prompts'), roles.length]);
        }
      }
    } finally {
      await recorder.stop();
    }
    return {
      goals: [],
      tables: [
        {
          title: `Requests/s to an empty function behind the authorizer, ${connections} connections, medians of ${rounds} rounds of ${seconds} s`,
          head: ['the authorizer’s answer is', 'access token', 'API key', 'invented key (401)'],
          rows: rates,
        },
        {
          title: `Calls of AssumeRole in ${counted} requests of \`listPrompts\`, ${atOnce} at once`,
          head: ['requests', 'authorizer', 'prompts', 'together'],
          rows: assumed,
        },
      ],
      remarks: [
        'Load, emulator and functions share the cores; a refusal is never kept, neither by API Gateway nor here. A process assumes a role once for each organisation and hour, and the emulator has at most six processes of a function: that is all there is to count.',
      ],
    };
  });
