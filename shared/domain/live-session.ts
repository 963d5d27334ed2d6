import type { Account } from './account.ts';
import type { Member } from './member.ts';
import type { Session } from './session.ts';
import type { TenantContext } from './tenant.ts';

export type SessionReader = {
  /** A session and its user's membership, as they are at this moment. */
  readonly find: (
    tenant: TenantContext,
    userId: string,
    sessionId: string,
  ) => Promise<{ readonly session: Session | undefined; readonly member: Member | undefined }>;
};

/** Whether a session still speaks for its user: neither it, nor the membership, nor the password has ended since. */
export const isAlive = (
  session: Session | undefined,
  member: Member | undefined,
  account: Account | undefined,
  now: Date,
): session is Session =>
  session !== undefined &&
  session.revokedAt === undefined &&
  now.toISOString() < session.endsAt &&
  member?.status === 'active' &&
  session.startedAt >= member.joinedAt &&
  account !== undefined &&
  (account.sessionsSince === undefined || session.startedAt > account.sessionsSince);
