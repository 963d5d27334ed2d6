import type { GuessLedger, Kept } from '../domain/guard-guesses.ts';
import type { GuessHistory } from '../domain/guess-limit.ts';
import type { KnownAddress } from '../domain/known-addresses.ts';
import { directoryKeys } from './keys.ts';
import type { Key, Table } from './table.ts';

/** {@link GuessLedger} over the directory: each row is changed by itself, and only as the revision that was read. */
export const guessLedger = (directory: Table): GuessLedger => {
  const find = async <T>(key: Key): Promise<Kept<T> | undefined> => {
    const item = await directory.get(key, { consistent: true });
    return item && { value: item['value'] as T, revision: Number(item['revision']) };
  };

  const keep = async (
    key: Key,
    set: Readonly<Record<string, unknown>>,
    before: { readonly revision: number } | undefined,
  ): Promise<boolean> => {
    const revision = (before?.revision ?? 0) + 1;
    const written = await directory.update({
      update: key,
      set: { ...set, revision },
      when: { revision: before?.revision },
    });
    return written !== undefined;
  };

  return {
    find: async (name) => {
      const item = await directory.get(directoryKeys.guesses(name), { consistent: true });
      return item && { value: item as unknown as GuessHistory, revision: Number(item['revision']) };
    },

    keep: async (name, { wrong, wrongAt, forgivingFrom, underWay, knownBy }, before, expiresAt) =>
      keep(
        directoryKeys.guesses(name),
        { entity: 'GUESSES', wrong, wrongAt, forgivingFrom, underWay, knownBy, expiresAt },
        before,
      ),

    change: async (name, { set, add }) => {
      await directory.update({ update: directoryKeys.guesses(name), set, add: { ...add, revision: 1 } });
    },

    findKnown: async (name) => find<readonly KnownAddress[]>(directoryKeys.knownAddresses(name)),

    keepKnown: async (name, value, before, expiresAt) =>
      keep(directoryKeys.knownAddresses(name), { entity: 'KNOWN', value, expiresAt }, before),
  };
};
