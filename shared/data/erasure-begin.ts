import type { Erasure } from '../domain/erasure.ts';
import type { Closing } from '../domain/organisation-closing.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { isDone } from './is-done.ts';
import { directoryKeys, keys } from './keys.ts';
import type { Table } from './table.ts';

/**
 * Begins an erasure by taking the ticket that a restoration would have to take with its change of the organisation. The
 * ticket is read first: an organisation that still is to be erased after there was no ticket, nobody can restore.
 */
export const beginErasure = (openTable: (tenant: TenantContext) => Table): Erasure['begin'] => {
  const begin: Erasure['begin'] = async (tenant, closing, now) => {
    const { deletesAt } = closing;
    const table = openTable(tenant);
    const ticket = keys.closing(tenant);
    const held = await table.get(ticket, { consistent: true });
    const organisation = await table.get(keys.organisation(tenant), { consistent: true });
    if (!organisation) return 'erased';
    if (organisation['deletesAt'] !== deletesAt) return 'kept';
    if (now.toISOString() < deletesAt) return 'waiting';
    if (!held) return 'begun';
    if (await isDone(table, [{ delete: ticket, when: { deletesAt } }])) return 'begun';
    // A restoration, or another message, took it at the same moment; the row says which.
    return begin(tenant, closing, now);
  };
  return begin;
};

/** Takes a closing off the directory's list, unless it is there for another moment by now. */
export const unlistClosing =
  (directory: Table): Erasure['unlist'] =>
  async ({ organisationId, deletesAt }: Closing) => {
    await isDone(directory, [{ delete: directoryKeys.closing(organisationId), when: { deletesAt } }]);
  };
