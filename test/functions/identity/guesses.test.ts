import { describe, expect, test } from 'vitest';
import { acceptInvitation } from '#functions/identity/accept-invitation.ts';
import { changePassword } from '#functions/identity/change-password.ts';
import { confirmPasswordReset } from '#functions/identity/confirm-password-reset.ts';
import { createSession } from '#functions/identity/create-session.ts';
import { inviteMember } from '#functions/identity/invite-member.ts';
import { refreshSession } from '#functions/identity/refresh-session.ts';
import { requestPasswordReset } from '#functions/identity/request-password-reset.ts';
import { signUp } from '#functions/identity/sign-up.ts';
import type { Table } from '#shared/data/table.ts';
import type { AppError } from '#shared/domain/errors.ts';
import { ada, founded, type IdentityWorld, identityWorld, origin } from '#test/support/identity-world.ts';

const home = origin.ip;
const abroad = '198.51.100.7';
const unknown = 'nobody@example.com';

const setUp = async (world?: IdentityWorld) => {
  const signedIn = await founded(world);
  const { dependencies } = signedIn;
  const answered = async (work: Promise<unknown>) =>
    work.then(
      () => 'in',
      (error: AppError) => error.code,
    );
  const signIn = (body: object = {}, ip = home) =>
    createSession(dependencies, { origin: { requestId: 'r', ip }, body: { ...ada, ...body } });
  const guess = (ip = home, email = ada.email) => answered(signIn({ email, password: 'not the password' }, ip));
  const guesses = async (count: number, ip?: string, email?: string) => {
    const answers: string[] = [];
    for (let each = 0; each < count; each += 1) answers.push(await guess(ip, email));
    return answers;
  };
  return { ...signedIn, answered, signIn, guess, guesses };
};

const times = (count: number, answer: string) => Array.from({ length: count }, () => answer);

describe('wrong passwords', () => {
  test('are slowed down after five, and the wait doubles', async () => {
    const { signIn, guesses, guess, advance } = await setUp();
    expect(await guesses(7)).toEqual([...times(5, 'unauthenticated'), ...times(2, 'rate_limited')]);
    await expect(signIn()).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfterSeconds: 1,
      limit: { name: 'wrong_passwords', limit: 5, used: 5, resetsAt: expect.any(String) },
    });
    for (const seconds of [1, 2, 4, 8]) {
      advance(seconds - 0.001);
      expect(await guess()).toBe('rate_limited');
      advance(0.001);
      expect(await guess()).toBe('unauthenticated');
    }
  });

  test('are forgotten with the right one', async () => {
    const { signIn, guesses } = await setUp();
    await guesses(4);
    await signIn();
    expect(await guesses(5)).toEqual(times(5, 'unauthenticated'));
  });

  test('are no more when they come all at once', async () => {
    const { guess } = await setUp();
    const answers = await Promise.all(Array.from({ length: 64 }, () => guess()));
    expect(answers.filter((answer) => answer === 'unauthenticated')).toHaveLength(5);
    expect(answers.filter((answer) => answer === 'rate_limited')).toHaveLength(59);
  });

  test('cost nothing once there are too many', async () => {
    const { guesses, compared } = await setUp();
    await guesses(20);
    expect(compared).toHaveLength(5);
  });

  test('are counted for the new invitation and the present password as for signing in', async () => {
    const { dependencies, owner, answered, guesses } = await setUp();
    const theirs = { email: 'grace@example.com', password: 'a password of some length' };
    const elsewhere = await signUp(dependencies, { origin, body: { ...theirs, organisation: { name: 'Elsewhere' } } });
    const invite = { email: theirs.email, role: 'member', workspaces: [] } as const;
    const { token } = (await inviteMember(dependencies, { ...owner, body: invite })).invitation;
    const accept = (password: string) => acceptInvitation(dependencies, { origin, body: { token, password } });
    for (let count = 0; count < 5; count += 1) {
      expect(await answered(accept('not the password'))).toBe('unauthenticated');
    }
    expect(await answered(accept(theirs.password))).toBe('rate_limited');
    expect(await guesses(1, home, theirs.email)).toEqual(['rate_limited']);

    const body = { currentPassword: 'not the password', password: 'an even longer battery staple' };
    const change = () => answered(changePassword(dependencies, { ...owner, body }));
    for (let count = 0; count < 5; count += 1) expect(await change()).toBe('validation_failed');
    expect(await change()).toBe('rate_limited');
    expect(elsewhere.organisation.name).toBe('Elsewhere');
  });

  test('with a foreign organisation are no test of the password', async () => {
    const { signIn, answered } = await setUp();
    const body = { organisationId: `org_${'0'.repeat(26)}` };
    const answers: string[] = [];
    for (let count = 0; count < 6; count += 1) answers.push(await answered(signIn(body)));
    expect(answers).toEqual([...times(5, 'unauthenticated'), 'rate_limited']);
  });
});

