import { describe, expect, test } from 'vitest';
import type { ConnectionOptions } from '#sdk/api/call.ts';
import { createApi } from '#sdk/api/create-api.ts';
import { paginate } from '#sdk/api/paginate.ts';
import { ApiError, InvalidError, PromptgateError } from '#sdk/errors.ts';
import { etagOf } from '#sdk/http/answer.ts';
import { fakeServer, Raw, refuse, type Use } from '../fake-server.ts';
import { fakeWorld, settle } from '../fake-world.ts';

const prompt = (name: string) => ({
  id: 'prm_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  name,
  description: '',
  tags: [],
  latestVersion: 0,
  createdAt: '2026-11-21T08:00:00.000Z',
  createdBy: { type: 'user', id: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E' },
});

const setting = (uses: Record<string, Use>, options: Partial<ConnectionOptions> = {}) => {
  const world = fakeWorld();
  const server = fakeServer(uses);
  const api = createApi({
    baseUrl: 'https://api.example/',
    apiKey: 'pg_key',
    workspace: 'default',
    effects: { ...world.effects, fetch: server.fetch },
    ...options,
  });
  /** What a call comes to once all its pauses are over. */
  const finish = async <T>(work: Promise<T>): Promise<T> => {
    const quiet = work.catch(() => undefined);
    await world.advance(120_000);
    await quiet;
    return work;
  };
  return { api, world, server, finish };
};

/** Answers in order, the last one again and again. */
const inTurn = (...answers: readonly (() => unknown)[]): Use => {
  let turn = 0;
  return () => answers[Math.min(turn++, answers.length - 1)]?.();
};
const noConnection = () => {
  throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
};

describe('a call', () => {
  test('puts what it is given where the contract has it', async () => {
    const { api, server, finish } = setting({
      createPrompt: () => prompt('a'),
      listVersions: () => ({ data: [], nextCursor: null }),
    });
    await finish(api.createPrompt({ body: { name: 'a', tags: ['x'] } }));
    await finish(api.listVersions({ workspace: 'other', prompt: 'a', limit: 5, cursor: undefined }));

    const [created, listed] = server.received;
    expect(created?.url.href).toBe('https://api.example/v1/workspaces/default/prompts');
    expect(created?.body).toEqual({ name: 'a', tags: ['x'] });
    expect(Object.fromEntries(created?.headers ?? [])).toEqual({
      accept: 'application/json',
      authorization: 'Bearer pg_key',
      'content-type': 'application/json',
      'idempotency-key': 'id1',
    });
    expect(listed?.url.href).toBe('https://api.example/v1/workspaces/other/prompts/a/versions?limit=5');
    expect(listed?.headers.get('idempotency-key')).toBeNull();
  });

  test('asks for the key each time, where it is given by a function', async () => {
    let turn = 0;
    const { api, server, finish } = setting(
      { getPrompt: () => prompt('a') },
      { apiKey: async () => `token-${++turn}` },
    );
    await finish(api.getPrompt({ prompt: 'a' }));
    await finish(api.getPrompt({ prompt: 'a' }));
    expect(server.received.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
  });

  test.each(['', '.', '..'])('does not take %j for a name, since a URL would not', async (name) => {
    const { api, server, finish } = setting({});
    await expect(finish(api.getPrompt({ prompt: name }))).rejects.toThrow(InvalidError);
    expect(server.received).toEqual([]);
  });

  test('without a workspace to be in is refused before it is sent', async () => {
    const { api, finish } = setting({}, { workspace: undefined });
    await expect(finish(api.listPrompts())).rejects.toMatchObject({
      code: 'validation_failed',
      errors: [{ path: 'workspace' }],
    });
  });

  test('answers nothing where the contract has nothing', async () => {
    const { api, finish } = setting({ archivePrompt: () => undefined });
    expect(await finish(api.archivePrompt({ prompt: 'a' }))).toBeUndefined();
  });

  test('answers another media type as text', async () => {
    const text = new Raw({ text: '--- 1\n+++ 2\n', headers: { 'content-type': 'text/x-diff' } });
    const { api, server, finish } = setting({ diffVersions: () => text });
    const diff = await finish(api.diffVersions({ prompt: 'a', version: 1, other: 2 }, { accept: 'text/x-diff' }));
    expect(diff).toBe('--- 1\n+++ 2\n');
    expect(server.received[0]?.headers.get('accept')).toBe('text/x-diff');
  });

  test('answers another kind of JSON as text, too, when it is asked for by name', async () => {
    const report = new Raw({ text: '{"version":"2.1.0"}', headers: { 'content-type': 'application/sarif+json' } });
    const { api, finish } = setting({ scanMessages: () => report });
    const body = { messages: [{ role: 'user', content: 'x' }] } as const;
    expect(await finish(api.scanMessages({ body }, { accept: 'application/sarif+json' }))).toBe('{"version":"2.1.0"}');
  });

  test('takes a health that is down for an answer', async () => {
    const health = { status: 'down', checks: [] };
    const { api, server, finish } = setting({
      getHealth: () =>
        new Raw({ status: 503, text: JSON.stringify(health), headers: { 'content-type': 'application/json' } }),
    });
    expect(await finish(api.getHealth())).toEqual(health);
    expect(server.received).toHaveLength(1);
  });
});

test('credentials follow no redirection', async () => {
  const inits: RequestInit[] = [];
  const fetch = async (_: string, init: RequestInit) => {
    inits.push(init);
    return new Response(null, { status: 303, headers: { location: 'https://elsewhere.example' } });
  };
  const answer = createApi({ baseUrl: 'https://api.example', effects: { fetch } }).getMe();
  await expect(answer).rejects.toMatchObject({ code: 'unexpected_answer', status: 303 });
  expect(inits.map(({ redirect }) => redirect)).toEqual(['manual']);
});

describe('entity tags', () => {
  test('of what was read guard what is written', async () => {
    const { api, server, finish } = setting({
      getPrompt: () => prompt('a'),
      updatePrompt: () => refuse('precondition_failed'),
    });
    const read = await finish(api.getPrompt({ prompt: 'a' }));
    const written = api.updatePrompt({ prompt: 'a', body: { description: 'x' } }, { ifMatch: etagOf(read) });
    await expect(finish(written)).rejects.toMatchObject({ code: 'precondition_failed', status: 412 });
    expect(server.received[1]?.headers.get('if-match')).toBe(etagOf(read));
    expect(etagOf(read)).toMatch(/^"/);
  });

  test('of what is still so answer nothing', async () => {
    const { api, finish } = setting({ getPrompt: () => prompt('a') });
    const read = await finish(api.getPrompt({ prompt: 'a' }));
    expect(await finish(api.getPrompt({ prompt: 'a' }, { ifNoneMatch: etagOf(read) ?? '' }))).toBeUndefined();
  });
});

describe('a problem', () => {
  test('is an error with the code, the places and the request', async () => {
    const { api, finish } = setting({ createPrompt: () => refuse('prompt_exists') });
    const error = await finish(api.createPrompt({ body: { name: 'a' } })).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toBeInstanceOf(PromptgateError);
    expect(error).toMatchObject({ name: 'ApiError', code: 'prompt_exists', status: 409, requestId: 'req-1' });
  });

  test('that no answer came is told without the query, in which subjects are', async () => {
    const { api, finish } = setting({ resolvePrompt: noConnection });
    const failed = finish(api.resolvePrompt({ prompt: 'a', environment: 'production', subject: 'ada@example.com' }));
    await expect(failed).rejects.toThrow(
      'GET https://api.example/v1/workspaces/default/prompts/a/resolve got no answer',
    );
    await expect(failed).rejects.not.toThrow('ada');
  });

  test('of something in between says what it can', async () => {
    const { api, finish } = setting({
      getPrompt: () => new Raw({ status: 418, text: '<html>', headers: { 'content-type': 'text/html' } }),
    });
    await expect(finish(api.getPrompt({ prompt: 'a' }))).rejects.toMatchObject({
      code: 'unexpected_answer',
      status: 418,
    });
  });

  test('is an answer that is not the JSON that it says it is, too', async () => {
    const { api, finish } = setting({
      getPrompt: () => new Raw({ text: '{"id":', headers: { 'content-type': 'application/json' } }),
    });
    await expect(finish(api.getPrompt({ prompt: 'a' }))).rejects.toMatchObject({ code: 'unexpected_answer' });
  });

  test('wrong_region is known where Node hides it behind a mismatch of lengths', async () => {
    const hide = () => {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('Request body length'), { code: 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH' }),
      });
    };
    const { api, server, finish } = setting({ createPrompt: hide });
    await expect(finish(api.createPrompt({ body: { name: 'a' } }))).rejects.toMatchObject({
      code: 'wrong_region',
      status: 421,
      message: expect.stringContaining('baseUrl'),
    });
    expect(server.received).toHaveLength(1);
  });
});

describe('trying again', () => {
  test('a read that got no answer, and one that was answered 503', async () => {
    const { api, server, finish } = setting({
      getPrompt: inTurn(
        noConnection,
        () => refuse('unavailable'),
        () => prompt('a'),
      ),
    });
    expect(await finish(api.getPrompt({ prompt: 'a' }))).toMatchObject({ name: 'a' });
    expect(server.received).toHaveLength(3);
  });

  test('a post under one and the same key', async () => {
    const { api, server, finish } = setting({ createPrompt: inTurn(noConnection, noConnection, () => prompt('a')) });
    await finish(api.createPrompt({ body: { name: 'a' } }));
    expect(server.received.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['id1', 'id1', 'id1']);
  });

  test('a post whose first sending is still under way', async () => {
    const { api, server, finish } = setting({
      createPrompt: inTurn(
        noConnection,
        () => refuse('conflict'),
        () => prompt('a'),
      ),
    });
    expect(await finish(api.createPrompt({ body: { name: 'a' } }))).toMatchObject({ name: 'a' });
    expect(server.received).toHaveLength(3);
  });

  test('not a conflict that is the first answer', async () => {
    const { api, server, finish } = setting({ createPrompt: () => refuse('conflict') });
    await expect(finish(api.createPrompt({ body: { name: 'a' } }))).rejects.toMatchObject({ code: 'conflict' });
    expect(server.received).toHaveLength(1);
  });

  test('not a change that may have been made, unless it was refused before it began', async () => {
    const change = { prompt: 'a', body: { description: 'x' } };
    const lost = setting({ updatePrompt: noConnection });
    await expect(lost.finish(lost.api.updatePrompt(change))).rejects.toMatchObject({
      name: 'ConnectionError',
      code: 'connection_failed',
    });
    expect(lost.server.received).toHaveLength(1);

    const limited = setting({
      updatePrompt: inTurn(
        () => refuse('rate_limited'),
        () => prompt('a'),
      ),
    });
    await limited.finish(limited.api.updatePrompt(change));
    expect(limited.server.received).toHaveLength(2);
  });

  test('not a change that was answered 503: it may have been made', async () => {
    const { api, server, finish } = setting({ updatePrompt: () => refuse('unavailable') });
    await expect(finish(api.updatePrompt({ prompt: 'a', body: {} }))).rejects.toMatchObject({ code: 'unavailable' });
    expect(server.received).toHaveLength(1);
  });

  test('waits below a bound that doubles, up to five seconds', async () => {
    const world = fakeWorld();
    const times: number[] = [];
    const fetch = () => {
      times.push(world.effects.now());
      return noConnection();
    };
    const effects = { ...world.effects, random: () => 1 - Number.EPSILON, fetch };
    const api = createApi({ baseUrl: 'https://api.example', workspace: 'w', maxRetries: 7, effects });
    const work = api.getPrompt({ prompt: 'a' }).catch(() => undefined);
    await world.advance(60_000);
    await work;
    const pauses = times.slice(1).map((time, index) => Math.round(time - (times[index] ?? 0)));
    expect(pauses).toEqual([200, 400, 800, 1600, 3200, 5000, 5000]);
  });

  test('waits as long as the answer asks for, and gives up when that is long', async () => {
    const patient = setting({
      getPrompt: inTurn(
        () => refuse('rate_limited', { 'retry-after': '7' }),
        () => prompt('a'),
      ),
    });
    const work = patient.api.getPrompt({ prompt: 'a' });
    await patient.world.advance(6999);
    expect(patient.server.received).toHaveLength(1);
    await patient.world.advance(201);
    expect(patient.server.received).toHaveLength(2);
    await work;

    const hurried = setting({ getPrompt: () => refuse('rate_limited', { 'retry-after': '3600' }) });
    await expect(hurried.finish(hurried.api.getPrompt({ prompt: 'a' }))).rejects.toMatchObject({
      retryAfterSeconds: 3600,
    });
    expect(hurried.server.received).toHaveLength(1);
  });

  test('ends after the retries that were allowed', async () => {
    const { api, server, finish } = setting({ getPrompt: noConnection });
    await expect(finish(api.getPrompt({ prompt: 'a' }, { maxRetries: 2 }))).rejects.toMatchObject({
      code: 'connection_failed',
      message: expect.stringContaining('ECONNREFUSED'),
    });
    expect(server.received).toHaveLength(3);
  });
});

describe('time', () => {
  const never: Use = () => new Promise(() => {});
  const hanging = (options: Partial<ConnectionOptions> = {}) => {
    const world = fakeWorld();
    const fetch = (_: string, { signal }: RequestInit) =>
      new Promise<Response>((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    return {
      world,
      api: createApi({
        baseUrl: 'https://api.example',
        workspace: 'w',
        effects: { ...world.effects, fetch },
        ...options,
      }),
    };
  };

  test('a try ends when its time is over', async () => {
    const { world, api } = hanging({ timeoutMs: 500, maxRetries: 0 });
    const work = api.getPrompt({ prompt: 'a' }).catch((error: unknown) => error);
    await world.advance(500);
    expect(await work).toMatchObject({ name: 'ConnectionError', code: 'timed_out' });
    expect(world.timers()).toBe(0);
  });

  test('a signal ends a try with its own reason', async () => {
    const { world, api } = hanging();
    const controller = new AbortController();
    const work = api.getPrompt({ prompt: 'a' }, { signal: controller.signal }).catch((error: unknown) => error);
    await settle();
    controller.abort('enough');
    expect(await work).toBe('enough');
    expect(world.timers()).toBe(0);
  });

  test('a signal ends a pause, and nothing is sent when it was over before', async () => {
    const { api, server, world } = setting({ getPrompt: noConnection, listPrompts: never });
    const controller = new AbortController();
    const work = api.getPrompt({ prompt: 'a' }, { signal: controller.signal }).catch((error: unknown) => error);
    await settle();
    controller.abort('enough');
    expect(await work).toBe('enough');
    expect(await api.listPrompts({}, { signal: controller.signal }).catch((error: unknown) => error)).toBe('enough');
    expect(server.count('listPrompts')).toBe(0);
    expect(world.timers()).toBe(0);
  });
});

test('a list is walked page by page, each asked for when it is needed', async () => {
  const pages: Record<string, unknown> = {
    first: { data: [prompt('a'), prompt('b')], nextCursor: 'second' },
    second: { data: [prompt('c')], nextCursor: null },
  };
  const { api, server } = setting({ listPrompts: ({ query }) => pages[String(query['cursor'] ?? 'first')] });
  const names: string[] = [];
  for await (const { name } of paginate(api.listPrompts, { limit: 2 })) {
    names.push(name);
    if (name === 'a') expect(server.received).toHaveLength(1);
  }
  expect(names).toEqual(['a', 'b', 'c']);
  expect(server.received.map(({ url }) => url.search)).toEqual(['?limit=2', '?limit=2&cursor=second']);
});
