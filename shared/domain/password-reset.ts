import { AppError } from './errors.ts';
import type { GuessHistory, GuessLimit } from './guess-limit.ts';
import { idPattern } from './ports.ts';

/** How long a reset can be confirmed. */
export const passwordResetSeconds = 3600;

/** So many mails are sent to one address, however many ask for them; later ones less and less often. */
export const resetMailLimit: GuessLimit = {
  free: 3,
  firstWaitSeconds: 300,
  longestWaitSeconds: 3600,
  forgivenSeconds: 1800,
};

/** The one reset of an account that may be open. */
export type PasswordReset = {
  readonly userId: string;
  /** Absent when it was used, or when there is no password to reset. */
  readonly tokenHash?: string | undefined;
  readonly endsAt?: string | undefined;
  /** The request that it answers. */
  readonly requestId: string;
  /** The request whose mail is known to be sent. */
  readonly mailedFor?: string | undefined;
  /** Mails sent, as if each were a wrong guess. */
  readonly mails: GuessHistory;
  readonly revision: number;
};

export type PasswordResetRepository = {
  readonly find: (userId: string) => Promise<PasswordReset | undefined>;
  /** Puts a reset in place of that of the revision before; whether another did not come first. */
  readonly keep: (reset: PasswordReset, expiresAt: number) => Promise<boolean>;
  readonly markMailed: (userId: string, requestId: string) => Promise<void>;
  /** Uses the token up; of any number of users one is told that it was them. Mails are counted anew. */
  readonly use: (userId: string, tokenHash: string) => Promise<boolean>;
};

/** A reset's token says whose it is; its secret has 256 bits. */
export type PasswordResetToken = { readonly userId: string; readonly secret: string };

const tokenPattern = new RegExp(`^prt_(${idPattern('user')})_([\\w-]{1,72})$`);

export const passwordResetTokenOf = ({ userId, secret }: PasswordResetToken): string => `prt_${userId}_${secret}`;

/** The one answer to every token that is forged, used or too old. */
export const invalidPasswordReset = (): AppError =>
  new AppError('unauthenticated', 'The link is not valid any more: ask for a new one.');

/** @throws AppError `unauthenticated` for anything that is no token of a reset. */
export const parsePasswordResetToken = (token: string): PasswordResetToken => {
  const [, userId, secret] = tokenPattern.exec(token) ?? [];
  if (!userId || !secret) throw invalidPasswordReset();
  return { userId, secret };
};
