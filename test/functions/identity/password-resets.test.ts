import { describe, expect, test } from 'vitest';
import { acceptInvitation } from '#functions/identity/accept-invitation.ts';
import { createSession } from '#functions/identity/create-session.ts';
import { inviteMember } from '#functions/identity/invite-member.ts';
import { refreshSession } from '#functions/identity/refresh-session.ts';
import { signUp } from '#functions/identity/sign-up.ts';
import { ada, claimsOf, origin } from '#test/support/identity-world.ts';
import { newPassword, resettable } from '#test/support/password-resets.ts';
import { asked, callerOf } from '#test/support/world.ts';

const unauthenticated = { code: 'unauthenticated' };

/** Ada, mailed, and in a second organisation as well. */
const setUp = async () => {
  const world = await resettable();
  const { dependencies, ask, tokens } = world;
  const grace = { email: 'grace@example.com', password: 'a password of some length' };
  const other = await signUp(dependencies, { origin, body: { ...grace, organisation: { name: 'Elsewhere' } } });
  const { organisationId: elsewhere, userId, sessionId } = claimsOf(other);
  const principal = {
    type: 'user',
    id: userId,
    organisationId: elsewhere,
    sessionId,
    role: 'owner',
    workspaces: {},
  } as const;
  const invite = { email: ada.email, role: 'member', workspaces: [] } as const;
  const { token } = (await inviteMember(dependencies, { ...asked(callerOf(principal)), body: invite })).invitation;
  const joined = await acceptInvitation(dependencies, { origin, body: { token, password: ada.password } });
  await ask();
  const signIn = (password: string, ip = origin.ip) =>
    createSession(dependencies, { origin: { requestId: 'r', ip }, body: { ...ada, password } });
  const refresh = (refreshToken: string) =>
    refreshSession(dependencies, { origin, receivedAt: dependencies.now(), body: { refreshToken } });
  return { ...world, elsewhere, joined, token: tokens()[0] ?? '', signIn, refresh };
};

test('a reset sets the password, verifies the address and ends every session in every organisation', async () => {
  const { token, confirm, signIn, refresh, signedUp, joined, directory, userId, rowsOf, organisationId, elsewhere } =
    await setUp();

  await confirm(token);

  for (const { refreshToken } of [signedUp, joined])
    await expect(refresh(refreshToken)).rejects.toMatchObject(unauthenticated);
  for (const id of [organisationId, elsewhere]) {
    const hers = rowsOf('SESSION', id).filter((row) => row['userId'] === userId);
    expect(hers.length).toBeGreaterThan(0);
    for (const row of hers) expect(row).toHaveProperty('revokedAt');
    expect(rowsOf('AUDIT', id)).toContainEqual(
      expect.objectContaining({ action: 'password.reset', target: userId, actor: { type: 'user', id: userId } }),
    );
  }
  const account = [...directory.rows.values()].find(({ PK, SK }) => PK === `USER#${userId}` && SK === 'ACCOUNT');
  expect(account).toHaveProperty('emailVerifiedAt');
  await expect(signIn(ada.password)).rejects.toMatchObject(unauthenticated);
  await expect(signIn(newPassword)).resolves.toMatchObject({ user: { email: ada.email } });
});

test('a token works once, whoever else has it at that moment', async () => {
  const { token, confirm, rows } = await setUp();

  const results = await Promise.allSettled(Array.from({ length: 64 }, () => confirm(token)));

  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(rows('AUDIT').filter((row) => row['action'] === 'password.reset')).toHaveLength(1);
  await expect(confirm(token)).rejects.toMatchObject(unauthenticated);
});

describe('a token is refused', () => {
  test('when it is forged, of another account, or older than an hour', async () => {
    const { token, confirm, advance, dependencies } = await setUp();
    const foreign = token.replace(/usr_\w{26}/, dependencies.newId('user'));
    for (const each of ['', 'rubbish', `${token}x`, foreign]) {
      await expect(confirm(each)).rejects.toMatchObject(unauthenticated);
    }
    advance(3600);
    await expect(confirm(token)).rejects.toMatchObject(unauthenticated);
  });

  test('when a later one was sent', async () => {
    const { token, tokens, ask, confirm } = await setUp();
    await ask({ requestId: 'later' });
    await expect(confirm(token)).rejects.toMatchObject(unauthenticated);
    await confirm(tokens()[1]);
  });

  test('when only an identity provider lets the person in by now', async () => {
    const { token, confirm, enforceSso, organisationId, elsewhere, signIn, actions } = await setUp();
    await enforceSso(organisationId);
    await enforceSso(elsewhere);
    await expect(confirm(token)).rejects.toMatchObject({ code: 'sso_required' });
    expect(actions()).not.toContain('password.reset');
    await expect(signIn(newPassword)).rejects.toMatchObject(unauthenticated);
  });
});

test('a password that is refused leaves the token good', async () => {
  const { token, confirm } = await setUp();

  for (const password of ['short', 'qwertyqwerty', 'ExampleExample', 'elsewhere-1234']) {
    await expect(confirm(token, password)).rejects.toMatchObject({ faults: [{ path: 'body.password' }] });
  }

  await confirm(token);
});

test('no reset goes unaudited: when an organisation cannot be told, the password stays', async () => {
  const { token, confirm, dependencies, signIn, elsewhere } = await setUp();
  const { revokeAll } = dependencies.sessions;
  Object.assign(dependencies.sessions, {
    revokeAll: async (...args: Parameters<typeof revokeAll>) => {
      if (args[0].organisationId === elsewhere) throw new Error('no database');
      return revokeAll(...args);
    },
  });

  await expect(confirm(token)).rejects.toThrow('no database');

  await expect(signIn(ada.password)).resolves.toBeDefined();
  await expect(signIn(newPassword)).rejects.toMatchObject(unauthenticated);
});

test('a reset makes the address known, so that the owner gets in there during an attack', async () => {
  const { token, confirm, signIn } = await setUp();
  for (let stranger = 1; stranger <= 30; stranger += 1) {
    for (let count = 0; count < 6; count += 1)
      await signIn('not the password', `203.0.113.${stranger}`).catch(() => {});
  }
  await expect(signIn(ada.password, '198.51.100.7')).rejects.toMatchObject({ code: 'rate_limited' });

  await confirm(token, newPassword, '198.51.100.7');

  await expect(signIn(newPassword, '198.51.100.7')).resolves.toBeDefined();
});

test('a session that is begun by the old password while it is reset ends with the others', async () => {
  const { token, confirm, dependencies, signIn, refresh, rowsOf, organisationId } = await setUp();
  const { resetPassword } = dependencies.accounts;
  let caught: { refreshToken: string } | undefined;
  Object.assign(dependencies.accounts, {
    resetPassword: async (...args: Parameters<typeof resetPassword>) => {
      caught = await signIn(ada.password);
      return resetPassword(...args);
    },
  });

  await confirm(token);

  expect(rowsOf('SESSION', organisationId).some((row) => row['revokedAt'] === undefined)).toBe(true);
  await expect(refresh(caught?.refreshToken ?? '')).rejects.toMatchObject(unauthenticated);
});
