import { AppError } from '../domain/errors.ts';
import type { VouchedAccounts } from '../domain/sso-account.ts';
import { directoryKeys } from './keys.ts';
import { type Table, WriteRejected } from './table.ts';

/** {@link VouchedAccounts} over the directory. */
export const vouchedAccounts = (directory: Table): VouchedAccounts => ({
  prove: async ({ userId, passwordHash }, at) => {
    try {
      await directory.transact([
        {
          update: directoryKeys.account(userId),
          set: { emailVerifiedAt: at, sessionsSince: at },
          remove: ['passwordHash'],
          when: { userId, passwordHash, emailVerifiedAt: undefined },
        },
      ]);
    } catch (error) {
      if (!(error instanceof WriteRejected)) throw error;
      throw new AppError('conflict', 'The account was changed at the same moment; sign in again.');
    }
  },
});
