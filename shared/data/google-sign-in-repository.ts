import { AppError } from '../domain/errors.ts';
import type { GoogleAccounts, GoogleSignIn, GoogleSignInRepository } from '../domain/google-sign-in.ts';
import { isDone } from './is-done.ts';
import { directoryKeys } from './keys.ts';
import type { Table } from './table.ts';

/** {@link GoogleSignInRepository} over the directory. */
export const googleSignInRepository = (directory: Table): GoogleSignInRepository => ({
  begin: async (signIn) =>
    directory.transact([
      {
        put: {
          ...directoryKeys.googleSignIn(signIn.stateHash),
          entity: 'SIGNIN',
          ...signIn,
          expiresAt: Math.ceil(Date.parse(signIn.endsAt) / 1000),
        },
        when: 'absent',
      },
    ]),

  take: async (stateHash) => {
    const key = directoryKeys.googleSignIn(stateHash);
    const item = await directory.get(key, { consistent: true });
    if (!item) return undefined;
    const isOurs = await isDone(directory, [{ delete: key, when: 'present' }]);
    return isOurs ? (item as unknown as GoogleSignIn) : undefined;
  },
});

/** {@link GoogleAccounts} over the directory; the account names its subject too, so that both go together. */
export const googleAccounts = (directory: Table): GoogleAccounts => ({
  find: async (subject) => {
    const item = await directory.get(directoryKeys.googleAccount(subject), { consistent: true });
    return item && String(item['userId']);
  },

  link: async (subject, userId) => {
    const isLinked = await isDone(directory, [
      { put: { ...directoryKeys.googleAccount(subject), entity: 'GOOGLE', userId }, when: 'absent' },
      {
        update: directoryKeys.account(userId),
        set: { googleSubject: subject },
        when: { userId, googleSubject: undefined },
      },
    ]);
    if (!isLinked) throw new AppError('conflict', 'This account belongs to another Google account already.');
  },
});