describe('right passwords', () => {
  test('are never counted, one after the other or all at once', async () => {
    const { signIn, answered } = await setUp();
    for (let count = 0; count < 40; count += 1) await signIn();
    const together = await Promise.all(Array.from({ length: 64 }, () => answered(signIn())));
    expect(together).toEqual(times(64, 'in'));
  });

  test('are let in from where the owner was before, whatever strangers do', async () => {
    const { signIn, guess, guesses } = await setUp();
    for (let stranger = 1; stranger <= 30; stranger += 1) await guesses(6, `203.0.113.${stranger}`);
    expect(await guess('203.0.113.200')).toBe('rate_limited');
    await signIn();
  });

  test('wait for strangers from where the owner never was, until they have been there', async () => {
    const { signIn, guesses, answered, dependencies } = await setUp();
    for (let stranger = 1; stranger <= 30; stranger += 1) await guesses(6, `203.0.113.${stranger}`);
    expect(await answered(signIn({}, abroad))).toBe('rate_limited');
    await dependencies.guesses.welcome({ email: ada.email, ip: abroad });
    expect(await answered(signIn({}, abroad))).toBe('in');
  });

  test('are let in from a network where many are wrong about others', async () => {
    const { signIn, guesses } = await setUp();
    for (let account = 0; account < 25; account += 1) await guesses(5, home, `x${account}@example.com`);
    expect(await guesses(1, home, 'another@example.com')).toEqual(['rate_limited']);
    await signIn();
  });
});

describe('an address that has no account', () => {
  test('has the same limits, to the letter', async () => {
    const { signIn, advance } = await setUp();
    const answers = async (email: string) => {
      const seen: unknown[] = [];
      for (let count = 0; count < 12; count += 1) {
        const error = (await signIn({ email, password: 'not the password' }).catch((e: AppError) => e)) as AppError;
        seen.push([
          error.code,
          error.message,
          error.retryAfterSeconds,
          error.limit && { ...error.limit, resetsAt: '' },
        ]);
        if (count % 2 === 0) advance(1);
      }
      return seen;
    };
    expect(await answers(unknown)).toEqual(await answers(ada.email));
  });

  test.each([
    ['at home', home],
    ['abroad', abroad],
  ])('costs as many computations and calls of tables as a wrong password %s', async (_where, ip) => {
    let calls: string[] = [];
    const counting = (table: Table): Table =>
      Object.fromEntries(
        Object.entries(table).map(([name, call]) => [
          name,
          (...args: never[]) => {
            calls.push(name);
            return (call as (...given: never[]) => unknown)(...args);
          },
        ]),
      ) as unknown as Table;
    const { guess, compared } = await setUp(identityWorld(counting));
    const costOf = async (email: string) => {
      calls = [];
      const before = compared.length;
      await guess(ip, email);
      return { calls, computations: compared.length - before };
    };
    const wrong = await costOf(ada.email);
    expect(await costOf(unknown)).toEqual(wrong);
    expect(wrong.computations).toBe(1);
  });
});

describe('tokens and requests', () => {
  const refresh = (dependencies: Parameters<typeof refreshSession>[0], refreshToken: string, ip = home) =>
    refreshSession(dependencies, {
      origin: { requestId: 'r', ip },
      receivedAt: dependencies.now(),
      body: { refreshToken },
    });

  test('that are none slow their address down, but no good token there', async () => {
    const { dependencies, signedUp, answered, organisationId, userId } = await setUp();
    const forged = `rt_${organisationId}_${userId}_ses_${'0'.repeat(26)}_secret`;
    for (let count = 0; count < 100; count += 1) {
      expect(await answered(refresh(dependencies, count % 2 === 0 ? 'rubbish' : forged))).toBe('unauthenticated');
    }
    const body = { token: 'rubbish', password: 'x' };
    for (const work of [
      refresh(dependencies, forged),
      acceptInvitation(dependencies, { origin, body }),
      confirmPasswordReset(dependencies, { origin, body }),
    ]) {
      expect(await answered(work)).toBe('rate_limited');
    }
    expect(await answered(refresh(dependencies, 'rubbish', abroad))).toBe('unauthenticated');
    expect(await answered(refresh(dependencies, signedUp.refreshToken))).toBe('in');
  });

  test('for resets are thirty at once from one address, whomever they are for', async () => {
    const { dependencies, resetsAsked, answered } = await setUp();
    const ask = (email: string, ip = home) =>
      answered(requestPasswordReset(dependencies, { origin: { requestId: 'r', ip }, body: { email } }));
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => ask(`x${index}@example.com`)));
    expect(answers.filter((answer) => answer === 'in')).toHaveLength(30);
    expect(resetsAsked).toHaveLength(30);
    expect(await ask(ada.email, abroad)).toBe('in');
  });

  test('are kept under names that tell nothing', async () => {
    const { guesses, directory } = await setUp();
    await guesses(3, abroad);
    const kept = JSON.stringify([...directory.rows.values()].filter(({ PK }) => /^(GUESSES|KNOWN)#/.test(PK)));
    expect(kept).toContain('GUESSES#');
    for (const secret of [ada.email, home, abroad, 'password']) expect(kept).not.toContain(secret);
  });
});
