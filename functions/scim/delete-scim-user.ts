import type { AccountRepository } from '#shared/domain/account.ts';
import { type Effects, journalFor } from '#shared/domain/command.ts';
import { type MemberRepository, ownersGained } from '#shared/domain/member.ts';
import { type OrganisationReader, withOwners } from '#shared/domain/organisation.ts';
import { counted } from '#shared/domain/quota.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';
import { baseOf } from '#shared/domain/scim-resource.ts';
import { userView } from '#shared/domain/scim-user.ts';
import type { ChangeCommand } from './change-user.ts';
import { type EndDependencies, endApiKeysWith } from './end-api-keys.ts';

type Dependencies = Pick<Effects, 'now' | 'newId' | 'hash'> &
  EndDependencies & {
    readonly accounts: Pick<AccountRepository, 'leave'>;
    readonly members: MemberRepository;
    readonly organisations: OrganisationReader;
  };

/**
 * Removes a member, with their sessions, their places in groups, and the keys that they have made.
 * @throws AppError `not_found`, `precondition_failed`, `conflict` for the last owner.
 */
export const deleteScimUser = async (
  dependencies: Dependencies,
  { caller, userId, precondition, apiUrl }: ChangeCommand,
) => {
  const { accounts, members, organisations, now, newId, hash } = dependencies;
  const { tenant } = caller;
  await retryConflict(async () => {
    const before = await members.get(tenant, userId);
    precondition(userView(hash, before, baseOf(apiUrl)));
    const gained = ownersGained(before, undefined);
    const organisation = gained === 0 ? undefined : withOwners(await organisations.get(tenant), gained);
    const counts = counted(caller.plan, { members: -1 }, now());
    const deed = { action: 'member.remove', target: userId, change: { role: before.role }, counts };
    await endApiKeysWith(dependencies, caller, userId, async (apiKeys) =>
      members.change(tenant, { before, organisation, apiKeys }, journalFor({ now, newId }, caller, deed)),
    );
  });
  // Without the member's row the look-up leads nowhere: should this fail, nothing is open.
  await accounts.leave(userId, tenant.organisationId);
};
