import { type SamlSignIn, type SamlSignInRepository, unaskedAnswer } from '../domain/sso-sign-in.ts';
import { isDone } from './is-done.ts';
import { directoryKeys } from './keys.ts';
import type { Table } from './table.ts';

const secondsOf = (time: string): number => Math.ceil(Date.parse(time) / 1000);

/** {@link SamlSignInRepository} over the directory: whose sign-in it is, is only known from the row. */
export const samlSignInRepository = (directory: Table): SamlSignInRepository => ({
  begin: async (signIn) =>
    directory.transact([
      {
        put: {
          ...directoryKeys.samlSignIn(signIn.relayHash),
          entity: 'SIGNIN',
          ...signIn,
          expiresAt: secondsOf(signIn.endsAt),
        },
        when: 'absent',
      },
    ]),

  find: async (relayHash) => {
    const item = await directory.get(directoryKeys.samlSignIn(relayHash), { consistent: true });
    return item as SamlSignIn | undefined;
  },

  complete: async ({ relayHash, requestId, organisationId }, { id, endsAt }) => {
    const used = {
      ...directoryKeys.usedAssertion(organisationId, id),
      entity: 'ASSERTION',
      expiresAt: secondsOf(endsAt),
    };
    const done = await isDone(directory, [
      { delete: directoryKeys.samlSignIn(relayHash), when: { requestId } },
      { put: used, when: 'absent' },
    ]);
    if (!done) throw unaskedAnswer();
  },
});
