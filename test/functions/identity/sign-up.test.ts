import { expect, test } from 'vitest';
import { createSession } from '#functions/identity/create-session.ts';
import { signUp } from '#functions/identity/sign-up.ts';
import { ada, founded, identityWorld, origin } from '#test/support/identity-world.ts';

const command = { origin, body: { ...ada, organisation: { name: 'Example' } } };

test('an organisation begins with its owner, a workspace, three environments and a session, in one commit', async () => {
  const { signedUp, organisationId, userId, rows } = await founded();

  expect(signedUp).toMatchObject({
    organisation: { id: organisationId, name: 'Example', region: 'eu-central-1', plan: 'trial' },
    workspace: { slug: 'default' },
    user: { id: userId, email: 'ada@example.com' },
    expiresIn: 3600,
  });
  expect(rows('MEMBER')).toMatchObject([{ userId, status: 'active', role: 'owner', workspaces: { default: 'admin' } }]);
  expect(rows('ENVIRONMENT').map(({ name, protected: isProtected }) => [name, isProtected])).toEqual([
    ['development', false],
    ['production', true],
    ['staging', false],
  ]);
  expect(rows('SESSION')).toHaveLength(1);
  expect(rows('AUDIT')).toMatchObject([
    { action: 'organisation.create', target: organisationId, actor: { type: 'user', id: userId }, ip: '192.0.2.1' },
  ]);
});

test('an address that has an account is taken, however it is written', async () => {
  const { dependencies } = await founded();

  for (const email of ['ada@example.com', ' ADA@Example.com ', 'ａda@example.com']) {
    const body = { ...command.body, email };
    await expect(signUp(dependencies, { origin, body })).rejects.toMatchObject({ code: 'email_taken' });
  }
});

test('another region than this one is named as such', async () => {
  const { dependencies, directory } = identityWorld();
  const body = { ...ada, organisation: { name: 'Example', region: 'us-east-1' } };

  await expect(signUp(dependencies, { origin, body })).rejects.toMatchObject({ code: 'wrong_region' });

  expect(directory.rows.size).toBe(0);
});

test('a short password is refused with its place before anything is written', async () => {
  const { dependencies, directory } = identityWorld();
  const body = { ...command.body, password: 'too short' };

  await expect(signUp(dependencies, { origin, body })).rejects.toMatchObject({
    code: 'validation_failed',
    faults: [{ path: 'body.password' }],
  });

  expect(directory.rows.size).toBe(0);
});

test('a sign-up that fails half-way neither takes the address nor lets anybody in, and can be repeated', async () => {
  const { dependencies } = identityWorld();
  const broken = {
    ...dependencies,
    organisations: { ...dependencies.organisations, found: async () => Promise.reject(new Error('no database')) },
  };

  await expect(signUp(broken, command)).rejects.toThrow('no database');
  await expect(createSession(dependencies, { origin, body: ada })).rejects.toMatchObject({ code: 'unauthenticated' });

  await expect(signUp(dependencies, command)).resolves.toMatchObject({ user: { email: 'ada@example.com' } });
});

test('of two sign-ups with one address at the same moment one succeeds', async () => {
  const { dependencies } = identityWorld();

  const results = await Promise.allSettled([signUp(dependencies, command), signUp(dependencies, command)]);

  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
