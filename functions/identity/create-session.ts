import { type AccountRepository, normaliseEmail } from '#shared/domain/account.ts';
import type { Origin } from '#shared/domain/audit.ts';
import { journalOf } from '#shared/domain/command.ts';
import { issueTokens, newSession, type TokenDependencies } from '#shared/domain/issue-tokens.ts';
import type { MemberRepository } from '#shared/domain/member.ts';
import type { OrganisationReader } from '#shared/domain/organisation.ts';
import { type Passwords, wrongCredentials } from '#shared/domain/password.ts';
import type { SessionRepository } from '#shared/domain/session.ts';
import { type TenantContext, tenantOf } from '#shared/domain/tenant.ts';

type Dependencies = TokenDependencies & {
  readonly accounts: AccountRepository;
  readonly members: MemberRepository;
  readonly organisations: OrganisationReader;
  readonly passwords: Passwords;
  readonly sessions: SessionRepository;
};
type Command = {
  readonly origin: Origin;
  readonly body: {
    readonly email: string;
    readonly password: string;
    readonly organisationId?: string | undefined;
  };
};

/** The organisation to sign in to: the one asked for, or the oldest, if the user is an active member of it. */
const organisationOf = async (
  { accounts, members }: Dependencies,
  userId: string,
  wanted: string | undefined,
): Promise<TenantContext> => {
  const all = await accounts.organisationsOf(userId);
  for (const id of all) {
    if (wanted !== undefined && id !== wanted) continue;
    const tenant = tenantOf(id);
    const member = await members.find(tenant, userId);
    if (member?.status === 'active') return tenant;
  }
  throw wrongCredentials();
};

/**
 * Signs a user in. An unknown address and a wrong password have the same answer at the same cost.
 * @throws AppError `unauthenticated`.
 */
export const createSession = async (dependencies: Dependencies, { origin, body }: Command) => {
  const { accounts, organisations, passwords, sessions } = dependencies;
  // Before the password is looked at: one that is changed meanwhile ends this session too.
  const startedAt = dependencies.now();
  const account = await accounts.ofEmail(normaliseEmail(body.email));
  const isRight = await passwords.verify(body.password, account?.passwordHash);
  if (!account || !isRight) throw wrongCredentials();
  const { userId, email } = account;
  const tenant = await organisationOf(dependencies, userId, body.organisationId);
  const organisation = await organisations.get(tenant);
  const { session, secret } = newSession(dependencies, userId, 'password', startedAt);
  const journal = journalOf(dependencies, {
    tenant,
    actor: { type: 'user', id: userId },
    origin,
    action: 'session.create',
    target: session.id,
  });
  await sessions.create(tenant, session, journal);
  const claims = { userId, organisationId: tenant.organisationId, sessionId: session.id };
  return { organisation, user: { id: userId, email }, ...(await issueTokens(dependencies, claims, secret)) };
};
