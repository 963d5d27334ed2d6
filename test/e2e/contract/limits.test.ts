import { randomUUID } from 'node:crypto';
import { describe, expect, inject, test } from 'vitest';
import { apiCaller, type Reply, until } from '#demo/api.ts';
import { type CountedName, quotas } from '#shared/domain/plan.ts';
import { addVersion, demanded, harmless, newOrganisation, workspace } from '#test/support/organisation.ts';
import { rootOf } from '#test/support/root-table.ts';
import { expectEntityTag, insufficient, refusal, text, time } from './shapes.ts';

const stack = inject('stack');
const organisation = await newOrganisation(stack.apiUrl);
const { owner } = organisation;
const root = rootOf(stack);
const limits = quotas.trial;
const prompts = `${workspace}/prompts`;

type Limit = { name: string; limit: number; used: number; resetsAt: string | null };
type Usage = { plan: string; limits: Limit[]; rates: object[] };
type Problem = { code: string; limit?: Partial<Limit> };

const usage = async () => (await demanded(owner.call<Usage>('GET', '/v1/usage'), 200)).limits;
const used = async (name: string) => (await usage()).find((each) => each.name === name)?.used;

describe('the usage', () => {
  test('says what the plan allows, how much of it is used, and at which rates it can be asked', async () => {
    const { plan, limits: list, rates } = await demanded(owner.call<Usage>('GET', '/v1/usage'), 200);

    expect(plan).toBe('trial');
    expect(list.map(({ name }) => name)).toEqual(Object.keys(limits));
    expect(list).toContainEqual({ name: 'workspaces', limit: limits.workspaces, used: 1, resetsAt: null });
    expect(list).toContainEqual({ name: 'versionsPerDay', limit: limits.versionsPerDay, used: 0, resetsAt: time });
    expect(rates).toEqual([
      { name: 'requests', perSecond: 100, burst: 1000 },
      { name: 'serving', perSecond: 100, burst: 1000 },
    ]);
    await expectEntityTag(owner.call, '/v1/usage');
  });

  test('is for the organisation’s members, and no key', async () => {
    const viewer = await organisation.join('viewer');
    const key = await organisation.key('read', 'write', 'deploy');

    await demanded(viewer.call('GET', '/v1/usage'), 200);
    expect(await refusal(key.call('GET', '/v1/usage'))).toEqual(insufficient);
  });

  test('counts what is made, and no more what is deleted', async () => {
    const before = await used('prompts');
    await demanded(owner.call('POST', prompts, { name: 'counted' }), 201);
    await addVersion(owner, 'counted', harmless(randomUUID()));
    expect(await used('prompts')).toBe(Number(before) + 1);
    expect(await used('versionsPerDay')).toBe(1);

    await demanded(owner.call('DELETE', `${prompts}/counted`), 204);
    expect(await used('prompts')).toBe(before);
    expect(await used('versionsPerDay')).toBe(1);
  });
});

describe('a quota', () => {
  const fresh = () => `more-${randomUUID().slice(0, 8)}`;
  const requests: Readonly<Record<CountedName, () => Promise<Reply<Problem>>>> = {
    workspaces: () => owner.call('POST', '/v1/workspaces', { slug: fresh(), name: 'More' }),
    members: () =>
      owner.call('POST', '/v1/members', { email: `${fresh()}@example.com`, role: 'member', workspaces: [] }),
    prompts: () => owner.call('POST', prompts, { name: fresh() }),
    webhooks: () => owner.call('POST', `${workspace}/webhooks`, { url: 'https://example.com/', events: ['*'] }),
    versionsPerDay: () => owner.call('POST', `${prompts}/filled/versions`, harmless(fresh())),
  };

  test.each(['workspaces', 'members', 'prompts', 'webhooks', 'versionsPerDay'] as const)(
    'of %s lets the last one through, and tells the next one which limit it meets',
    async (name) => {
      await owner.call('POST', prompts, { name: 'filled' });
      const before = Number(await used(name));
      await root.setUsed(organisation.id, name, limits[name] - 1);

      expect((await requests[name]()).status).toBe(201);
      const { status, body } = await requests[name]();

      expect([status, body.code]).toEqual([402, 'quota_exceeded']);
      const resetsAt = name === 'versionsPerDay' ? { resetsAt: time } : {};
      expect(body.limit).toEqual({ name, limit: limits[name], used: limits[name], ...resetsAt });
      await root.setUsed(organisation.id, name, before + 1);
    },
  );

  test('lets one of many at once have the last of it, and the others are refused for no other reason', async () => {
    await root.setUsed(organisation.id, 'prompts', limits.prompts - 1);

    const answers = await Promise.all(Array.from({ length: 16 }, () => requests.prompts()));

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'quota_exceeded')).toHaveLength(15);
    await root.setUsed(organisation.id, 'prompts', 2);
  });
});

describe('the rate', () => {
  const slowKey = async () => {
    const rateLimit = { perSecond: 1, burst: 2 };
    const body = { name: 'slow', scopes: ['read'], rateLimit };
    const made = await demanded(
      owner.call<{ secret: string; rateLimit: object }>('POST', `${workspace}/api-keys`, body),
      201,
    );
    expect(made.rateLimit).toEqual(rateLimit);
    return apiCaller(stack.apiUrl, made.secret);
  };

  test('of an organisation is told on every answer', async () => {
    const { headers } = await owner.call('GET', prompts);
    const missing = await owner.call('GET', `${prompts}/nothing-here`);

    expect(headers.get('ratelimit-policy')).toBe('"requests";q=1000;w=10');
    for (const answer of [headers, missing.headers])
      expect(answer.get('ratelimit')).toMatch(/^"requests";r=\d+;t=\d+$/);
  });

  test('of a key refuses what is too much, until the key may ask again', async () => {
    const call = await slowKey();
    const ask = () => call<Problem>('GET', prompts);
    const answers = [await ask(), await ask(), await ask(), await ask(), await ask(), await ask()];

    const refused = answers.find(({ status }) => status === 429);
    expect(answers[0]?.status).toBe(200);
    expect(refused?.body).toMatchObject({
      code: 'rate_limited',
      limit: { name: 'key-requests', limit: 2, used: 2, resetsAt: time },
    });
    expect(refused?.headers.get('retry-after')).toBe('1');
    expect(refused?.headers.get('ratelimit-policy')).toBe('"key-requests";q=2;w=2, "requests";q=1000;w=10');
    expect(refused?.headers.get('x-request-id')).toEqual(text);
    await until(ask, ({ status }) => status === 200);
  });

  test('holds for serving, which is counted apart', async () => {
    const call = await slowKey();
    const ask = () => call<Problem>('GET', `${workspace}/snapshot?environment=production`);

    const refused = await until(ask, ({ status }) => status === 429);

    expect(refused.body.limit).toMatchObject({ name: 'key-serving', limit: 2 });
    expect((await call('GET', prompts)).status).toBe(200);
    await until(ask, ({ status }) => status === 200);
  });
});
