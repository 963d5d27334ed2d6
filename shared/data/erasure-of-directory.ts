import type { ErasureStep } from '../domain/erasure.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { directoryKeys, partitions } from './keys.ts';
import { partitionWalk } from './partition-walk.ts';
import { rowsOf } from './rows-of.ts';
import { type Item, type Table, type Write, WriteRejected } from './table.ts';

type Tables = { readonly openTable: (tenant: TenantContext) => Table; readonly directory: Table };

const unlessRejected = async (directory: Table, writes: readonly Write[]): Promise<void> => {
  try {
    await directory.transact(writes);
  } catch (error) {
    if (!(error instanceof WriteRejected)) throw error;
  }
};

const emailWrite = async (directory: Table, { email, userId }: Item): Promise<readonly Write[]> => {
  const key = directoryKeys.email(String(email));
  const row = await directory.get(key, { consistent: true });
  return row?.['userId'] === userId ? [{ delete: key, when: { userId: String(userId) } }] : [];
};

/**
 * Takes a person out of the organisation, and deletes their account when it was the only one. Every way into another
 * organisation counts in the account's row, so it is not deleted under somebody who goes there at the same moment.
 */
const erasePerson = async (directory: Table, { organisationId }: TenantContext, user: string): Promise<void> => {
  const key = directoryKeys.account(user);
  await directory.transact([{ delete: directoryKeys.membership(user, organisationId) }]);
  const account = await directory.get(key, { consistent: true });
  if (!account) return;
  const range = { partition: key.PK, prefix: directoryKeys.membership(user, '').SK, limit: 1, consistent: true };
  if ((await directory.query(range)).length > 0) return;
  await unlessRejected(directory, [
    { delete: key, when: { userId: user, joins: account['joins'] as number | undefined } },
    { delete: directoryKeys.passwordReset(user) },
    ...(account['googleSubject'] === undefined
      ? []
      : [{ delete: directoryKeys.googleAccount(String(account['googleSubject'])) }]),
    ...(await emailWrite(directory, account)),
  ]);
};

/** Erases what the directory knows of an organisation, as long as the organisation's own rows say what that is. */
export const erasureOfDirectory =
  ({ openTable, directory }: Tables): ErasureStep =>
  async (tenant, proceed) => {
    const table = openTable(tenant);
    const { organisationId } = tenant;
    const walk = partitionWalk(table, tenant);
    for await (const id of walk.apiKeys()) {
      proceed();
      await unlessRejected(directory, [{ delete: directoryKeys.apiKey(id), when: { organisationId } }]);
    }
    for await (const rollout of walk.rollouts()) {
      proceed();
      await unlessRejected(directory, [{ delete: directoryKeys.activeRollout(rollout), when: { organisationId } }]);
    }
    const domains = { partition: partitions.organisation(tenant), prefix: 'DOMAIN#' };
    for await (const { SK } of rowsOf(table, domains)) {
      proceed();
      const key = directoryKeys.domain(SK.slice(domains.prefix.length));
      await unlessRejected(directory, [{ delete: key, when: { organisationId } }]);
    }
    for await (const user of walk.people()) {
      proceed();
      await erasePerson(directory, tenant, user);
    }
  };
