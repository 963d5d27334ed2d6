import { AppError } from './errors.ts';
import type { SignInReturn } from './sso-return.ts';

/** A sign-in that was begun here and is under way at Google. */
export type GoogleSignIn = {
  /** SHA-256 of the state that the browser carries there and back. */
  readonly stateHash: string;
  readonly redirectUri: string;
  readonly endsAt: string;
  /** Unless said, the person's oldest organisation that takes them. */
  readonly organisationId?: string | undefined;
  readonly to?: SignInReturn | undefined;
};

export type GoogleSignInRepository = {
  readonly begin: (signIn: GoogleSignIn) => Promise<void>;
  /** Takes a sign-in away: of any number of takers one gets it. */
  readonly take: (stateHash: string) => Promise<GoogleSignIn | undefined>;
};

/** What Google says of a person in an ID token that was verified. */
export type GoogleIdentity = {
  /** The one thing that never changes and is never given to another. */
  readonly subject: string;
  readonly email: string;
  readonly emailVerified: boolean;
  /** The Google Workspace that the person belongs to. */
  readonly hostedDomain?: string | undefined;
};

/** Secrets of one sign-in, made from its state, so that none of them need be kept. */
export type GoogleSecrets = { readonly nonce: string; readonly codeVerifier: string };
export type GoogleSecretsOf = (state: string) => Promise<GoogleSecrets>;

/** OpenID Connect with Google on the wire; undefined on a stage where nobody has set it up. */
export type GoogleProvider = {
  readonly authorizationUrl: (
    request: GoogleSecrets & { readonly state: string; readonly redirectUri: string },
  ) => Promise<string>;
  /**
   * Exchanges the code that came with the callback's query.
   * @throws AppError `unauthenticated` for whatever is not as it should be.
   */
  readonly identityOf: (
    query: Readonly<Record<string, string>>,
    expected: GoogleSecrets & { readonly state: string; readonly redirectUri: string },
  ) => Promise<GoogleIdentity>;
};

/** Which account a person at Google has here. */
export type GoogleAccounts = {
  readonly find: (subject: string) => Promise<string | undefined>;
  /** Remembers it. @throws AppError `conflict` when either has another already. */
  readonly link: (subject: string, userId: string) => Promise<void>;
};

/**
 * Google speaks for its own addresses and for those of a Workspace. Any other address was proven to it once and may
 * belong to somebody else by now.
 * https://developers.google.com/identity/gsi/web/guides/verify-google-id-token
 */
export const speaksFor = ({ email, emailVerified, hostedDomain }: GoogleIdentity): boolean =>
  emailVerified && (hostedDomain !== undefined || /@(gmail|googlemail)\.com$/i.test(email));

/** The one answer to a sign-in that did not begin here, came twice or took too long. */
export const unaskedGoogleAnswer = (): AppError =>
  new AppError('unauthenticated', 'This answers no sign-in that is under way here; begin anew.');

/** The answer to a person whom Google knows and we do not. */
export const unknownToUs = (): AppError =>
  new AppError('unauthenticated', 'Nobody here signs in with this Google account: sign up, or ask for an invitation.');

/** The answer on a stage where no client of Google's is set up. */
export const notSetUp = (): AppError => new AppError('not_found', 'Signing in with Google is not set up here.');
