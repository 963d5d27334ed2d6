import { describe, expect, test } from 'vitest';
import { limitRepository } from '#shared/data/limit-repository.ts';
import type { Table } from '#shared/data/table.ts';
import { microseconds } from '#shared/domain/rate-limit.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import type { Limited, Verdict } from '#shared/http/rate-limit.ts';
import { exactLimiter } from '#shared/http/rate-limit-exact.ts';
import { sharedLimiter } from '#shared/http/rate-limit-shared.ts';
import { creating, getting, keyOf, promptFunction } from '#test/shared/http/prompt-function.ts';
import { memoryTables, organisationA, organisationB, testEffects } from '#test/support/world.ts';

const limited: Limited = { tenant: tenantOf(organisationA), plan: 'trial' };
const slowKey: Limited = { ...limited, key: { id: 'key_1', rateLimit: '5/5' } };

const world = () => {
  const { openTable } = memoryTables();
  const effects = testEffects();
  const calls: string[] = [];
  const noted = (given: Limited['tenant']): Table => {
    const table = openTable(given);
    return {
      ...table,
      get: (...read) => {
        calls.push('get');
        return table.get(...read);
      },
      update: (...write) => {
        calls.push('update');
        return table.update(...write);
      },
    };
  };
  return { ...effects, buckets: limitRepository(noted), calls };
};

const isRefused = async (verdict: Verdict | Promise<Verdict>) => (await verdict).empty !== undefined;

describe('the headers', () => {
  test('tell the policy and what is left of it, on every answer', async () => {
    const { call, create } = await promptFunction();
    const created = await create();
    const missing = await call(getting, { as: keyOf('default', ['read']), params: { prompt: 'missing' } });

    expect(created.headers).toMatchObject({
      'ratelimit-policy': '"requests";q=1000;w=10',
      ratelimit: '"requests";r=999;t=1',
    });
    expect(missing).toMatchObject({ statusCode: 404, headers: { ratelimit: '"requests";r=998;t=1' } });
    expect((await call(creating)).headers).not.toHaveProperty('ratelimit');
  });

  test('and the answer to one request too many say when to come back, and which limit it was', async () => {
    const { create } = await promptFunction();
    const answers = await Promise.all(Array.from({ length: 1003 }, (_, number) => create(`prompt-${number}`)));
    const refused = answers.filter(({ statusCode }) => statusCode === 429);

    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1000);
    expect(refused[0]?.headers).toMatchObject({ 'retry-after': '1', ratelimit: '"requests";r=0;t=10' });
    expect(JSON.parse(String(refused[0]?.body))).toMatchObject({
      code: 'rate_limited',
      limit: { name: 'requests', limit: 1000, used: 1000, resetsAt: '2026-11-21T08:00:00.010Z' },
    });
  });
});

describe('the exact limiter', () => {
  test('counts what all containers let in, and refuses the rest', async () => {
    const { buckets, now, advance } = world();
    const containers = Array.from({ length: 8 }, () => exactLimiter(buckets, now));
    const flood = async () => {
      const verdicts = await Promise.all(
        containers.flatMap((container) => Array.from({ length: 400 }, () => isRefused(container(limited)))),
      );
      return verdicts.filter((refused) => !refused).length;
    };

    expect(await flood()).toBe(1000);
    advance(5);
    expect(await flood()).toBe(500);
  });

  test('asks nobody for what it knows to be refused, and asks again once there is some', async () => {
    const { buckets, now, calls, advance } = world();
    const container = exactLimiter(buckets, now);
    for (let number = 0; number < 5; number += 1) expect(await isRefused(container(slowKey))).toBe(false);
    expect(await isRefused(container(slowKey))).toBe(true);
    const asked = calls.length;

    for (let number = 0; number < 1000; number += 1) expect(await isRefused(container(slowKey))).toBe(true);
    expect(calls).toHaveLength(asked);
    expect(container(slowKey)).not.toBeInstanceOf(Promise);

    advance(0.2);
    expect(await isRefused(container(slowKey))).toBe(false);
  });

  test('a key that floods uses up its own limit, and not what the others of its organisation have', async () => {
    const { buckets, now } = world();
    const container = exactLimiter(buckets, now);
    for (let number = 0; number < 100; number += 1) await container(slowKey);

    const { standings } = await container(limited);

    expect(standings).toHaveLength(1);
    expect(standings[0]?.fullAt).toBe(microseconds(now()) + 6 * 10_000);
    expect(await isRefused(container({ ...limited, tenant: tenantOf(organisationB) }))).toBe(false);
  });
});

