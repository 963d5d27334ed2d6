import type { AccountRepository } from '#shared/domain/account.ts';
import type { Origin } from '#shared/domain/audit.ts';
import { journalOf } from '#shared/domain/command.ts';
import type { HoldsCheck } from '#shared/domain/credential.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type Guesses, withToken } from '#shared/domain/guesses.ts';
import { issueTokens, type TokenDependencies } from '#shared/domain/issue-tokens.ts';
import { isAlive, type SessionReader } from '#shared/domain/live-session.ts';
import type { WaitUntil } from '#shared/domain/ports.ts';
import {
  invalidRefreshToken,
  parseRefreshToken,
  type RefreshToken,
  type Session,
  type SessionRepository,
} from '#shared/domain/session.ts';
import { overtaken, type SuccessorOf, settledMs, withRotation } from '#shared/domain/session-rotation.ts';
import { tenantOf } from '#shared/domain/tenant.ts';

type Dependencies = TokenDependencies & {
  readonly accounts: AccountRepository;
  readonly guesses: Guesses;
  readonly holdsCheck: HoldsCheck;
  readonly sessions: SessionRepository;
  readonly sessionReader: SessionReader;
  readonly successorOf: SuccessorOf;
  readonly waitUntil: WaitUntil;
};
type Command = {
  readonly origin: Origin;
  /** When the request reached the API. */
  readonly receivedAt: Date;
  readonly body: { readonly refreshToken: string };
};

const nonceBytes = 32;

/** The session that the token is of, alive. */
const sessionOf = async (
  { accounts, sessionReader, now }: Dependencies,
  { organisationId, userId, sessionId }: RefreshToken,
): Promise<Session> => {
  // The token may be anybody's invention: an organisation is opened only for a user whom the directory has in it.
  const [account, organisations] = await Promise.all([accounts.ofUser(userId), accounts.organisationsOf(userId)]);
  if (!organisations.includes(organisationId)) throw invalidRefreshToken();
  const standing = await sessionReader.find(tenantOf(organisationId), userId, sessionId);
  if (!standing.session || !isAlive(standing, account, now())) throw invalidRefreshToken();
  return standing.session;
};

/** The next token's secret, or undefined when another request replaced the token first. */
const rotated = async (
  dependencies: Dependencies,
  { organisationId, userId, sessionId, secret }: RefreshToken,
  session: Session,
  origin: Origin,
): Promise<string | undefined> => {
  const { sessions, hash, now, randomText, successorOf } = dependencies;
  const tenant = tenantOf(organisationId);
  const nonce = randomText(nonceBytes);
  const next = successorOf(nonce, secret);
  const at = new Date(now().getTime() + settledMs).toISOString();
  const rotations = withRotation(session.rotations ?? [], { tokenHash: session.tokenHash, nonce, at });
  const actor = { type: 'user', id: userId } as const;
  const journal = journalOf(dependencies, { tenant, actor, origin, action: 'session.refresh', target: sessionId });
  try {
    await sessions.rotate(tenant, session, { tokenHash: hash(next), rotations }, journal);
    return next;
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthenticated') return undefined;
    throw error;
  }
};

/** The present secret of the session that the token is of. */
const exchanged = async (
  dependencies: Dependencies,
  token: RefreshToken,
  { origin, receivedAt }: Command,
): Promise<string> => {
  const { sessions, hash, now } = dependencies;
  const { organisationId, userId, sessionId, secret } = token;
  const session = await sessionOf(dependencies, token);
  const wasPresent = session.tokenHash === hash(secret);
  const next = wasPresent ? await rotated(dependencies, token, session, origin) : undefined;
  if (next !== undefined) return next;
  // Who has seen the token good was here before it was replaced, whatever the clocks say.
  const [latest, arrivedAt] = wasPresent
    ? [await sessionOf(dependencies, token), new Date(session.startedAt)]
    : [session, receivedAt];
  const present = overtaken(latest, { secret, arrivedAt }, dependencies);
  if (present !== undefined) return present;
  const tenant = tenantOf(organisationId);
  const actor = { type: 'user', id: userId } as const;
  const deed = { action: 'session.revoke', target: sessionId, change: { reason: 'token_reused' } };
  await sessions.revoke(
    tenant,
    latest,
    now().toISOString(),
    journalOf(dependencies, { tenant, actor, origin, ...deed }),
  );
  throw invalidRefreshToken();
};

/**
 * Exchanges a refresh token for a new pair. Whoever presents one that was replaced may have stolen it, or been stolen
 * from: the whole session ends (RFC 9700, section 4.14.2). Requests that were under way together when it was replaced
 * all get the one new token.
 * @throws AppError `unauthenticated`, `wrong_region`, `rate_limited`.
 */
export const refreshSession = async (dependencies: Dependencies, command: Command) => {
  const { guesses, holdsCheck, now, region, waitUntil } = dependencies;
  return withToken(guesses, command.origin.ip, async () => {
    const { checked, check, ...token } = parseRefreshToken(command.body.refreshToken, region);
    if (!(await holdsCheck(checked, check))) throw invalidRefreshToken();
    const secret = await exchanged(dependencies, token, command);
    const settledAt = new Date(now().getTime() + settledMs);
    const { secret: _replaced, ...claims } = token;
    const tokens = await issueTokens(dependencies, claims, secret);
    await waitUntil(settledAt);
    return tokens;
  });
};
