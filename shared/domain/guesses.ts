import { AppError } from './errors.ts';
import type { GuessLimit } from './guess-limit.ts';

/**
 * How often one may be wrong. A person at one address is slowed down after five wrong passwords. Beside that, the address
 * is slowed down for all accounts together, and the account for all addresses together; from an address that the
 * account's owner is known at, those two keep nobody out, so that no stranger elsewhere can.
 */
export const guessLimits = {
  pair: { free: 5, firstWaitSeconds: 1, longestWaitSeconds: 900, forgivenSeconds: 600 },
  account: { free: 20, firstWaitSeconds: 1, longestWaitSeconds: 900, forgivenSeconds: 120 },
  address: { free: 100, firstWaitSeconds: 1, longestWaitSeconds: 300, forgivenSeconds: 10 },
  /** Refresh, invitation and reset tokens that are none, from one address. */
  tokens: { free: 100, firstWaitSeconds: 1, longestWaitSeconds: 300, forgivenSeconds: 5 },
  /** Password resets asked for from one address. */
  resets: { free: 30, firstWaitSeconds: 1, longestWaitSeconds: 300, forgivenSeconds: 30 },
} as const satisfies Record<string, GuessLimit>;

/** What callers are told that they have used up. */
export const limitNames = {
  pair: 'wrong_passwords',
  account: 'wrong_passwords',
  address: 'wrong_passwords',
  tokens: 'wrong_tokens',
  resets: 'password_resets',
} as const satisfies Record<keyof typeof guessLimits, string>;

/** An account, by its address in its one form, and where the guess comes from. */
export type Guesser = { readonly email: string; readonly ip?: string | undefined };

/** Slows guessers down. Nothing of them is kept in clear. */
export type Guesses = {
  /**
   * Begins a guess at an account's password, before anything else is done for it, the same for an account that does
   * not exist. The function that it gives must be told whether the guess was right: then it is not counted, what was
   * wrong before it is forgotten, and the address is known from now on.
   * @throws AppError `rate_limited`.
   */
  readonly begin: (guesser: Guesser) => Promise<(isRight: boolean) => Promise<void>>;
  /** Remembers that the account's owner is at this address, who has proved it in some other way than by a password. */
  readonly welcome: (guesser: Guesser) => Promise<void>;
  /** Counts a token that was wrong. @throws AppError `rate_limited` when too many from this address were. */
  readonly countWrongToken: (ip: string | undefined) => Promise<void>;
  /** Counts a password reset that is asked for. @throws AppError `rate_limited`. */
  readonly countReset: (ip: string | undefined) => Promise<void>;
};

/**
 * Does what begins with a token that may be anybody's invention. Its 256 bits are beyond guessing, so a good one never
 * waits for the wrong ones that others at the same address have sent.
 * @throws what `act` throws, but AppError `rate_limited` in place of `unauthenticated` when too many were wrong.
 */
export const withToken = async <T>(
  { countWrongToken }: Pick<Guesses, 'countWrongToken'>,
  ip: string | undefined,
  act: () => Promise<T>,
): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthenticated') await countWrongToken(ip);
    throw error;
  }
};
