import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changePassword } from '#functions/identity/change-password.ts';
import { deleteCurrentSession } from '#functions/identity/delete-current-session.ts';
import { refreshSession } from '#functions/identity/refresh-session.ts';
import type { Table } from '#shared/data/table.ts';
import { settledMs } from '#shared/domain/session-rotation.ts';
import { ada, founded, type IdentityWorld, identityWorld, origin } from '#test/support/identity-world.ts';

const setUp = async (world?: IdentityWorld) => {
  const signedIn = await founded(world);
  const { dependencies } = signedIn;
  const refresh = async (refreshToken: string, receivedAt = dependencies.now()) =>
    (await refreshSession(dependencies, { origin, receivedAt, body: { refreshToken } })).refreshToken;
  const outcome = async (refreshToken: string, receivedAt?: Date) =>
    refresh(refreshToken, receivedAt).catch((error: { code: string }) => error.code);
  const isAlive = () => signedIn.rows('SESSION')[0]?.['revokedAt'] === undefined;
  return { ...signedIn, first: signedIn.signedUp.refreshToken, refresh, outcome, isAlive };
};

type Set = Awaited<ReturnType<typeof setUp>>;
type Case = readonly [name: string, act: (set: Set) => Promise<void>];

const refused = 'unauthenticated';

const cases: readonly Case[] = [
  [
    'two at once get one token',
    async ({ first, outcome, isAlive }) => {
      const [one, other] = await Promise.all([outcome(first), outcome(first)]);
      expect(one).toMatch(/^rt_/);
      expect(other).toBe(one);
      expect(isAlive()).toBe(true);
    },
  ],
  [
    'sixty-four at once get one token, and it goes on from there',
    async ({ first, outcome, isAlive }) => {
      const tokens = new Set(await Promise.all(Array.from({ length: 64 }, () => outcome(first))));
      expect(tokens.size).toBe(1);
      expect(await outcome([...tokens][0] ?? '')).toMatch(/^rt_/);
      expect(isAlive()).toBe(true);
    },
  ],
  [
    'one after the other is reuse',
    async ({ first, outcome, isAlive }) => {
      const renewed = await outcome(first);
      expect(await outcome(first)).toBe(refused);
      expect(isAlive()).toBe(false);
      expect(await outcome(renewed)).toBe(refused);
    },
  ],
  [
    'one that arrived in time and was kept waiting is no reuse',
    async ({ first, outcome, advance, dependencies, isAlive }) => {
      const arrived = dependencies.now();
      const renewed = await outcome(first);
      advance(20);
      expect(await outcome(first, arrived)).toBe(renewed);
      expect(isAlive()).toBe(true);
    },
  ],
  [
    'in time is until nobody can have been answered, to the millisecond',
    async ({ first, outcome, dependencies, isAlive }) => {
      const settled = dependencies.now().getTime() + settledMs;
      const renewed = await outcome(first);
      expect(dependencies.now().getTime()).toBeGreaterThan(settled);
      expect(await outcome(first, new Date(settled))).toBe(renewed);
      expect(await outcome(first, new Date(settled + 1))).toBe(refused);
      expect(isAlive()).toBe(false);
    },
  ],
  [
    'one that was overtaken twice gets the present token',
    async ({ first, outcome, dependencies, isAlive }) => {
      const arrived = dependencies.now();
      const second = await outcome(first);
      const third = await outcome(second);
      expect(await outcome(first, arrived)).toBe(third);
      expect(isAlive()).toBe(true);
    },
  ],
  [
    'an old token is reuse however many came after it',
    async ({ first, outcome, isAlive }) => {
      await outcome(await outcome(await outcome(first)));
      expect(await outcome(first)).toBe(refused);
      expect(isAlive()).toBe(false);
    },
  ],
  [
    'a request that was overtaken more often than is remembered ends the session',
    async ({ first, outcome, dependencies, isAlive }) => {
      const arrived = dependencies.now();
      let token = first;
      for (let count = 0; count < 17; count += 1) token = await outcome(token);
      expect(await outcome(first, arrived)).toBe(refused);
      expect(isAlive()).toBe(false);
    },
  ],
  [
    'a request cannot have been under way for over a minute',
    async ({ first, outcome, advance, dependencies }) => {
      const arrived = dependencies.now();
      const second = await outcome(first);
      advance(61);
      await outcome(second);
      expect(await outcome(first, arrived)).toBe(refused);
    },
  ],
  [
    'one that was never given out is refused, and ends nothing: a session’s id is no secret',
    async ({ first, outcome, dependencies, isAlive }) => {
      const guessed = first.replace(/.{51}$/, 'x'.repeat(51));
      for (const guess of [`${first}x`, first.slice(0, -1), guessed]) {
        expect(await outcome(guess, dependencies.now())).toBe(refused);
      }
      expect(isAlive()).toBe(true);
    },
  ],
  [
    'reuse beside a good refresh ends the session, whoever comes first',
    async ({ first, outcome, advance, isAlive }) => {
      const second = await outcome(first);
      advance(1);
      await Promise.all([outcome(second), outcome(first)]);
      expect(isAlive()).toBe(false);
    },
  ],
  [
    'after signing out nobody gets a token, in time or not',
    async ({ first, outcome, dependencies, owner, actions }) => {
      const arrived = dependencies.now();
      await outcome(first);
      await deleteCurrentSession(dependencies, owner);
      expect(await outcome(first, arrived)).toBe(refused);
      expect(actions()).not.toContain('session.revoke');
    },
  ],
  [
    'signing out beside a refresh leaves nothing that works',
    async ({ first, outcome, dependencies, owner, isAlive }) => {
      const [renewed] = await Promise.all([outcome(first), deleteCurrentSession(dependencies, owner)]);
      expect(isAlive()).toBe(false);
      expect(await outcome(renewed)).toBe(refused);
    },
  ],
  [
    'a new password beside a refresh leaves nothing that works',
    async ({ first, outcome, dependencies, owner }) => {
      const body = { currentPassword: ada.password, password: 'an even longer battery staple' };
      const [renewed] = await Promise.all([outcome(first), changePassword(dependencies, { ...owner, body })]);
      expect(await outcome(renewed)).toBe(refused);
    },
  ],
  [
    'at the end of the day all races are over',
    async ({ first, outcome, advance, dependencies }) => {
      const arrived = dependencies.now();
      await outcome(first);
      advance(24 * 3600);
      expect(await outcome(first, arrived)).toBe(refused);
    },
  ],
];

