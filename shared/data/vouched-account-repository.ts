import { AppError } from '../domain/errors.ts';
import type { VouchedAccounts } from '../domain/sso-account.ts';
import { isDone } from './is-done.ts';
import { directoryKeys } from './keys.ts';
import type { Table } from './table.ts';

/** {@link VouchedAccounts} over the directory. */
export const vouchedAccounts = (directory: Table): VouchedAccounts => ({
  prove: async ({ userId, passwordHash }, at) => {
    const done = await isDone(directory, [
      {
        update: directoryKeys.account(userId),
        set: { emailVerifiedAt: at, sessionsSince: at },
        remove: ['passwordHash'],
        when: { userId, passwordHash, emailVerifiedAt: undefined },
      },
    ]);
    if (!done) throw new AppError('conflict', 'The account was changed at the same moment; sign in again.');
  },
});
