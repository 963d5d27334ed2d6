import { describe, expect, test } from 'vitest';
import { NotServedError } from '#sdk/errors.ts';
import type { SnapshotPrompt } from '#sdk/prompts/prompt.ts';
import type { SnapshotCache } from '#sdk/prompts/snapshot-cache.ts';
import { clientIn, noConnection } from '../client-in.ts';
import { type Received, refuse } from '../fake-server.ts';
import { settle } from '../fake-world.ts';
import { ramping, snapshot, stable } from '../snapshots.ts';

const fallback = { messages: [{ role: 'system', content: 'Bundled for {{customer}}.' }] } as const;

/** A server whose prompts, and whether it can be reached at all, change in the course of a test. */
const changing = (prompts: readonly SnapshotPrompt[]) => {
  const state = { prompts, isDown: false };
  return { state, uses: { getSnapshot: () => (state.isDown ? noConnection() : snapshot(state.prompts)) } };
};

const memoryCache = (text?: string): SnapshotCache & { text: string | undefined } => {
  const cache = {
    text,
    read: async () => cache.text,
    write: async (next: string) => {
      cache.text = next;
    },
  };
  return cache;
};

describe('asking', () => {
  test('nothing is asked for before it is needed', async () => {
    const { server, world } = clientIn(changing([]).uses);
    await world.advance(60_000);
    expect(server.received).toEqual([]);
  });

  test('many callers at once are answered by one snapshot', async () => {
    const { client, server } = clientIn(changing([stable('a', 1)]).uses);
    const prompts = await Promise.all(Array.from({ length: 20 }, () => client.prompts.get('a')));
    expect(new Set(prompts).size).toBe(1);
    expect(server.count('getSnapshot')).toBe(1);
    await client.close();
  });

  test('all pages make one snapshot, and those that did not change are not sent again', async () => {
    const second = { prompts: [stable('b', 1)] };
    const getSnapshot = ({ query, url }: Received) =>
      (query['cursor'] ?? url.searchParams.get('cursor')) === 'a'
        ? snapshot(second.prompts)
        : snapshot([stable('a', 1)], 'a');
    const { client, world, server } = clientIn({ getSnapshot });
    await client.ready();
    expect(client.prompts.names()).toEqual(['a', 'b']);

    second.prompts = [stable('b', 2)];
    await world.advance(10_000);
    expect(client.prompts.getNow('b').version).toBe(2);
    expect(server.received.map(({ headers }) => headers.has('if-none-match'))).toEqual([false, false, true, true]);
    await client.close();
  });

  test('a snapshot of which one page fails is none', async () => {
    const state = { fails: true };
    const getSnapshot = ({ url }: Received) => {
      if (url.searchParams.get('cursor') === null) return snapshot([stable('a', 1)], 'a');
      return state.fails ? noConnection() : snapshot([stable('b', 1)]);
    };
    const { client, world } = clientIn({ getSnapshot });
    await expect(client.ready()).rejects.toMatchObject({ code: 'connection_failed' });
    expect(client.prompts.names()).toEqual([]);
    state.fails = false;
    await world.advance(10_000);
    expect(client.prompts.names()).toEqual(['a', 'b']);
    await client.close();
  });
});

describe('a rollback', () => {
  test('reaches a polling client within its poll', async () => {
    const { state, uses } = changing([ramping('a', 3, 100)]);
    const { client, world } = clientIn(uses);
    expect((await client.prompts.get('a', { subject: 'x' })).variant).toBe('canary');
    const changes: (readonly string[])[] = [];
    client.onChange((names) => changes.push(names));

    state.prompts = [stable('a', 4, 3)];
    await world.advance(10_000);
    expect(client.prompts.getNow('a', { subject: 'x' })).toMatchObject({ variant: 'stable', version: 3 });
    expect(changes).toEqual([['a']]);
    await client.close();
  });

  test('is not undone by an older snapshot that comes later', async () => {
    const { state, uses } = changing([stable('a', 4, 3)]);
    const { client, world } = clientIn(uses);
    await client.ready();
    state.prompts = [ramping('a', 3, 100)];
    await world.advance(30_000);
    expect(client.prompts.getNow('a', { subject: 'x' }).variant).toBe('stable');
    await client.close();
  });
});

