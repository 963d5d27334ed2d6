import { AppError } from './errors.ts';
import type { SignInMethod } from './session.ts';

/** A client that was sent a code exchanges it at once. */
export const signInCodeSeconds = 60;

/** What a single-use code stands for: a person who has signed in and whose client is still to get its tokens. */
export type SignInCode = {
  readonly codeHash: string;
  readonly codeChallenge: string;
  readonly userId: string;
  readonly organisationId: string;
  readonly method: SignInMethod;
  /** When the person signed in: whatever ends their sessions from then on ends this one too. */
  readonly signedInAt: string;
  readonly sessionEndsAt?: string | undefined;
  readonly endsAt: string;
};

export type SignInCodeRepository = {
  readonly keep: (code: SignInCode) => Promise<void>;
  /** Takes a code away: of any number of takers one gets it. */
  readonly take: (codeHash: string) => Promise<SignInCode | undefined>;
};

/** The challenge of a verifier: its SHA-256, base64url (RFC 7636, section 4.6). */
export type ChallengeOf = (verifier: string) => string;

/** The one answer to every code that is not good, and to the wrong verifier of one that is. */
export const invalidSignInCode = (): AppError =>
  new AppError('unauthenticated', 'The code or its verifier is not valid; sign in again.');
