import { describe, expect, inject, test } from 'vitest';
import { apiCaller } from '#demo/api.ts';
import { newOrganisation, workspace } from '#test/support/organisation.ts';

const { apiUrl } = inject('stack');
const organisation = await newOrganisation(apiUrl);
const { owner, nobody } = organisation;
const prompts = `${workspace}/prompts`;
type Problem = { code: string; status: number; requestId: string; type: string; errors?: { path: string }[] };
type Prompt = { id: string; name: string; description: string };
type Page = { data: Prompt[]; nextCursor: string | null };

describe('errors', () => {
  test('are problem+json with a code, and every answer names its request', async () => {
    const { status, headers, body } = await owner.call<Problem>('GET', `${prompts}/nothing-here`);

    expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect(body).toEqual({
      type: 'https://promptgate.dev/problems/not_found',
      title: 'Not found',
      status: 404,
      detail: 'There is nothing here.',
      code: 'not_found',
      requestId: headers.get('x-request-id'),
    });
  });

  test.each([
    ['no credentials', undefined],
    ['a token that is none', 'abc'],
    ['a key of the right shape that nobody has', `pg_org_${'0'.repeat(26)}_key_${'0'.repeat(26)}_${'x'.repeat(43)}`],
    ['a JWT that nobody signed', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'],
  ])('%s are unauthenticated', async (_what, token) => {
    const { status, headers, body } = await apiCaller(apiUrl, token)<Problem>('GET', prompts);

    expect([status, body.code]).toEqual([401, 'unauthenticated']);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body.requestId).toBe(headers.get('x-request-id'));
  });

  test('an unknown route is not found, in the same words', async () => {
    const { status, body } = await owner.call<Problem>('GET', '/v1/nonsense');
    const known = await owner.call<Problem>('GET', `${prompts}/nothing-here`);

    expect(status).toBe(404);
    expect({ ...body, requestId: '' }).toEqual({ ...known.body, requestId: '' });
  });

  test('an unknown field is refused with its place', async () => {
    const { status, body } = await owner.call<Problem>('POST', prompts, { name: 'x', colour: 'red' });

    expect([status, body.code]).toEqual([400, 'validation_failed']);
    expect(body.errors?.[0]?.path).toMatch(/^body/);
  });
});

describe('idempotency', () => {
  const send = (key: string, body: object) =>
    owner.call<Prompt & Problem>('POST', prompts, body, { 'idempotency-key': key });

  test('the first answer comes again, and nothing happens twice', async () => {
    const first = await send('once', { name: 'idempotent' });
    const second = await send('once', { name: 'idempotent' });

    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
  });

  test('the same key with another body is refused', async () => {
    await send('reused', { name: 'first-body' });

    expect(await send('reused', { name: 'second-body' })).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
  });

  test('parallel requests with one key act once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => send('parallel', { name: 'parallel' })));

    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(1);
    expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
    const ids = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id));
    expect(ids.size).toBe(1);
  });
});

describe('entity tags', () => {
  test('a fresh copy is not sent again, and a stale change is refused', async () => {
    const path = `${prompts}/tagged`;
    await owner.call('POST', prompts, { name: 'tagged' });
    const first = await owner.call<Prompt>('GET', path);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^".+"$/);

    expect(await owner.call('GET', path, undefined, { 'if-none-match': etag })).toMatchObject({
      status: 304,
      body: '',
    });

    const changed = await owner.call('PATCH', path, { description: 'new' }, { 'if-match': etag });
    expect(changed.status).toBe(200);
    const stale = await owner.call<Problem>('PATCH', path, { description: 'newer' }, { 'if-match': etag });
    expect([stale.status, stale.body.code]).toEqual([412, 'precondition_failed']);
    expect((await owner.call<Prompt>('GET', path)).body.description).toBe('new');
  });
});

describe('lists', () => {
  test('walk through everything once, newest first', async () => {
    const other = await newOrganisation(apiUrl);
    const names = ['one', 'two', 'three', 'four', 'five'];
    for (const name of names) await other.owner.call('POST', prompts, { name });

    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body }: { body: Page } = await other.owner.call<Page>('GET', `${prompts}?limit=2${query}`);
      seen.push(...body.data.map(({ name }) => name));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(names.toReversed());
  });

  test('a cursor of another organisation, of another list, or a mangled one is refused', async () => {
    for (const name of ['cursor-a', 'cursor-b']) await owner.call('POST', prompts, { name });
    const { body } = await owner.call<Page>('GET', `${prompts}?limit=1`);
    const cursor = encodeURIComponent(body.nextCursor ?? '');
    const other = await newOrganisation(apiUrl);

    const answers = [
      await other.owner.call<Problem>('GET', `${prompts}?cursor=${cursor}`),
      await owner.call<Problem>('GET', `${workspace}/webhooks?cursor=${cursor}`),
      await owner.call<Problem>('GET', `${prompts}?cursor=${cursor.slice(0, -2)}xx`),
      await owner.call<Problem>('GET', `${prompts}?cursor=%00`),
    ];
    for (const answer of answers) expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed']);
  });
});

test('health, the OpenAPI document and security.txt answer anyone', async () => {
  expect((await nobody<{ status: string }>('GET', '/v1/health')).body.status).toBe('operational');
  expect((await nobody<{ openapi: string }>('GET', '/v1/openapi.json')).body.openapi).toBe('3.1.0');
  expect((await nobody<string>('GET', '/.well-known/security.txt')).body).toMatch(/^Contact: /m);
  expect((await nobody<{ keys: object[] }>('GET', '/.well-known/jwks.json')).body.keys.length).toBeGreaterThan(0);
});
