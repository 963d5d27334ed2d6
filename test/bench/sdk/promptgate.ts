import { type Client, createClient } from '#sdk/create-client.ts';
import { canaryPercent, type OpenContender, type Served } from './peers/contender.ts';
import { type Answer, loopback } from './peers/loopback.ts';

const rolloutId = 'rol_01JD6Y8Z3K5V7W9X1A2B3C4D5E';
const variables = { customer: { type: 'string' } };
const model = { provider: 'openai', name: 'gpt-5-mini' };
const contentHash = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9';
/** As many as a page of about 4 MB holds. */
const pageSize = 2000;

const snapshotPrompt = ({ name, stable, canary }: Served) => {
  const side = (letter: 's' | 'c', version: number, content: string) => ({
    version,
    messages: [{ role: 'system', content }],
    variables,
    model,
    contentHash: `${contentHash.slice(0, -6)}${version}${name.padEnd(5, '0').slice(-5)}`,
    exposure: `2~${name}~production~${rolloutId}~${letter}~${version}~3~u0v1w2~-.c2lnbmVkIGJ5IHVzIGFsb25l`,
  });
  return {
    prompt: name,
    stable: side('s', 1, stable),
    canary: side('c', 2, canary),
    percent: canaryPercent,
    seed: name,
    rolloutId,
    epoch: 3,
    changedAt: '2026-11-21T08:00:00.000Z',
  };
};

const snapshot = (served: readonly Served[]): Answer => {
  const prompts = served.map(snapshotPrompt);
  return ({ pathname, searchParams }) => {
    if (!pathname.endsWith('/snapshot')) return { accepted: 0 };
    const begin = prompts.findIndex(({ prompt }) => prompt === searchParams.get('cursor')) + 1;
    const page = prompts.slice(begin, begin + pageSize);
    const nextCursor = begin + pageSize < prompts.length ? (page.at(-1)?.prompt ?? null) : null;
    return { environment: 'production', prompts: page, nextCursor };
  };
};

const open = async (served: readonly Served[]) => {
  const server = await loopback(snapshot(served));
  const client: Client = createClient({
    baseUrl: server.url,
    apiKey: 'pg_org_key_secret',
    workspace: 'default',
    environment: 'production',
    pollSeconds: 3600,
    maxStaleSeconds: 3600,
  });
  await client.ready();
  return { client, detach: server.close, close: client.close };
};

/** Answered at once from memory. */
export const promptgate: OpenContender = async (served) => {
  const { client, ...ending } = await open(served);
  return {
    call: 'prompts.getNow(name, { subject })',
    decide: (name, subject) => client.prompts.getNow(name, { subject }).variant === 'canary',
    renderCall: 'prompts.getNow(…), render(variables)',
    render: (name, subject, customer) =>
      client.prompts.getNow(name, { subject }).render({ customer })[0]?.content ?? '',
    ...ending,
  };
};

/** Awaited, so that it can wait when nothing is known or what is known is old. */
export const promptgateAwaited: OpenContender = async (served) => {
  const { client, ...ending } = await open(served);
  return {
    call: 'await prompts.get(name, { subject })',
    decide: async (name, subject) => (await client.prompts.get(name, { subject })).variant === 'canary',
    renderCall: 'await prompts.get(…), render(variables)',
    render: async (name, subject, customer) =>
      (await client.prompts.get(name, { subject })).render({ customer })[0]?.content ?? '',
    ...ending,
  };
};
