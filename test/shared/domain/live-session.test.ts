import { expect, test } from 'vitest';
import type { Account } from '#shared/domain/account.ts';
import { isAlive } from '#shared/domain/live-session.ts';
import type { Member } from '#shared/domain/member.ts';
import type { Organisation } from '#shared/domain/organisation.ts';
import { type Session, signInMethods } from '#shared/domain/session.ts';

const at = (hour: number) => `2026-11-21T${String(hour).padStart(2, '0')}:00:00.000Z`;
const session: Session = {
  id: 'ses_1',
  userId: 'usr_1',
  method: 'password',
  tokenHash: 'x',
  startedAt: at(8),
  endsAt: at(20),
};
const member = { status: 'active', joinedAt: at(7) } as Member;
const account: Account = { userId: 'usr_1', email: 'ada@example.com', passwordHash: 'x' };
const organisation = { id: 'org_1', plan: 'trial' } as Organisation;
const now = new Date(at(12));

test('a session speaks for its user while it, the membership and the password last', () => {
  expect(isAlive({ session, member, organisation }, account, now)).toBe(true);
  expect(isAlive({ session, member, organisation }, { ...account, sessionsSince: at(7) }, now)).toBe(true);
});

test.each([
  ['there is none', undefined, member, account],
  ['it was revoked', { ...session, revokedAt: at(9) }, member, account],
  ['its day is over', { ...session, endsAt: at(12) }, member, account],
  ['its user is no member', session, undefined, account],
  ['its user is invited only', session, { ...member, status: 'invited' as const }, account],
  ['its user was removed and came back since', session, { ...member, joinedAt: at(9) }, account],
  ['its user has no account', session, member, undefined],
  ['the password was changed since', session, member, { ...account, sessionsSince: at(9) }],
  ['the password was changed at that very moment', session, member, { ...account, sessionsSince: at(8) }],
])('it does not when %s', (_why, thisSession, thisMember, thisAccount) => {
  expect(isAlive({ session: thisSession, member: thisMember, organisation }, thisAccount, now)).toBe(false);
});

test('it does not when its organisation is gone', () => {
  expect(isAlive({ session, member, organisation: undefined }, account, now)).toBe(false);
});

test('where SSO is enforced, sessions of SAML alone speak for their users', () => {
  const enforcing = { ...organisation, ssoEnforced: true };
  const alive = signInMethods.filter((method) =>
    isAlive({ session: { ...session, method }, member, organisation: enforcing }, account, now),
  );
  expect(alive).toEqual(['saml']);
});
