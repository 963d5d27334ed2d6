import type { Account } from './account.ts';
import type { Member } from './member.ts';
import type { Organisation } from './organisation.ts';
import type { Session } from './session.ts';
import type { TenantContext } from './tenant.ts';

/** What a session's worth hangs on, inside its organisation. */
export type Standing = {
  readonly session: Session | undefined;
  readonly member: Member | undefined;
  readonly organisation: Organisation | undefined;
};

export type SessionReader = {
  /** A session, its user's membership and the organisation, as they are at this moment. */
  readonly find: (tenant: TenantContext, userId: string, sessionId: string) => Promise<Standing>;
};

/** Whether an organisation lets its members in by how they signed in: where SSO is enforced, by SAML alone. */
export const admits = ({ ssoEnforced }: Pick<Organisation, 'ssoEnforced'>, { method }: Pick<Session, 'method'>) =>
  ssoEnforced !== true || method === 'saml';

/** Whether a session still speaks for its user: neither it, nor the membership, nor the password has ended since. */
export const isAlive = (
  { session, member, organisation }: Standing,
  account: Account | undefined,
  now: Date,
): boolean =>
  session !== undefined &&
  session.revokedAt === undefined &&
  now.toISOString() < session.endsAt &&
  organisation !== undefined &&
  admits(organisation, session) &&
  member?.status === 'active' &&
  session.startedAt >= member.joinedAt &&
  account !== undefined &&
  (account.sessionsSince === undefined || session.startedAt > account.sessionsSince);
