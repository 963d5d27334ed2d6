import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { apiCaller, until } from '#demo/api.ts';
import { demanded, newOrganisation } from '#test/support/organisation.ts';
import { refusal, type Tokens, unauthenticated } from './shapes.ts';

const { apiUrl, directory } = inject('stack');
const nobody = apiCaller(apiUrl);
const password = 'an even longer battery staple';
const ask = (email: string) => nobody('POST', '/v1/password-resets', { email });
const confirm = (token: string, body: object = {}) =>
  nobody('POST', '/v1/password-resets/confirm', { token, password, ...body });
const signIn = (body: object) => nobody<Tokens>('POST', '/v1/sessions', body);

/** The mails that somebody got, oldest first. */
const mailsTo = async (email: string): Promise<readonly string[]> => {
  const folder = join(directory, 'mail');
  const files = await readdir(folder).catch(() => []);
  const theirs = files.filter((file) => file.endsWith(`-${email}.eml`));
  theirs.sort((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10));
  return Promise.all(theirs.map((file) => readFile(join(folder, file), 'utf8')));
};

/** The token in the last of so many mails. */
const tokenFrom = async (email: string, count = 1): Promise<string> => {
  const mails = await until(
    () => mailsTo(email),
    ({ length }) => length >= count,
  );
  return /#token=(\S+)/.exec(mails.at(-1) ?? '')?.[1] ?? '';
};

const asked = async () => {
  const organisation = await newOrganisation(apiUrl);
  const { email } = organisation.credentials;
  await demanded(ask(email), 202);
  return { ...organisation, email, token: await tokenFrom(email) };
};

test('a forgotten password is reset by a mail: once, and every session ends', async () => {
  const { owner, credentials, email, token, tokens } = await asked();
  const [mail = ''] = await mailsTo(email);
  expect(mail).toMatch(/^From: \S+@\S+\r?$/m);
  expect(mail).toContain(`To: ${email}`);
  expect(mail).toContain('Subject: Reset your Promptgate password');

  const answer = await confirm(token);

  expect([answer.status, answer.body]).toEqual([204, '']);
  expect(await refusal(confirm(token))).toEqual(unauthenticated);
  expect(await refusal(owner.call('GET', '/v1/me'))).toEqual(unauthenticated);
  expect(await refusal(nobody('POST', '/v1/sessions/refresh', { refreshToken: tokens.refreshToken }))).toEqual(
    unauthenticated,
  );
  expect(await refusal(signIn(credentials))).toEqual(unauthenticated);
  const { accessToken } = await demanded(signIn({ email, password }), 200);
  const trail = await apiCaller(apiUrl, accessToken)<{ data: { target: string }[] }>(
    'GET',
    '/v1/audit-events?action=password.reset',
  );
  expect(trail.body.data.map(({ target }) => target)).toEqual([owner.id]);
});

test('whether an address has an account is not to be seen', async () => {
  const { credentials } = await newOrganisation(apiUrl);
  const [known, unknown] = [await ask(credentials.email.toUpperCase()), await ask(`nobody-${credentials.email}`)];

  for (const { status, body } of [known, unknown]) expect([status, body]).toEqual([202, '']);
  const shown = ({ headers }: typeof known) =>
    [...headers].filter(([name]) => !/^date$|request-?id$/.test(name)).sort();
  expect(shown(unknown)).toEqual(shown(known));
  await tokenFrom(credentials.email);
  expect(await mailsTo(`nobody-${credentials.email}`)).toEqual([]);
});

describe('a reset', () => {
  test('is refused for a token that is none, and for a password that is too weak, which leaves the token good', async () => {
    const { token, email } = await asked();

    for (const forged of ['rubbish', `${token}x`]) expect(await refusal(confirm(forged))).toEqual(unauthenticated);
    for (const weak of ['short', 'password1234', 'ExampleExample', 'promptgate123456', email]) {
      expect(await refusal(confirm(token, { password: weak }))).toEqual([400, 'validation_failed', 'body.password']);
    }

    await demanded(confirm(token), 204);
  });

  test('is done by one of many confirmations', async () => {
    const { token } = await asked();

    const statuses = await Promise.all(Array.from({ length: 16 }, async () => (await confirm(token)).status));

    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(15);
  });

  test('is taken back by the next one that is asked for', async () => {
    const { token, email } = await asked();
    await demanded(ask(email), 202);
    const later = await tokenFrom(email, 2);

    expect(await refusal(confirm(token))).toEqual(unauthenticated);
    await demanded(confirm(later), 204);
  });

  test('is asked for with an address, and nothing else', async () => {
    expect(await refusal(ask('nobody'))).toEqual([400, 'validation_failed', 'body.email']);
    expect((await refusal(nobody('POST', '/v1/password-resets', { email: 'a@example.com', more: 1 })))[0]).toBe(400);
  });
});
