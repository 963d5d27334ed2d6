import { describe, expect, inject, test } from 'vitest';
import { allRoutes } from '#shared/contracts/index.ts';
import { addVersion, demanded, harmless, newOrganisation, workspace } from '#test/support/organisation.ts';
import { expectEntityTag, forbidden, id, insufficient, number, refusal, text, time, user } from './shapes.ts';

type Entry = { at: string; action: string; actor: { type: string; id: string }; target: string; requestId: string };
type Page = { data: Entry[]; nextCursor: string | null };

const organisation = await newOrganisation(inject('stack').apiUrl);
const { owner, nobody } = organisation;
const editor = await organisation.join('editor');
const prompts = `${workspace}/prompts`;
const created = await owner.call<{ id: string }>('POST', prompts, { name: 'audited', description: 'A secret matter.' });
await addVersion(editor, 'audited', harmless('1'));

describe('the audit trail', () => {
  const events = async (query: string) => (await owner.call<Page>('GET', `/v1/audit-events?${query}`)).body;

  test('says who did what, to what, when, and from where', async () => {
    const { data } = await events('action=prompt.create');

    expect(data).toEqual([
      {
        id: id('aud'),
        at: time,
        actor: user(owner.id),
        action: 'prompt.create',
        target: created.body.id,
        workspace: 'default',
        ip: text,
        requestId: created.headers.get('x-request-id'),
        change: { name: 'audited' },
      },
    ]);
  });

  test('has one entry for every call that changes something, and none for one that fails or reads', async () => {
    const count = async () => (await events('limit=100')).data.length;
    const before = await count();
    const key = await organisation.key('write');
    await demanded(owner.call('PATCH', `${prompts}/audited`, { tags: ['a'] }), 200);
    await demanded(owner.call('POST', `${workspace}/fragments`, { name: 'tone', content: 'Be kind.' }), 201);
    await demanded(
      owner.call('POST', `${workspace}/webhooks`, { url: 'https://hooks.example.com/', events: ['*'] }),
      201,
    );
    await demanded(key.call('POST', `${prompts}/audited/versions/1/annotations`, { body: 'Good.' }), 201);
    await demanded(owner.call('DELETE', `${workspace}/api-keys/${key.id}`), 204);
    await demanded(owner.call('PATCH', `${workspace}/environments/staging`, { minHoldSeconds: 2 }), 200);
    const changes = 7;

    await owner.call('POST', prompts, { name: 'audited' });
    await owner.call('POST', prompts, { name: 'NO' });
    await editor.call('DELETE', `${workspace}/environments/staging`);
    await owner.call('GET', prompts);
    expect(await count()).toBe(before + changes);
  });

  test('is narrowed by actor, action, target and time, and walked through page by page', async () => {
    expect((await events(`actor=${editor.id}`)).data.every(({ actor }) => actor.id === editor.id)).toBe(true);
    expect((await events('target=audited@1&action=version.create')).data).toMatchObject([{ actor: user(editor.id) }]);
    const all = (await events('limit=100')).data;
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    const { at = '' } = all.find(({ action }) => action === 'prompt.create') ?? {};
    expect((await events(`from=${at}&limit=100`)).data.every((entry) => entry.at >= at)).toBe(true);
    expect((await events(`to=${at}&limit=100`)).data.every((entry) => entry.at < at)).toBe(true);
    const first = await events('limit=2');
    const second = await events(`limit=2&cursor=${encodeURIComponent(first.nextCursor ?? '')}`);
    expect([...first.data, ...second.data]).toEqual(all.slice(0, 4));
  });

  test('tells nothing of the texts, and is for admins of the organisation', async () => {
    const everything = JSON.stringify((await events('limit=100')).data);

    expect(everything).not.toContain('support tickets');
    expect(everything).not.toContain('secret matter');
    expect(everything).not.toMatch(/pg_org_|whsec_|rt_org_/);
    expect(await refusal(editor.call('GET', '/v1/audit-events'))).toEqual(forbidden);
    expect(await refusal((await organisation.key('read')).call('GET', '/v1/audit-events'))).toEqual(insufficient);
    expect((await refusal(owner.call('GET', '/v1/audit-events?from=yesterday'))).slice(0, 2)).toEqual([
      400,
      'validation_failed',
    ]);
  });
});

describe('the service itself', () => {
  test('says how it is, part by part', async () => {
    const { status, body } = await nobody<{ checks: object[] }>('GET', '/v1/health');

    expect(status).toBe(200);
    expect(body).toEqual({ status: 'operational', checks: expect.any(Array) });
    expect(body.checks.length).toBeGreaterThan(0);
    for (const check of body.checks) expect(check).toEqual({ name: text, status: 'operational', latencyMs: number });
  });

  test('describes every route that it answers', async () => {
    const { body } = await nobody<{ openapi: string; paths: Record<string, object> }>('GET', '/v1/openapi.json');

    expect(body.openapi).toMatch(/^3\.1\./);
    const described = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.toSorted()).toEqual(allRoutes.map(({ method, path }) => `${method} ${path}`).toSorted());
    await expectEntityTag(nobody, '/v1/openapi.json');
  });

  test('says how to report a vulnerability (RFC 9116)', async () => {
    const { headers, body } = await nobody<string>('GET', '/.well-known/security.txt');

    expect(headers.get('content-type')).toMatch(/^text\/plain/);
    expect(body).toMatch(/^Contact: \S+$/m);
    expect(Date.parse(/^Expires: (\S+)$/m.exec(body)?.[1] ?? '')).toBeGreaterThan(Date.now());
    await expectEntityTag(nobody, '/.well-known/security.txt');
  });

  test('says to nobody how to be somebody (RFC 9110, section 15.5.2)', async () => {
    const { status, headers } = await nobody('GET', '/v1/me');

    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });

  test('names every request, whatever becomes of it', async () => {
    for (const { headers } of [
      await nobody('GET', '/v1/health'),
      await nobody('GET', '/v1/me'),
      await owner.call('GET', '/v1/nonsense'),
      await owner.call('POST', prompts, { name: 'NO' }),
    ]) {
      expect(headers.get('x-request-id')).toMatch(/\S+/);
    }
  });
});