describe('staleness', () => {
  test('somebody waits for a new snapshot when the known one is too old, as after a freeze', async () => {
    const { state, uses } = changing([stable('a', 1)]);
    const { client, world } = clientIn(uses);
    await client.prompts.get('a');
    state.prompts = [stable('a', 2)];
    world.freeze(61_000);
    expect((await client.prompts.get('a')).version).toBe(2);
    await client.close();
  });

  test('nobody waits when it is a little old: it is asked for anew behind them', async () => {
    const { state, uses } = changing([stable('a', 1)]);
    const { client, world } = clientIn(uses);
    await client.prompts.get('a');
    state.prompts = [stable('a', 2)];
    world.freeze(20_000);
    expect((await client.prompts.get('a')).version).toBe(1);
    await settle();
    expect((await client.prompts.get('a')).version).toBe(2);
    await client.close();
  });

  test('without polling there are no timers, and the age alone decides', async () => {
    const { state, uses } = changing([stable('a', 1)]);
    const { client, world, server } = clientIn(uses, { pollSeconds: 0, maxStaleSeconds: 30 });
    await client.prompts.get('a');
    expect(world.timers()).toBe(0);
    state.prompts = [stable('a', 2)];
    world.freeze(29_000);
    expect((await client.prompts.get('a')).version).toBe(1);
    world.freeze(2_000);
    expect((await client.prompts.get('a')).version).toBe(2);
    expect(server.count('getSnapshot')).toBe(2);
    await client.close();
  });
});

describe('an outage', () => {
  test('leaves the last that is known in service, whatever its age, and keeps one caller waiting at most', async () => {
    const { state, uses } = changing([stable('a', 1)]);
    const { client, world, errors, server } = clientIn(uses);
    await client.prompts.get('a');
    state.isDown = true;
    await world.advance((7 * 24 * 3_600_000) / 1000);
    expect((await client.prompts.get('a')).version).toBe(1);
    expect(errors.length).toBeGreaterThan(0);

    const asked = server.count('getSnapshot');
    for (let call = 0; call < 50; call += 1) await client.prompts.get('a');
    expect(server.count('getSnapshot')).toBe(asked);

    state.isDown = false;
    state.prompts = [stable('a', 2)];
    await world.advance(10_000);
    expect(client.prompts.getNow('a').version).toBe(2);
    await client.close();
  });

  test('that answers nothing keeps nobody longer than the longest wait', async () => {
    const { client, world } = clientIn(
      { getSnapshot: () => new Promise(() => {}) },
      { maxWaitMs: 800, fallbacks: { a: fallback } },
    );
    const work = client.prompts.get('a');
    await world.advance(800);
    expect((await work).variant).toBe('fallback');
    // Without time going on: nobody waits behind the one who waited.
    expect((await client.prompts.get('a')).variant).toBe('fallback');
    await client.close();
  });

  test('ends at the latest with the time of a try, although fetch heeds no signal', async () => {
    const state = { hangs: true };
    const getSnapshot = () => (state.hangs ? new Promise(() => {}) : snapshot([stable('a', 1)]));
    const { client, world } = clientIn({ getSnapshot }, { timeoutMs: 5_000 });
    const work = client.ready().catch((error: unknown) => error);
    await world.advance(5_000);
    expect(await work).toMatchObject({ code: 'timed_out' });
    state.hangs = false;
    await world.advance(10_000);
    expect(client.prompts.getNow('a').version).toBe(1);
    await client.close();
  });

  test('from the start is bridged by what was kept, in its own place alone', async () => {
    const cache = memoryCache();
    const before = clientIn(changing([stable('a', 7)]).uses, { cache });
    await before.client.ready();
    await before.client.close();
    expect(cache.text).toContain('token-of-a-7');

    const down = clientIn({ getSnapshot: noConnection }, { cache });
    expect((await down.client.prompts.get('a')).version).toBe(7);
    await expect(down.client.ready()).resolves.toBeUndefined();
    const elsewhere = clientIn({ getSnapshot: noConnection }, { cache, environment: 'staging' });
    await expect(elsewhere.client.prompts.get('a')).rejects.toMatchObject({ code: 'unavailable' });
    await Promise.all([down.client.close(), elsewhere.client.close()]);
  });

  test('a cache that cannot be read is told of and done without', async () => {
    const cache = memoryCache('{"format":1');
    const { client, errors } = clientIn(changing([stable('a', 1)]).uses, { cache });
    expect((await client.prompts.get('a')).version).toBe(1);
    expect(errors).toHaveLength(1);
    await client.close();
  });
});

