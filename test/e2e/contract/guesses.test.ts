import { randomUUID } from 'node:crypto';
import { describe, expect, inject, test } from 'vitest';
import { apiCaller } from '#demo/api.ts';
import { demanded, newOrganisation } from '#test/support/organisation.ts';
import { refusal, type Tokens, unauthenticated } from './shapes.ts';

const { apiUrl } = inject('stack');
const nobody = apiCaller(apiUrl);
const signIn = (body: object) => nobody<Tokens>('POST', '/v1/sessions', body);
const wrong = 'not the password at all';
const limited = [429, 'rate_limited'];

/** A person with a session of their own, whom no other test knows. */
const person = async () => {
  const { credentials, tokens } = await newOrganisation(apiUrl);
  return { ...credentials, refreshToken: tokens.refreshToken };
};
const refresh = (refreshToken: string, headers: Readonly<Record<string, string>> = {}) =>
  nobody<Tokens>('POST', '/v1/sessions/refresh', { refreshToken }, headers);

describe('a wrong password', () => {
  test('is free five times; then the answer says how long to wait, and the right one waits as well', async () => {
    const { email, password } = await person();
    for (let count = 0; count < 5; count += 1) {
      expect(await refusal(signIn({ email, password: wrong }))).toEqual(unauthenticated);
    }

    const answer = await signIn({ email, password });

    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1']);
    expect(answer.body).toMatchObject({ code: 'rate_limited', limit: { name: 'wrong_passwords', limit: 5, used: 5 } });
    await new Promise((resume) => setTimeout(resume, 1050));
    await demanded(signIn({ email, password }), 200);
  });

  test('is answered alike for an address that has no account, to the last byte and header', async () => {
    const { email } = await person();
    const answers = async (address: string) => {
      const seen: unknown[] = [];
      for (let count = 0; count < 8; count += 1) {
        const { status, headers, body } = await signIn({ email: address, password: wrong });
        const { requestId: _one, limit, ...rest } = body as unknown as Record<string, object>;
        const names = [...headers.keys()].filter((name) => name !== 'date').sort();
        seen.push([status, names, headers.get('retry-after'), rest, limit && { ...limit, resetsAt: '' }]);
      }
      return seen;
    };

    expect(await answers(`nobody-${email}`)).toEqual(await answers(email));
  });

  test('is free no more often when all come at once', async () => {
    const { email } = await person();

    const answers = await Promise.all(Array.from({ length: 64 }, () => refusal(signIn({ email, password: wrong }))));

    // While a slow machine answers them all, the first waits of one, two and four seconds pass.
    const free = answers.filter(([status]) => status === 401).length;
    expect(free).toBeGreaterThanOrEqual(5);
    expect(free).toBeLessThanOrEqual(9);
    expect(answers.filter(([status]) => status === 429)).toHaveLength(64 - free);
    expect(answers).toContainEqual(limited);
  });
});

test('a right password is never too many, also when all come at once', async () => {
  const { email, password } = await person();

  const answers = await Promise.all(Array.from({ length: 24 }, () => signIn({ email, password })));

  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 24 }, () => 200));
});

describe('a refresh token', () => {
  test('that sixty-four requests have at once gives them all one next token, and the session goes on', async () => {
    const { refreshToken } = await person();

    const answers = await Promise.all(Array.from({ length: 64 }, () => refresh(refreshToken)));

    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 64 }, () => 200));
    const next = new Set(answers.map(({ body }) => body.refreshToken));
    expect(next.size).toBe(1);
    const [token = ''] = next;
    const later = await demanded(refresh(token), 200);
    expect((await apiCaller(apiUrl, later.accessToken)('GET', '/v1/me')).status).toBe(200);
    expect(await refusal(refresh(token))).toEqual(unauthenticated);
    expect(await refusal(refresh(later.refreshToken))).toEqual(unauthenticated);
  });

  test('may be sent again by who says that it is the same request', async () => {
    const { refreshToken } = await person();
    const key = { 'idempotency-key': randomUUID() };
    const first = await demanded(refresh(refreshToken, key), 200);

    const again = await demanded(refresh(refreshToken, key), 200);

    expect(again).toEqual(first);
    await demanded(refresh(first.refreshToken), 200);
  });
});