describe('refresh tokens', () => {
  test.each(cases)('%s', async (_name, act) => act(await setUp()));

  test('are written down only as hashes, with half of what makes the next', async () => {
    const { first, refresh, rows, dependencies } = await setUp();

    const second = await refresh(first);

    const kept = JSON.stringify(rows('SESSION'));
    const secretOf = (token: string) => /_ses_\w{26}_\w{4}(.+).{8}$/.exec(token)?.[1] ?? '';
    for (const token of [first, second]) expect(kept).not.toContain(secretOf(token));
    const [{ nonce }] = rows('SESSION')[0]!['rotations'] as [{ nonce: string }];
    expect(secretOf(second)).toBe(dependencies.successorOf(nonce, secretOf(first)));
  });
});

/** A world whose tables answer in the order that a fast-check scheduler picks, as soon as the race begins. */
const racing = (scheduler: fc.Scheduler) => {
  let isRacing = false;
  const slowly = (table: Table): Table => ({
    ...table,
    get: async (...args) => (isRacing ? scheduler.schedule(table.get(...args), 'get') : table.get(...args)),
    getMany: async (...args) =>
      isRacing ? scheduler.schedule(table.getMany(...args), 'getMany') : table.getMany(...args),
    transact: async (writes) => {
      if (isRacing) await scheduler.schedule(Promise.resolve(), 'transact');
      return table.transact(writes);
    },
  });
  const race = async <T>(work: () => Promise<T>): Promise<T> => {
    isRacing = true;
    const result = await scheduler.waitFor(work());
    isRacing = false;
    return result;
  };
  return { world: identityWorld(slowly), race };
};

test('however requests that are under way together overtake each other, they get one token and nothing ends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 5 }), async (scheduler, count) => {
      const { world, race } = racing(scheduler);
      const { first, refresh, outcome, isAlive, dependencies } = await setUp(world);
      const arrived = dependencies.now();

      const tokens = await race(() => Promise.all(Array.from({ length: count }, () => refresh(first, arrived))));

      expect(new Set(tokens).size).toBe(1);
      expect(isAlive()).toBe(true);
      expect(await outcome(tokens[0]!)).toMatch(/^rt_/);
      expect(await outcome(first)).toBe(refused);
      expect(isAlive()).toBe(false);
    }),
    { numRuns: 60 },
  );
});
