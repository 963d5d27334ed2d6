import type { Origin } from '#shared/domain/audit.ts';
import { type SignInCodeRepository, signInCodeSeconds } from '#shared/domain/sign-in-code.ts';
import { codeLocation, type SignInReturn } from '#shared/domain/sso-return.ts';
import { type SignedIn, type StartSessionDependencies, startSession } from './start-session.ts';

/** Known for a minute, to one client, and of no use without its verifier. */
const codeBytes = 32;

export type FinishDependencies = StartSessionDependencies & { readonly codes: SignInCodeRepository };

/**
 * Answers a sign-in that was finished elsewhere: with tokens, or at the client's own address with a code for them.
 *
 * An answer with tokens starts nothing in the browser that gets it: there are no cookies. A code is worth nothing to a
 * client that did not begin the sign-in, since it lacks the verifier: so nobody can be signed in as somebody else by a
 * link (login CSRF; RFC 9700, sections 2.1.1 and 4.7).
 */
export const finishSignIn = async (
  dependencies: FinishDependencies,
  signedIn: SignedIn,
  to: SignInReturn | undefined,
  origin: Origin,
) => {
  if (!to) return startSession(dependencies, signedIn, origin);
  const { codes, now, hash, randomText } = dependencies;
  const { tenant, userId, method, signedInAt, sessionEndsAt } = signedIn;
  const code = randomText(codeBytes);
  await codes.keep({
    codeHash: hash(code),
    codeChallenge: to.codeChallenge,
    userId,
    organisationId: tenant.organisationId,
    method,
    signedInAt: signedInAt.toISOString(),
    sessionEndsAt,
    endsAt: new Date(now().getTime() + signInCodeSeconds * 1000).toISOString(),
  });
  return { location: codeLocation(to, code) };
};
