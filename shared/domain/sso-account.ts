import type { Account } from './account.ts';

/** Accounts as whoever vouches for a person's address changes them. */
export type VouchedAccounts = {
  /**
   * Records that an address has been proven for the first time. Until then anybody could have signed up with it: the
   * password that they may have set is removed, and every session from before is over ("Pre-hijacked accounts", USENIX
   * Security 2022). @throws AppError `conflict` when the account was changed meanwhile.
   */
  readonly prove: (account: Account, at: string) => Promise<void>;
};
