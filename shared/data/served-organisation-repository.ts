import type { ServedOrganisations } from '../domain/served-organisations.ts';
import { directoryKeys } from './keys.ts';
import { type Table, type Write, WriteRejected } from './table.ts';

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** {@link ServedOrganisations} over the directory, which belongs to no organisation. */
export const servedOrganisationRepository = (directory: Table): ServedOrganisations => {
  const unlessRejected = async (write: Write): Promise<void> => {
    try {
      await directory.transact([write]);
    } catch (error) {
      if (!(error instanceof WriteRejected)) throw error;
    }
  };
  return {
    list: async () => {
      const { PK: partition } = directoryKeys.served('');
      return (await directory.query({ partition })).map(({ SK, ruleset, checkedAt }) => ({
        organisationId: SK,
        ruleset: textOf(ruleset),
        checkedAt: textOf(checkedAt),
      }));
    },
    add: async (organisationId) =>
      unlessRejected({ put: { ...directoryKeys.served(organisationId), entity: 'SERVED' }, when: 'absent' }),
    note: async ({ organisationId, ruleset, checkedAt }) =>
      unlessRejected({
        put: { ...directoryKeys.served(organisationId), entity: 'SERVED', ruleset, checkedAt },
        when: 'present',
      }),
    remove: async (organisationId) => directory.transact([{ delete: directoryKeys.served(organisationId) }]),
  };
};
