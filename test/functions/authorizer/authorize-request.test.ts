import { expect, test } from 'vitest';
import { changePassword } from '#functions/identity/change-password.ts';
import { deleteCurrentSession } from '#functions/identity/delete-current-session.ts';
import { issuerOf } from '#shared/domain/region.ts';
import { forgeries, rightToken, unsendable } from '#test/support/forged-tokens.ts';
import { ada } from '#test/support/identity-world.ts';
import { signingKey } from '#test/support/signing-key.ts';
import { authorizerWorld } from './authorizer-world.ts';

const world = async () => {
  const made = await authorizerWorld();
  const { issuer, newer, older, userId, organisationId, sessionId, dependencies } = made;
  const claims = { sub: userId, org: organisationId, sid: sessionId };
  const { key, sign } = newer;
  const forge = { issuer, claims, now: dependencies.now(), key, otherKid: older.key.kid, sign };
  return { ...made, forge };
};

test('an access token stands for its user and session, whichever of our keys has signed it', async () => {
  const { authorize, tokenBy, older, newer, organisationId, userId, sessionId } = await authorizerWorld();
  const user = { type: 'user', id: userId, organisationId, sessionId, plan: 'trial' };

  expect(await authorize(await tokenBy(older))).toEqual(user);
  expect(await authorize(await tokenBy(newer))).toEqual(user);
  expect(await authorize(await tokenBy(await signingKey()))).toBeUndefined();
});

test('an access token ends with its session, however long it would last by itself', async () => {
  const { authorize, tokenBy, newer, dependencies, owner } = await authorizerWorld();
  const token = await tokenBy(newer);

  await deleteCurrentSession(dependencies, owner);

  expect(await authorize(token)).toBeUndefined();
});

test('an access token ends with the password it was got by', async () => {
  const { authorize, tokenBy, newer, dependencies, owner } = await authorizerWorld();
  const token = await tokenBy(newer);
  const body = { currentPassword: ada.password, password: 'an even longer battery staple' };

  await changePassword(dependencies, { ...owner, body });

  expect(await authorize(token)).toBeUndefined();
});

test('a token that we signed for a session of another organisation, user or sign-in is nobody’s', async () => {
  const { authorize, forge } = await world();
  expect(await authorize(await rightToken(forge))).toBeDefined();

  for (const claims of [
    { ...forge.claims, org: `org_${'0'.repeat(26)}` },
    { ...forge.claims, sub: `usr_${'0'.repeat(26)}` },
    { ...forge.claims, sid: `ses_${'0'.repeat(26)}` },
  ]) {
    expect(await authorize(await rightToken({ ...forge, claims }))).toBeUndefined();
  }
});

test('no forged or mangled token of all that there are is anybody’s', async () => {
  const { authorize, forge } = await world();
  const passed: string[] = [];

  for (const [what, make] of [...forgeries, ...unsendable]) {
    if ((await authorize(await make(forge))) !== undefined) passed.push(what);
  }

  expect(passed).toEqual([]);
  expect(forgeries.length).toBeGreaterThan(20);
});

test('a token of the same stage in another region is sent there, and nobody’s here', async () => {
  const { authorize, tokenBy } = await authorizerWorld();
  const theirs = await signingKey();

  expect(await authorize(await tokenBy(theirs, issuerOf('test', 'us-east-1')))).toEqual({
    type: 'elsewhere',
    region: 'us-east-1',
  });
  for (const issuer of [issuerOf('prod', 'us-east-1'), issuerOf('test', 'mars-north-1'), 'https://attacker.example']) {
    expect(await authorize(await tokenBy(theirs, issuer))).toBeUndefined();
  }
});

test('rubbish is nobody', async () => {
  const { authorize } = await authorizerWorld();

  for (const token of [
    'rubbish',
    '',
    'pg_',
    '_',
    'constructor_',
    '__proto___',
    'a.b.c',
    '.'.repeat(2000),
    'x'.repeat(5000),
  ]) {
    expect(await authorize(token)).toBeUndefined();
  }
});