describe('a fallback', () => {
  test('of the call comes before that of the client, and both render', async () => {
    const { client } = clientIn({ getSnapshot: noConnection }, { fallbacks: { a: fallback } });
    const own = { messages: [{ role: 'system', content: 'Of the call.' }] } as const;
    expect((await client.prompts.get('a', { fallback: own })).render()).toEqual(own.messages);
    const prompt = await client.prompts.get('a');
    expect(prompt.render({ customer: 'Ada' })).toEqual([{ role: 'system', content: 'Bundled for Ada.' }]);
    expect(prompt).toMatchObject({ variant: 'fallback', version: null, exposure: null });
    prompt.report({ success: false });
    await client.close();
  });

  test('may be one for several names', async () => {
    const { client } = clientIn({ getSnapshot: noConnection });
    const [a, b] = [await client.prompts.get('a', { fallback }), await client.prompts.get('b', { fallback })];
    expect([a.name, b.name]).toEqual(['a', 'b']);
    await client.close();
  });

  test('stands in outside the canary of a first release', async () => {
    const first = { ...ramping('a', 1, 10), stable: null };
    const { client } = clientIn(changing([first]).uses);
    const got = await Promise.all(
      Array.from({ length: 200 }, (_, index) => client.prompts.get('a', { subject: `u${index}`, fallback })),
    );
    expect(new Set(got.map(({ variant }) => variant))).toEqual(new Set(['canary', 'fallback']));
    await client.close();
  });
});

describe('nothing to serve', () => {
  test('is an error that says why', async () => {
    const first = { ...ramping('a', 1, 0), stable: null };
    const { client } = clientIn(changing([first]).uses);
    await expect(client.prompts.get('a')).rejects.toMatchObject({ code: 'no_stable_version', name: 'NotServedError' });
    await expect(client.prompts.get('b')).rejects.toMatchObject({ code: 'not_found' });
    await client.close();

    const refused = clientIn({ getSnapshot: () => refuse('unauthenticated') });
    await expect(refused.client.prompts.get('a')).rejects.toMatchObject({
      code: 'unavailable',
      cause: { code: 'unauthenticated' },
    });
    expect(() => refused.client.prompts.getNow('a')).toThrow(NotServedError);
    await refused.client.close();
  });

  test('is no reason to serve nobody: an empty subject is refused even so', async () => {
    const { client } = clientIn(changing([stable('a', 1)]).uses);
    await expect(client.prompts.get('a', { subject: '', fallback })).rejects.toMatchObject({
      code: 'validation_failed',
    });
    await client.close();
  });
});

test('after it is closed nothing goes on', async () => {
  const { client, world, server } = clientIn(changing([stable('a', 1)]).uses);
  await client.ready();
  await client.close();
  await world.advance(600_000);
  expect(server.count('getSnapshot')).toBe(1);
  expect(world.timers()).toBe(0);
  expect((await client.prompts.get('a')).version).toBe(1);
});
