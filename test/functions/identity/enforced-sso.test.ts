import { expect, test } from 'vitest';
import { acceptInvitation } from '#functions/identity/accept-invitation.ts';
import { createSession } from '#functions/identity/create-session.ts';
import { inviteMember } from '#functions/identity/invite-member.ts';
import { signUp } from '#functions/identity/sign-up.ts';
import { ada, claimsOf, origin } from '#test/support/identity-world.ts';
import { resettable } from '#test/support/password-resets.ts';
import { asked, callerOf } from '#test/support/world.ts';

const grace = { email: 'grace@example.com', password: 'a password of some length' };

/** Grace, who owns one organisation and is a member of Ada's, which is the older one to her. */
const setUp = async () => {
  const world = await resettable();
  const { dependencies, owner } = world;
  const invite = async (email: string) => {
    const body = { email, role: 'member', workspaces: [] } as const;
    return (await inviteMember(dependencies, { ...owner, body })).invitation.token;
  };
  const accept = (token: string, password = grace.password) =>
    acceptInvitation(dependencies, { origin, body: { token, password } });
  await accept(await invite(grace.email));
  const signIn = (body: object = {}) => createSession(dependencies, { origin, body: { ...grace, ...body } });
  return { ...world, invite, accept, signIn };
};

/** A second organisation for Grace. */
const withAnother = async ({ dependencies }: Awaited<ReturnType<typeof setUp>>) => {
  const hopper = { email: 'hopper@example.com', password: 'another password of some length' };
  const theirs = await signUp(dependencies, { origin, body: { ...hopper, organisation: { name: 'Navy' } } });
  const { organisationId, userId, sessionId } = claimsOf(theirs);
  const principal = { type: 'user', id: userId, organisationId, sessionId, role: 'owner', workspaces: {} } as const;
  const body = { email: grace.email, role: 'member', workspaces: [] } as const;
  const { token } = (await inviteMember(dependencies, { ...asked(callerOf(principal)), body })).invitation;
  await acceptInvitation(dependencies, { origin, body: { token, password: grace.password } });
  return organisationId;
};

test('a password leads to the oldest organisation that it opens', async () => {
  const world = await setUp();
  const navy = await withAnother(world);
  const { signIn, enforceSso, organisationId } = world;
  expect((await signIn()).organisation.id).toBe(organisationId);

  await enforceSso();

  expect((await signIn()).organisation.id).toBe(navy);
  await expect(signIn({ organisationId })).rejects.toMatchObject({ code: 'sso_required' });
  await enforceSso(navy);
  await expect(signIn()).rejects.toMatchObject({ code: 'sso_required' });
});

test('that SSO is enforced is told to nobody without the right password', async () => {
  const { signIn, enforceSso, organisationId } = await setUp();
  const wrong = { password: 'not the password' };
  const before = await signIn(wrong).catch((error: Error) => error);
  await enforceSso();

  for (const body of [wrong, { ...wrong, organisationId }]) {
    expect(await signIn(body).catch((error: Error) => error)).toEqual(before);
  }
});

test('being sent to the identity provider is not a wrong guess', async () => {
  const { signIn, enforceSso } = await setUp();
  await enforceSso();

  for (let count = 0; count < 20; count += 1) await expect(signIn()).rejects.toMatchObject({ code: 'sso_required' });
});

test('an invitation is not accepted with a password where SSO is enforced, and nothing is created', async () => {
  const { invite, accept, enforceSso, directory, organisationId, openTable } = await setUp();
  const token = await invite('new@example.com');
  await enforceSso();
  const everything = () =>
    JSON.stringify([...directory.rows.values(), ...openTable({ organisationId } as never).rows.values()]);
  const before = everything();

  await expect(accept(token)).rejects.toMatchObject({ code: 'sso_required' });

  expect(everything()).toBe(before);
});

test('where an organisation is closed, its owners still sign in, and nobody joins', async () => {
  const { dependencies, signIn, invite, accept, changeOrganisation, organisationId } = await setUp();
  const token = await invite('new@example.com');
  await changeOrganisation(organisationId, { deletesAt: '2026-12-21T08:00:00.000Z' });

  const owner = await createSession(dependencies, { origin, body: ada });
  expect(owner.organisation.id).toBe(organisationId);
  await expect(signIn()).rejects.toMatchObject({ code: 'organisation_closed' });
  await expect(accept(token)).rejects.toMatchObject({ code: 'organisation_closed' });
});

test('a hash made with other parameters is replaced at the next sign-in, and only then', async () => {
  const { dependencies, signIn, directory } = await setUp();
  const row = [...directory.rows.values()].find((each) => each['email'] === grace.email && each.SK === 'ACCOUNT')!;
  const { verify } = dependencies.passwords;
  Object.assign(dependencies.passwords, {
    verify: async (password: string, hash: string | undefined) => verify(password, hash?.replace('old:', '')),
  });
  const hashNow = () => directory.rows.get(`${row.PK}\n${row.SK}`)?.['passwordHash'];
  const present = hashNow();
  await dependencies.accounts.rehash({ ...row, passwordHash: present } as never, `old:${present}`);

  await signIn({ password: 'not the password' }).catch(() => {});
  expect(hashNow()).toBe(`old:${present}`);
  await signIn();
  expect(hashNow()).toBe(present);
});
