import { expect, test } from 'vitest';
import { changePassword } from '#functions/identity/change-password.ts';
import { createSession } from '#functions/identity/create-session.ts';
import { deleteCurrentSession } from '#functions/identity/delete-current-session.ts';
import { refreshSession } from '#functions/identity/refresh-session.ts';
import { ada, claimsOf, founded, identityWorld, origin } from '#test/support/identity-world.ts';

const unauthenticated = { code: 'unauthenticated' };
const signIn = (dependencies: Parameters<typeof createSession>[0], body: object = {}) =>
  createSession(dependencies, { origin, body: { ...ada, ...body } });
const refresh = (dependencies: Parameters<typeof refreshSession>[0], refreshToken: string) =>
  refreshSession(dependencies, { origin, receivedAt: dependencies.now(), body: { refreshToken } });

test('signing in starts a session of its own', async () => {
  const { dependencies, organisationId, userId, sessionId, actions } = await founded();

  const tokens = await signIn(dependencies);

  expect(claimsOf(tokens)).toMatchObject({ userId, organisationId });
  expect(tokens).toMatchObject({ organisation: { id: organisationId }, user: { id: userId, email: ada.email } });
  expect(claimsOf(tokens).sessionId).not.toBe(sessionId);
  expect(tokens.refreshToken).toMatch(new RegExp(`^rt_${organisationId}_${userId}_ses_`));
  expect(actions()).toEqual(['organisation.create', 'session.create']);
});

test('an unknown address is answered as a wrong password is, and costs a comparison too', async () => {
  const { dependencies, compared } = await founded();

  const answers = await Promise.all(
    [{ email: 'nobody@example.com' }, { password: 'not the password at all' }].map((body) =>
      signIn(dependencies, body).catch((error: Error) => error),
    ),
  );

  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]).toMatchObject(unauthenticated);
  expect(compared).toHaveLength(2);
  expect(compared).toContain(undefined);
});

test('a foreign organisation is answered like a wrong password', async () => {
  const { dependencies } = await founded();

  await expect(signIn(dependencies, { organisationId: `org_${'0'.repeat(26)}` })).rejects.toMatchObject(
    unauthenticated,
  );
});

test('a refresh token works once; its second use ends the session, the new pair included', async () => {
  const { dependencies, signedUp, actions } = await founded();

  const renewed = await refresh(dependencies, signedUp.refreshToken);
  expect(renewed.refreshToken).not.toBe(signedUp.refreshToken);
  expect(claimsOf(renewed)).toEqual(claimsOf(signedUp));

  await expect(refresh(dependencies, signedUp.refreshToken)).rejects.toMatchObject(unauthenticated);
  await expect(refresh(dependencies, renewed.refreshToken)).rejects.toMatchObject(unauthenticated);
  expect(actions()).toEqual(['organisation.create', 'session.refresh', 'session.revoke']);
});

test('however often it is refreshed, a session ends a day after the password was given', async () => {
  const { dependencies, signedUp, advance } = await founded();
  advance(23 * 3600);
  const renewed = await refresh(dependencies, signedUp.refreshToken);

  advance(3600);

  await expect(refresh(dependencies, renewed.refreshToken)).rejects.toMatchObject(unauthenticated);
});

test('a refresh token of an organisation that its user is not in reaches nothing', async () => {
  const { dependencies, signedUp, organisationId } = await founded();
  const foreign = signedUp.refreshToken.replace(organisationId, `org_${'0'.repeat(26)}`);

  for (const token of [foreign, 'rubbish', `${signedUp.refreshToken}!`]) {
    await expect(refresh(dependencies, token)).rejects.toMatchObject(unauthenticated);
  }
});

test('signing out ends the session at once, and once more does no harm', async () => {
  const { dependencies, signedUp, owner, actions } = await founded();

  await deleteCurrentSession(dependencies, owner);
  await deleteCurrentSession(dependencies, owner);

  await expect(refresh(dependencies, signedUp.refreshToken)).rejects.toMatchObject(unauthenticated);
  expect(actions()).toEqual(['organisation.create', 'session.delete']);
});

test('a new password ends every session and is the one to sign in with', async () => {
  const { dependencies, signedUp, owner, advance, actions } = await founded();
  const other = await signIn(dependencies);
  advance(1);
  const password = 'an even longer battery staple';

  await changePassword(dependencies, { ...owner, body: { currentPassword: ada.password, password } });

  for (const { refreshToken } of [signedUp, other]) {
    await expect(refresh(dependencies, refreshToken)).rejects.toMatchObject(unauthenticated);
  }
  await expect(signIn(dependencies)).rejects.toMatchObject(unauthenticated);
  advance(1);
  const again = await signIn(dependencies, { password });
  await expect(refresh(dependencies, again.refreshToken)).resolves.toMatchObject({ expiresIn: 3600 });
  expect(actions()).toContain('password.change');
});

test('a session that is started while the password changes ends with the others', async () => {
  const world = await founded();
  const { dependencies, owner, advance } = world;
  const body = { currentPassword: ada.password, password: 'an even longer battery staple' };
  const { verify } = dependencies.passwords;
  const slowly = {
    ...dependencies,
    passwords: {
      ...dependencies.passwords,
      verify: async (password: string, hash: string | undefined) => {
        const isRight = await verify(password, hash);
        advance(1);
        await changePassword(dependencies, { ...owner, body });
        advance(1);
        return isRight;
      },
    },
  };

  const tokens = await signIn(slowly);

  await expect(refresh(dependencies, tokens.refreshToken)).rejects.toMatchObject(unauthenticated);
});

test('without the current password nothing changes', async () => {
  const { dependencies, owner, signedUp } = await founded();
  const body = { currentPassword: 'not the password at all', password: 'an even longer battery staple' };

  await expect(changePassword(dependencies, { ...owner, body })).rejects.toMatchObject({
    faults: [{ path: 'body.currentPassword' }],
  });

  await expect(refresh(dependencies, signedUp.refreshToken)).resolves.toBeDefined();
});

test('nothing that is kept is a token or a password', async () => {
  const { dependencies, signedUp, directory, organisationId, openTable } = await founded(identityWorld());
  const secret = signedUp.refreshToken.split('_').at(-1) ?? '';
  await signIn(dependencies);

  const kept = JSON.stringify([...directory.rows.values(), ...openTable({ organisationId } as never).rows.values()]);

  expect(kept).not.toContain(`"${secret}"`);
  expect(kept).not.toContain(ada.password);
});
