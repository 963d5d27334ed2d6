import type { Effects } from '#shared/domain/command.ts';
import {
  type GoogleProvider,
  type GoogleSecretsOf,
  type GoogleSignInRepository,
  notSetUp,
} from '#shared/domain/google-sign-in.ts';
import { type AskedReturn, returnOf } from '#shared/domain/sso-return.ts';
import { signInSeconds } from '#shared/domain/sso-sign-in.ts';

const stateBytes = 32;

type Dependencies = Pick<Effects, 'now' | 'hash' | 'randomText'> & {
  readonly google: () => Promise<GoogleProvider | undefined>;
  readonly googleSecrets: GoogleSecretsOf;
  readonly googleSignIns: GoogleSignInRepository;
  readonly consoleUrl: string;
};
type Query = AskedReturn & { readonly organisation?: string | undefined };
type Command = { readonly apiUrl: string; readonly query: Query };

/**
 * Sends a browser to Google. Whom to answer is kept here; the browser carries nothing but a random name of that.
 * @throws AppError `validation_failed`, `not_found` where nobody has set Google up, `unavailable`.
 */
export const startGoogleSignIn = async (
  { google, googleSecrets, googleSignIns, consoleUrl, now, hash, randomText }: Dependencies,
  { apiUrl, query }: Command,
) => {
  const to = returnOf(query, consoleUrl);
  const provider = await google();
  if (!provider) throw notSetUp();
  const state = randomText(stateBytes);
  const redirectUri = `${apiUrl}/v1/sso/google/callback`;
  await googleSignIns.begin({
    stateHash: hash(state),
    redirectUri,
    endsAt: new Date(now().getTime() + signInSeconds * 1000).toISOString(),
    organisationId: query.organisation,
    to,
  });
  return { location: await provider.authorizationUrl({ ...(await googleSecrets(state)), state, redirectUri }) };
};
