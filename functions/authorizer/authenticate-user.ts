import type { AccountReader } from '#shared/domain/account.ts';
import type { Verdict } from '#shared/domain/authenticated.ts';
import type { Effects } from '#shared/domain/command.ts';
import { isAlive, type SessionReader } from '#shared/domain/live-session.ts';
import type { Region } from '#shared/domain/region.ts';
import type { AccessClaims } from '#shared/domain/session.ts';
import { tenantOf } from '#shared/domain/tenant.ts';

export type UserDependencies = Pick<Effects, 'now'> & {
  readonly accounts: AccountReader;
  readonly sessionReader: SessionReader;
  readonly verifyAccessToken: (token: string, now: Date) => Promise<AccessClaims | undefined>;
  /** The other region that a token says it is of, believed or not. */
  readonly claimedRegion: (token: string) => Region | undefined;
};

/** Whose access token it is; nobody's once its session has ended, however long the token itself would last. */
export const authenticateUser = async (
  { accounts, sessionReader, verifyAccessToken, claimedRegion, now }: UserDependencies,
  token: string,
): Promise<Verdict> => {
  const at = now();
  const claims = await verifyAccessToken(token, at);
  if (!claims) {
    const region = claimedRegion(token);
    return region && { type: 'elsewhere', region };
  }
  const { userId, organisationId, sessionId } = claims;
  const [standing, account] = await Promise.all([
    sessionReader.find(tenantOf(organisationId), userId, sessionId),
    accounts.ofUser(userId),
  ]);
  if (!isAlive(standing, account, at)) return undefined;
  const plan = standing.organisation?.plan;
  return { type: 'user', id: userId, organisationId, sessionId, ...(plan && { plan }) };
};
