import type { SignInCode, SignInCodeRepository } from '../domain/sign-in-code.ts';
import { isDone } from './is-done.ts';
import { directoryKeys } from './keys.ts';
import type { Table } from './table.ts';

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
    const taken = await isDone(directory, [{ delete: key, when: 'present' }]);
    return taken ? (item as unknown as SignInCode) : undefined;
  },
});
