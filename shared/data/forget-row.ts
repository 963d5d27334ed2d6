import type { ErasureStep } from '../domain/erasure.ts';
import { idPrefixes } from '../domain/ports.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { isDone } from './is-done.ts';
import { directoryKeys } from './keys.ts';
import { mentionedIn } from './partition-tree.ts';
import type { Place } from './partition-walk.ts';
import type { Item, Table, Write } from './table.ts';

/** Erases what the directory knows of a row, before the row itself is erased. */
export type ForgetRow = (place: Place, row: Item) => Promise<void>;

/** The account with all that leads to it. */
const accountWrites = async (directory: Table, account: Item): Promise<readonly Write[]> => {
  const { userId, email, googleSubject, joins } = account as Item & {
    readonly userId: string;
    readonly joins?: number;
  };
  const emailKey = directoryKeys.email(String(email));
  const isTheirs = (await directory.get(emailKey, { consistent: true }))?.['userId'] === userId;
  return [
    { delete: directoryKeys.account(userId), when: { userId, joins } },
    { delete: directoryKeys.passwordReset(userId) },
    ...(isTheirs ? [{ delete: emailKey, when: { userId } }] : []),
    ...(googleSubject === undefined ? [] : [{ delete: directoryKeys.googleAccount(String(googleSubject)) }]),
  ];
};

/**
 * Takes a person out of the organisation, and deletes their account when it was the only one. Every way into another
 * organisation counts in the account's row, so it is not deleted under somebody who goes there at the same moment.
 */
const forgetPerson = async (directory: Table, { organisationId }: TenantContext, user: string): Promise<void> => {
  const membership = directoryKeys.membership(user, organisationId);
  const rows = await directory.query({ partition: membership.PK, consistent: true });
  const memberships = rows.filter(({ SK }) => SK.startsWith(directoryKeys.membership(user, '').SK));
  const others = memberships.filter(({ SK }) => SK !== membership.SK);
  if (memberships.length > others.length) await directory.transact([{ delete: membership }]);
  const account = rows.find(({ SK }) => SK === directoryKeys.account(user).SK);
  if (account && others.length === 0) await isDone(directory, await accountWrites(directory, account));
};

const nameIn = ({ SK }: Item, prefix: string): string | undefined =>
  SK.startsWith(prefix) ? SK.slice(prefix.length) : undefined;

const isUser = (name: string): boolean => name.startsWith(`${idPrefixes.user}_`);

/** {@link ForgetRow} for the rows of one organisation; nobody is looked up twice. */
export const forgetting = (directory: Table, tenant: TenantContext): ForgetRow => {
  const { organisationId } = tenant;
  const done = new Set<string>();

  const forgetCaller = async (name: string): Promise<void> => {
    if (done.has(name)) return;
    if (isUser(name)) await forgetPerson(directory, tenant, name);
    else await isDone(directory, [{ delete: directoryKeys.apiKey(name), when: { organisationId } }]);
    done.add(name);
  };

  return async ({ kind }, row) => {
    if (kind === 'audit') for (const name of mentionedIn(row)) await forgetCaller(name);
    const caller = kind === 'members' ? nameIn(row, 'MEMBER#') : kind === 'organisation' && nameIn(row, 'APIKEY#');
    if (caller) await forgetCaller(caller);
    const domain = kind === 'organisation' && nameIn(row, 'DOMAIN#');
    if (domain) await isDone(directory, [{ delete: directoryKeys.domain(domain), when: { organisationId } }]);
  };
};

/** Takes an organisation's rollouts off the list of those in progress. */
export const erasureOfActiveRollouts =
  (directory: Table): ErasureStep =>
  async ({ organisationId }, proceed) => {
    for (const { PK, SK, ...row } of await directory.query({ partition: directoryKeys.activeRollout('').PK })) {
      if (row['organisationId'] !== organisationId) continue;
      proceed();
      await directory.transact([{ delete: { PK, SK } }]);
    }
  };

/** Takes an organisation off the list of those that serve something. */
export const erasureOfServed =
  (directory: Table): ErasureStep =>
  async ({ organisationId }) =>
    directory.transact([{ delete: directoryKeys.served(organisationId) }]);
