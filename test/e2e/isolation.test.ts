import { describe, expect, inject, test } from 'vitest';
import { apiCaller } from '#demo/api.ts';
import { allRoutes } from '#shared/contracts/index.ts';
import {
  approvedPrompt,
  demanded,
  harmless,
  newOrganisation,
  startRollout,
  workspace,
} from '#test/support/organisation.ts';

const { apiUrl } = inject('stack');
const [ours, theirs] = [await newOrganisation(apiUrl), await newOrganisation(apiUrl)];
const { owner } = ours;
const stranger = theirs.owner;
const outsider = await ours.join('viewer');

/** One of everything that a path can name, in our organisation. */
const existing = async (): Promise<Record<string, string>> => {
  const make = async (path: string, body: object, status = 201) =>
    demanded(owner.call<{ id: string }>('POST', path, body), status);
  await approvedPrompt(ours, 'ours', 2);
  const reviews = await owner.call<{ data: { id: string }[] }>('GET', `${workspace}/reviews`);
  const version = await owner.call<{ scan: { id: string } }>('GET', `${workspace}/prompts/ours/versions/1`);
  const steps = [
    { percent: 25, holdSeconds: 3600 },
    { percent: 100, holdSeconds: 3600 },
  ];
  const rollout = await startRollout(owner, 'ours', { version: 1, steps });
  await make(`${workspace}/fragments`, { name: 'ours-fragment', content: 'Be kind.' });
  const webhook = await make(`${workspace}/webhooks`, { url: 'http://127.0.0.1:9/nobody', events: ['*'] });
  await demanded(owner.call('PUT', `${workspace}/provider-keys/openai`, { apiKey: 'sk-0000000000000000000000' }), 200);
  const key = await ours.key('read');
  await make('/v1/workspaces', { slug: 'second', name: 'Second' });
  return {
    workspace: 'default',
    prompt: 'ours',
    fragment: 'ours-fragment',
    environment: 'production',
    provider: 'openai',
    version: '1',
    other: '2',
    userId: outsider.id,
    keyId: key.id,
    scan: version.body.scan.id,
    review: reviews.body.data[0]?.id ?? '',
    rollout: rollout.id,
    webhook: webhook.id,
    delivery: `dlv_${'0'.repeat(26)}`,
  };
};
const ids = await existing();

const filled = (path: string, values: Record<string, string>) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '') +
  (path.endsWith('/resolve') || path.endsWith('/snapshot') ? '?environment=production' : '');
const bodyOf = ({ operationId, body, example }: (typeof allRoutes)[number]) =>
  operationId === 'createVersion' ? harmless('x') : body ? (example?.body ?? {}) : undefined;
/** Environments are named alike everywhere, so a name alone says nothing of whose it is. */
const isOurs = (path: string) => /\{(?!workspace|environment|provider)\w+\}/.test(path);
const missingValues = {
  ...ids,
  prompt: 'no-such',
  fragment: 'no-such',
  ...Object.fromEntries(
    Object.entries(ids).flatMap(([name, id]) =>
      /^[a-z]{3}_/.test(id) ? [[name, `${id.slice(0, 4)}${'Z'.repeat(26)}`]] : [],
    ),
  ),
};

const answer = async (token: string, method: string, path: string, body: unknown) => {
  const { status, headers, body: problem } = await apiCaller(apiUrl, token)<{ requestId: string }>(method, path, body);
  const comparable = [...headers].filter(
    ([name]) =>
      !['date', 'ratelimit', 'x-request-id', 'x-amzn-requestid', 'x-amz-request-id', 'x-amz-apigw-id'].includes(name),
  );
  return { status, headers: comparable, problem: { ...problem, requestId: '' } };
};

describe("another organisation's things do not exist", () => {
  const routes = allRoutes.filter(({ path, access }) => access !== 'public' && isOurs(path));

  test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', async (_name, route) => {
    const foreign = await answer(stranger.token, route.method, filled(route.path, ids), bodyOf(route));
    const missing = await answer(stranger.token, route.method, filled(route.path, missingValues), bodyOf(route));

    expect(foreign.status).toBe(404);
    expect(foreign).toEqual(missing);
  });
});

describe('a workspace that one is no member of does not exist', () => {
  const routes = allRoutes.filter(({ path, access }) => access !== 'public' && path.includes('{workspace}'));

  test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', async (_name, route) => {
    const hidden = await answer(
      outsider.token,
      route.method,
      filled(route.path, { ...ids, workspace: 'second' }),
      bodyOf(route),
    );
    const missing = await answer(
      outsider.token,
      route.method,
      filled(route.path, { ...ids, workspace: 'no-such' }),
      bodyOf(route),
    );

    expect(hidden.status).toBe(404);
    expect(hidden).toEqual(missing);
  });
});

test('our things are still as they were', async () => {
  const prompt = await owner.call<{ latestVersion: number }>('GET', `${workspace}/prompts/ours`);
  const rollout = await owner.call<{ status: string }>('GET', `${workspace}/prompts/ours/rollouts/${ids['rollout']}`);
  expect([prompt.body.latestVersion, rollout.body.status]).toEqual([2, 'ramping']);
});
