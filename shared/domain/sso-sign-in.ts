import { refusedAnswer } from './saml-assertion.ts';
import type { SignInReturn } from './sso-return.ts';

/** How long a person may take at the identity provider. */
export const signInSeconds = 600;

/** A sign-in that was begun here and is under way at an organisation's identity provider. */
export type SamlSignIn = {
  /** SHA-256 of the RelayState that the browser carries there and back. */
  readonly relayHash: string;
  /** The id of the AuthnRequest, which the assertion must answer. */
  readonly requestId: string;
  readonly organisationId: string;
  readonly acsUrl: string;
  readonly endsAt: string;
  readonly to?: SignInReturn | undefined;
};

/** An assertion that must not be taken twice while it lasts. */
export type UsedAssertion = { readonly id: string; readonly endsAt: string };

export type SamlSignInRepository = {
  readonly begin: (signIn: SamlSignIn) => Promise<void>;
  readonly find: (relayHash: string) => Promise<SamlSignIn | undefined>;
  /** Uses up the request and the assertion at once. @throws AppError `unauthenticated` when either was used before. */
  readonly complete: (signIn: SamlSignIn, assertion: UsedAssertion) => Promise<void>;
};

/** Of answers to requests that nobody here has made there is one kind, and of those that come twice or late. */
export const unaskedAnswer = () =>
  refusedAnswer('it answers no sign-in that is under way here. Start at Promptgate, and begin anew if you took long');
