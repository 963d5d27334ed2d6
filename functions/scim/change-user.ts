import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import { type Member, type MemberRepository, ownersGained } from '#shared/domain/member.ts';
import { type OrganisationReader, withOwners } from '#shared/domain/organisation.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';
import { ScimError } from '#shared/domain/scim-error.ts';
import { baseOf } from '#shared/domain/scim-resource.ts';
import { userView, type WantedUser } from '#shared/domain/scim-user.ts';
import { type EndDependencies, endApiKeysWith } from './end-api-keys.ts';
import { demandOwnDomain, type VouchDependencies, vouchForAccount } from './vouch-for-account.ts';

export type ChangeDependencies = Pick<Effects, 'now' | 'newId' | 'hash'> &
  EndDependencies &
  VouchDependencies & { readonly members: MemberRepository; readonly organisations: OrganisationReader };

export type ChangeCommand = Asked & { readonly userId: string; readonly apiUrl: string };

const statusOf = ({ status }: Member, { active }: WantedUser): Member['status'] => {
  if (active === undefined) return status;
  return active ? 'active' : 'suspended';
};

const nameOf = ({ name }: Member, { displayName, formatted }: WantedUser): string | null =>
  displayName === undefined && formatted === undefined ? name : (displayName ?? formatted ?? null);

/** An owner who is suspended comes back as a member: owners are made by owners. */
const wantedMember = (before: Member, wanted: WantedUser, at: string): Member => {
  const status = statusOf(before, wanted);
  const name = nameOf(before, wanted);
  const externalId = wanted.externalId === undefined ? before.externalId : (wanted.externalId ?? undefined);
  if (status === before.status && name === before.name && externalId === before.externalId) return before;
  const { invitationId, ...rest } = before;
  const open = status === 'invited' && invitationId !== undefined && { invitationId };
  const demoted = status === 'suspended' && before.role === 'owner' && { role: 'member' as const };
  const joined = status === 'active' && before.status !== 'active' && { joinedAt: at };
  return { ...rest, ...open, ...demoted, ...joined, status, name, externalId, revision: before.revision + 1 };
};

const actions = { active: 'member.restore', suspended: 'member.suspend', invited: 'member.update' } as const;

const save = async (
  dependencies: ChangeDependencies,
  { caller }: ChangeCommand,
  before: Member,
  after: Member,
): Promise<void> => {
  const { members, organisations, now, newId } = dependencies;
  const { tenant } = caller;
  const gained = ownersGained(before, after);
  const organisation = gained === 0 ? undefined : withOwners(await organisations.get(tenant), gained);
  const action = before.status === after.status ? 'member.update' : actions[after.status];
  const deed = { action, target: before.userId, change: { status: after.status, role: after.role } };
  const change = async (apiKeys: readonly string[]) =>
    members.change(tenant, { before, after, organisation, apiKeys }, journalFor({ now, newId }, caller, deed));
  if (after.status === 'suspended') await endApiKeysWith(dependencies, caller, before.userId, change);
  else await change([]);
};

/** Before somebody may come in, or come back. */
const admit = async (dependencies: ChangeDependencies, { caller }: ChangeCommand, { email }: Member): Promise<void> => {
  await demandOwnDomain(dependencies, caller.tenant, email);
  const account = await dependencies.accounts.ofEmail(email);
  if (account) await vouchForAccount(dependencies, caller.tenant, account);
};

/**
 * Changes a member as a client wants. Whoever is suspended has no rights from then on, neither in their sessions nor by
 * keys that they have made; asking for it again makes sure of that.
 * @throws AppError `not_found`, `precondition_failed`, `conflict` for the last owner; ScimError.
 */
export const changeUser = (dependencies: ChangeDependencies, command: ChangeCommand, wanted: WantedUser) =>
  retryConflict(async () => {
    const { members, hash, now } = dependencies;
    const { caller, userId, precondition, apiUrl } = command;
    const before = await members.get(caller.tenant, userId);
    precondition(userView(hash, before, baseOf(apiUrl)));
    if (wanted.userName !== undefined && wanted.userName !== before.email) {
      throw new ScimError('mutability', 'userName cannot be changed: delete the user and create them anew.');
    }
    const after = wantedMember(before, wanted, now().toISOString());
    if (after !== before) {
      if (after.status === 'active' && before.status !== 'active') await admit(dependencies, command, before);
      await save(dependencies, command, before, after);
    } else if (wanted.active === false) {
      await endApiKeysWith(dependencies, caller, userId, async () => undefined);
    }
    return userView(hash, after, baseOf(apiUrl));
  });
