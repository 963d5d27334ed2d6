import type { ServedOrganisations } from '../domain/served-organisations.ts';
import { isDone } from './is-done.ts';
import { directoryKeys } from './keys.ts';
import type { Table } from './table.ts';

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** {@link ServedOrganisations} over the directory, which belongs to no organisation. */
export const servedOrganisationRepository = (directory: Table): ServedOrganisations => ({
  list: async () => {
    const { PK: partition } = directoryKeys.served('');
    return (await directory.query({ partition })).map(({ SK, ruleset, checkedAt }) => ({
      organisationId: SK,
      ruleset: textOf(ruleset),
      checkedAt: textOf(checkedAt),
    }));
  },

  add: async (organisationId) => {
    await isDone(directory, [{ put: { ...directoryKeys.served(organisationId), entity: 'SERVED' }, when: 'absent' }]);
  },

  note: async ({ organisationId, ruleset, checkedAt }) => {
    const put = { ...directoryKeys.served(organisationId), entity: 'SERVED', ruleset, checkedAt };
    await isDone(directory, [{ put, when: 'present' }]);
  },

  remove: async (organisationId) => directory.transact([{ delete: directoryKeys.served(organisationId) }]),
});
