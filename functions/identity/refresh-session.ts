import type { AccountRepository } from '#shared/domain/account.ts';
import type { Origin } from '#shared/domain/audit.ts';
import { journalOf } from '#shared/domain/command.ts';
import { AppError } from '#shared/domain/errors.ts';
import { issueTokens, nextSecret, type TokenDependencies } from '#shared/domain/issue-tokens.ts';
import { isAlive, type SessionReader } from '#shared/domain/live-session.ts';
import { invalidRefreshToken, parseRefreshToken, type SessionRepository } from '#shared/domain/session.ts';
import { tenantOf } from '#shared/domain/tenant.ts';

type Dependencies = TokenDependencies & {
  readonly accounts: AccountRepository;
  readonly sessions: SessionRepository;
  readonly sessionReader: SessionReader;
};
type Command = { readonly origin: Origin; readonly body: { readonly refreshToken: string } };

/**
 * Exchanges a refresh token for a new pair. Whoever presents one that is not the latest of its session may have stolen
 * it, or been stolen from: the whole session ends (RFC 9700, section 4.14.2).
 * @throws AppError `unauthenticated`.
 */
export const refreshSession = async (dependencies: Dependencies, { origin, body }: Command) => {
  const { accounts, sessions, sessionReader, hash, now } = dependencies;
  const { organisationId, userId, sessionId, secret } = parseRefreshToken(body.refreshToken);
  // The token may be anybody's invention: an organisation is opened only for a user whom the directory has in it.
  const [account, organisations] = await Promise.all([accounts.ofUser(userId), accounts.organisationsOf(userId)]);
  if (!organisations.includes(organisationId)) throw invalidRefreshToken();
  const tenant = tenantOf(organisationId);
  const standing = await sessionReader.find(tenant, userId, sessionId);
  const { session } = standing;
  if (!session || !isAlive(standing, account, now())) throw invalidRefreshToken();
  const deed = { tenant, actor: { type: 'user', id: userId }, origin, target: sessionId } as const;
  const revoke = async () => {
    const journal = journalOf(dependencies, { ...deed, action: 'session.revoke', change: { reason: 'token_reused' } });
    await sessions.revoke(tenant, session, now().toISOString(), journal);
    throw invalidRefreshToken();
  };
  if (session.tokenHash !== hash(secret)) return revoke();
  const next = nextSecret(dependencies);
  try {
    const journal = journalOf(dependencies, { ...deed, action: 'session.refresh' });
    await sessions.rotate(tenant, session, next.tokenHash, journal);
  } catch (error) {
    // Somebody else used the token between our reading and our writing.
    if (error instanceof AppError && error.code === 'unauthenticated') return revoke();
    throw error;
  }
  return issueTokens(dependencies, { userId, organisationId, sessionId }, next.secret);
};
