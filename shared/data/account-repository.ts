import type { Account, AccountRepository } from '../domain/account.ts';
import { AppError } from '../domain/errors.ts';
import { isDone } from './is-done.ts';
import { directoryKeys } from './keys.ts';
import type { Item, Table, Write } from './table.ts';

const accountOf = (item: Item): Account => item as unknown as Account;

const membershipRow = (userId: string, organisationId: string): Write => ({
  put: { ...directoryKeys.membership(userId, organisationId), entity: 'MEMBERSHIP', organisationId },
});

/** {@link AccountRepository} over the directory, where nothing but look-ups is kept. */
export const accountRepository = (directory: Table): AccountRepository => {
  const ofUser = async (userId: string) => {
    const item = await directory.get(directoryKeys.account(userId), { consistent: true });
    return item && accountOf(item);
  };

  const ofEmail = async (email: string) => {
    const entry = await directory.get(directoryKeys.email(email), { consistent: true });
    // An unknown address is looked up all the same, under a name that no user has, so that it takes as long.
    return ofUser(String(entry?.['userId'] ?? 'nobody'));
  };

  const transact = async (writes: readonly Write[], rejected: () => Error) => {
    if (!(await isDone(directory, writes))) throw rejected();
  };

  return {
    ofEmail,
    ofUser,

    reserve: async (email, newUserId) => {
      const known = await ofEmail(email);
      if (known) return known;
      const account = { userId: newUserId(), email };
      await transact(
        [
          {
            put: { ...directoryKeys.email(email), entity: 'EMAIL', userId: account.userId },
            when: 'absent',
          },
          { put: { ...directoryKeys.account(account.userId), entity: 'ACCOUNT', ...account }, when: 'absent' },
        ],
        () => new AppError('conflict', 'This address was entered twice at the same moment; try again.'),
      );
      return account;
    },

    claim: async ({ userId }, passwordHash, organisationId) =>
      transact(
        [
          {
            update: directoryKeys.account(userId),
            set: { passwordHash },
            add: { joins: 1 },
            when: { userId, passwordHash: undefined },
          },
          membershipRow(userId, organisationId),
        ],
        () => new AppError('email_taken', 'An account with this e-mail address exists.'),
      ),

    join: async ({ userId }, organisationId) =>
      transact(
        [
          { update: directoryKeys.account(userId), add: { joins: 1 }, when: { userId } },
          membershipRow(userId, organisationId),
        ],
        () => new AppError('conflict', 'The account was deleted at the same moment; try again.'),
      ),

    leave: async (userId, organisationId) =>
      directory.transact([{ delete: directoryKeys.membership(userId, organisationId) }]),

    organisationsOf: async (userId) => {
      const items = await directory.query({
        partition: directoryKeys.account(userId).PK,
        prefix: 'ORGANISATION#',
        consistent: true,
      });
      return items.map((item) => String(item['organisationId']));
    },

    changePassword: async ({ userId, passwordHash: before }, passwordHash, at) =>
      transact(
        [
          {
            update: directoryKeys.account(userId),
            set: { passwordHash, sessionsSince: at },
            when: { userId, passwordHash: before },
          },
        ],
        () => new AppError('conflict', 'The password was changed at the same moment.'),
      ),

    resetPassword: async ({ userId }, passwordHash, at) =>
      transact(
        [
          {
            update: directoryKeys.account(userId),
            set: { passwordHash, sessionsSince: at, emailVerifiedAt: at },
            when: { userId },
          },
        ],
        () => new AppError('conflict', 'The account was deleted at the same moment.'),
      ),

    rehash: async ({ userId, passwordHash: before }, passwordHash) => {
      await directory.update({
        update: directoryKeys.account(userId),
        set: { passwordHash },
        when: { userId, passwordHash: before },
      });
    },
  };
};
