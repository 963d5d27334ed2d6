import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AppError } from '#shared/domain/errors.ts';
import { invitationTokenOf, parseInvitationToken } from '#shared/domain/invitation.ts';
import { parseRefreshToken, refreshTokenOf } from '#shared/domain/session.ts';

const checkOf = async (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 8);
const ulid = fc.ulid();
const secret = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('base64url'));
const idOf = (prefix: string) => ulid.map((id) => `${prefix}_${id}`);

test('a refresh token says again what it was made of, whatever is in its secret', async () => {
  const token = fc.record({ organisationId: idOf('org'), userId: idOf('usr'), sessionId: idOf('ses'), secret });
  await fc.assert(
    fc.asyncProperty(token, async (made) => {
      const text = await refreshTokenOf(made, { region: 'eu-west-1', checkOf });
      const checked = text.slice(0, -8);
      expect(parseRefreshToken(text, 'eu-west-1')).toEqual({ ...made, checked, check: await checkOf(checked) });
    }),
  );
});

test('a refresh token of the other region is sent there, and one of no region of ours is none', async () => {
  const record = fc.record({ organisationId: idOf('org'), userId: idOf('usr'), sessionId: idOf('ses'), secret });
  const [made] = fc.sample(record, 1);
  const token = await refreshTokenOf(made!, { region: 'us-east-1', checkOf });
  const codeOf = (text: string) => {
    try {
      return parseRefreshToken(text, 'eu-west-1');
    } catch (error) {
      return (error as AppError).code;
    }
  };
  expect(codeOf(token)).toBe('wrong_region');
  expect(codeOf(token.replace('use1', 'xxx1'))).toBe('unauthenticated');
});

test('so does an invitation', () => {
  const token = fc.record({ organisationId: idOf('org'), id: idOf('inv'), secret });
  fc.assert(
    fc.property(token, (made) => {
      expect(parseInvitationToken(invitationTokenOf(made))).toEqual(made);
    }),
  );
});

test('any other text is none of them', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => parseRefreshToken(text, 'eu-west-1')).toThrow(expect.objectContaining({ code: 'unauthenticated' }));
      expect(() => parseInvitationToken(text)).toThrow(expect.objectContaining({ code: 'unauthenticated' }));
    }),
  );
});
