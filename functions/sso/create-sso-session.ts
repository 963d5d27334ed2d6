import type { Origin } from '#shared/domain/audit.ts';
import { type Guesses, withToken } from '#shared/domain/guesses.ts';
import { type ChallengeOf, invalidSignInCode, type SignInCodeRepository } from '#shared/domain/sign-in-code.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { type StartSessionDependencies, startSession } from './start-session.ts';

type Dependencies = StartSessionDependencies & {
  readonly codes: SignInCodeRepository;
  readonly challengeOf: ChallengeOf;
  readonly guesses: Guesses;
};
type Command = {
  readonly origin: Origin;
  readonly body: { readonly code: string; readonly codeVerifier: string };
};

const takeCode = async ({ codes, challengeOf, hash, now }: Dependencies, body: Command['body']) => {
  const code = await codes.take(hash(body.code));
  if (!code || code.endsAt <= now().toISOString() || challengeOf(body.codeVerifier) !== code.codeChallenge) {
    throw invalidSignInCode();
  }
  return code;
};

/**
 * Exchanges a code for tokens. The code is gone with the first try, right or wrong.
 * @throws AppError `unauthenticated`, `rate_limited`, `forbidden`, `sso_required`, `organisation_closed`.
 */
export const createSsoSession = async (dependencies: Dependencies, { origin, body }: Command) => {
  const code = await withToken(dependencies.guesses, origin.ip, () => takeCode(dependencies, body));
  const { organisationId, userId, method, signedInAt, sessionEndsAt } = code;
  const tenant = tenantOf(organisationId);
  return startSession(
    dependencies,
    { tenant, userId, method, signedInAt: new Date(signedInAt), sessionEndsAt },
    origin,
  );
};
