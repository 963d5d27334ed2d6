import { signedIn } from '#shared/domain/access.ts';
import type { AccountRepository } from '#shared/domain/account.ts';
import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import { demandMayManage, type MemberRepository, ownersGained } from '#shared/domain/member.ts';
import { type OrganisationReader, withOwners } from '#shared/domain/organisation.ts';
import { counted } from '#shared/domain/quota.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly accounts: AccountRepository;
  readonly members: MemberRepository;
  readonly organisations: OrganisationReader;
};
type Command = Asked & { readonly userId: string };

/** Removes a member; an invitation still open is void. @throws AppError `not_found`, `forbidden`, `conflict`. */
export const removeMember = async (
  { accounts, members, organisations, ...effects }: Dependencies,
  { caller, userId }: Command,
) => {
  const { tenant } = caller;
  const before = await members.get(tenant, userId);
  demandMayManage(signedIn(caller.principal), before);
  const gained = ownersGained(before, undefined);
  const organisation = gained === 0 ? undefined : withOwners(await organisations.get(tenant), gained);
  const counts = counted(caller.plan, { members: -1 }, effects.now());
  const deed = { action: 'member.remove', target: userId, change: { role: before.role }, counts };
  await members.change(tenant, { before, organisation }, journalFor(effects, caller, deed));
  // Without the member's row the look-up leads nowhere: should this fail, nothing is open.
  await accounts.leave(userId, tenant.organisationId);
};