/** Containers of the serving path under a load of so many requests a second, and how many they let in each second. */
const serve = async (containers: number, perSecond: number, seconds: number, who: Limited = limited) => {
  const { buckets, now, advance, calls } = world();
  const limiters = Array.from({ length: containers }, () => sharedLimiter(buckets, now));
  const admitted: number[] = [];
  for (let second = 0; second < seconds; second += 1) {
    let count = 0;
    for (let request = 0; request < perSecond; request += 1) {
      const verdict = limiters[request % containers]?.(who);
      if (verdict instanceof Promise) throw new Error('It must not wait.');
      if (!verdict?.empty) count += 1;
      advance(1 / perSecond);
      // Background calls end between requests.
      await new Promise((resume) => setImmediate(resume));
    }
    admitted.push(count);
  }
  return { admitted, total: admitted.reduce((sum, count) => sum + count, 0), calls };
};

describe('the limiter on the way of serving', () => {
  test('lets everything in that keeps to the rate, however many containers share it', async () => {
    const { total } = await serve(10, 90, 30);

    expect(total).toBe(90 * 30);
  });

  test('a flood over many containers gets the burst and the rate in the long run, and no more', async () => {
    const { admitted, total } = await serve(10, 1000, 40);

    expect(total).toBeLessThanOrEqual(1000 + 100 * 40 + 1000);
    expect(total).toBeGreaterThanOrEqual(1000 + 100 * 40 * 0.9);
    const late = admitted.slice(20);
    expect(late.reduce((sum, count) => sum + count, 0) / late.length).toBeLessThanOrEqual(110);
  });

  test('a container calls at most once a second, and rarely when there is little to tell', async () => {
    const flood = await serve(2, 500, 10);
    const trickle = await serve(1, 2, 60);

    expect(flood.calls.length).toBeLessThanOrEqual(2 * 10 * 2);
    expect(trickle.calls.length).toBeLessThanOrEqual(12);
  });

  test('the limit of a key holds from the first second on', async () => {
    const { total } = await serve(1, 100, 10, slowKey);

    expect(total).toBeLessThanOrEqual(5 + 5 * 10 + 1);
    expect(total).toBeGreaterThanOrEqual(5 + 5 * 10 - 5);
  });

  test.each([
    ['fails', async () => Promise.reject(new Error('no database'))],
    ['is never answered', async () => new Promise<never>(() => undefined)],
  ])('a report that %s refuses nothing, and the container limits by itself', async (_, fail) => {
    const { now, advance } = testEffects();
    const container = sharedLimiter({ report: fail, read: fail }, now);
    let count = 0;
    for (let request = 0; request < 3000; request += 1) {
      const verdict = container(limited);
      if (!(verdict instanceof Promise) && !verdict.empty) count += 1;
      advance(0.001);
      if (request % 100 === 0) await new Promise((resume) => setImmediate(resume));
    }

    expect(count).toBeGreaterThanOrEqual(1000 + 290);
    expect(count).toBeLessThanOrEqual(1000 + 301);
  });

  test('a container that Lambda froze for an hour begins with what is true then', async () => {
    const { buckets, now, advance } = world();
    const [flooding, frozen] = [sharedLimiter(buckets, now), sharedLimiter(buckets, now)];
    for (let request = 0; request < 5000; request += 1) {
      flooding(limited);
      if (request % 10 === 0) frozen(limited);
      advance(0.001);
      await new Promise((resume) => setImmediate(resume));
    }
    advance(3600);

    expect(await isRefused(frozen(limited))).toBe(false);
  });
});
