import type { AccountReader } from '#shared/domain/account.ts';
import type { Origin } from '#shared/domain/audit.ts';
import { journalOf } from '#shared/domain/command.ts';
import { AppError } from '#shared/domain/errors.ts';
import { issueTokens, newSession, type TokenDependencies } from '#shared/domain/issue-tokens.ts';
import type { MemberRepository } from '#shared/domain/member.ts';
import { signInRefusal } from '#shared/domain/memberships.ts';
import type { OrganisationReader } from '#shared/domain/organisation.ts';
import type { SessionRepository, SignInMethod } from '#shared/domain/session.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';

export type StartSessionDependencies = TokenDependencies & {
  readonly accounts: AccountReader;
  readonly members: Pick<MemberRepository, 'find'>;
  readonly organisations: OrganisationReader;
  readonly sessions: Pick<SessionRepository, 'create'>;
};

/** A person who has proven to somebody else who they are, and is let into one organisation. */
export type SignedIn = {
  readonly tenant: TenantContext;
  readonly userId: string;
  readonly method: SignInMethod;
  readonly signedInAt: Date;
  /** When who vouches for them wants it to end at the latest. */
  readonly sessionEndsAt?: string | undefined;
};

/**
 * Starts the session of a person whom somebody else has signed in, in that one organisation, as it is now: between the
 * sign-in and this, they may have been removed, or other ways in have been closed.
 * @throws AppError `forbidden`, `sso_required`, `organisation_closed`.
 */
export const startSession = async (
  dependencies: StartSessionDependencies,
  { tenant, userId, method, signedInAt, sessionEndsAt }: SignedIn,
  origin: Origin,
) => {
  const { accounts, members, organisations, sessions } = dependencies;
  const [account, member, organisation] = await Promise.all([
    accounts.ofUser(userId),
    members.find(tenant, userId),
    organisations.get(tenant),
  ]);
  if (!account || member?.status !== 'active') {
    throw new AppError('forbidden', 'You are no active member of this organisation.');
  }
  const refusal = signInRefusal(organisation, member, method);
  if (refusal) throw refusal;
  const { session, secret } = newSession(dependencies, userId, method, signedInAt);
  const endsAt = sessionEndsAt !== undefined && sessionEndsAt < session.endsAt ? sessionEndsAt : session.endsAt;
  const journal = journalOf(dependencies, {
    tenant,
    actor: { type: 'user', id: userId },
    origin,
    action: 'session.create',
    target: session.id,
    change: { method },
  });
  await sessions.create(tenant, { ...session, endsAt }, journal);
  const claims = { userId, organisationId: tenant.organisationId, sessionId: session.id };
  return {
    organisation,
    user: { id: userId, email: account.email },
    ...(await issueTokens(dependencies, claims, secret)),
  };
};
