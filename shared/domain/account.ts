/**
 * A person who can sign in, whatever organisations they are in. Without a password hash the address is only reserved:
 * for an invitation not yet accepted, or for a sign-up that never finished.
 */
export type Account = {
  readonly userId: string;
  readonly email: string;
  /** Argon2id, as a PHC string. */
  readonly passwordHash?: string | undefined;
  /** Since when it is known that the person reads mail to the address, or that the owner of its domain vouches for them. */
  readonly emailVerifiedAt?: string | undefined;
  /** Sessions from before this moment are over, in every organisation. */
  readonly sessionsSince?: string | undefined;
};

/** The form under which an address is kept and compared: to people, case and compatibility forms are no difference. */
export const normaliseEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

export type AccountReader = {
  readonly ofUser: (userId: string) => Promise<Account | undefined>;
};

export type AccountRepository = AccountReader & {
  /** Takes as long for an address that nobody has as for one that somebody has. */
  readonly ofEmail: (email: string) => Promise<Account | undefined>;
  /**
   * The account of an address, made without a password if there is none. It comes first, so that whatever fails
   * behind it leaves nothing but an address without a password, which hinders nobody.
   */
  readonly reserve: (email: string, newUserId: () => string) => Promise<Account>;
  /** Gives a reserved account its password and lets it into an organisation. @throws AppError `email_taken`. */
  readonly claim: (account: Account, passwordHash: string, organisationId: string) => Promise<void>;
  /** Lets an account into an organisation; once more does no harm. @throws AppError `conflict` when it is deleted. */
  readonly join: (account: Account, organisationId: string) => Promise<void>;
  readonly leave: (userId: string, organisationId: string) => Promise<void>;
  /** The organisations that the account was let into, oldest first; the member's row says whether it still is in. */
  readonly organisationsOf: (userId: string) => Promise<readonly string[]>;
  /** Ends all sessions as well. @throws AppError `conflict` when the password was changed meanwhile. */
  readonly changePassword: (account: Account, passwordHash: string, at: string) => Promise<void>;
  /** Ends all sessions as well, whatever the password was, and marks the address as verified. */
  readonly resetPassword: (account: Account, passwordHash: string, at: string) => Promise<void>;
  /** Keeps another hash of the same password, unless the password was changed meanwhile. */
  readonly rehash: (account: Account, passwordHash: string) => Promise<void>;
};
