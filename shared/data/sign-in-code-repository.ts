import type { SignInCode, SignInCodeRepository } from '../domain/sign-in-code.ts';
import { directoryKeys } from './keys.ts';
import { type Table, WriteRejected } from './table.ts';

/** {@link SignInCodeRepository} over the directory. */
export const signInCodeRepository = (directory: Table): SignInCodeRepository => ({
  keep: async (code) =>
    directory.transact([
      {
        put: {
          ...directoryKeys.signInCode(code.codeHash),
          entity: 'CODE',
          ...code,
          expiresAt: Math.ceil(Date.parse(code.endsAt) / 1000),
        },
        when: 'absent',
      },
    ]),

  take: async (codeHash) => {
    const key = directoryKeys.signInCode(codeHash);
    const item = await directory.get(key, { consistent: true });
    if (!item) return undefined;
    try {
      await directory.transact([{ delete: key, when: 'present' }]);
    } catch (error) {
      if (!(error instanceof WriteRejected)) throw error;
      return undefined;
    }
    return item as unknown as SignInCode;
  },
});
