import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import type { Member, MemberRepository } from '#shared/domain/member.ts';
import { counted } from '#shared/domain/quota.ts';
import { ScimError } from '#shared/domain/scim-error.ts';
import { baseOf } from '#shared/domain/scim-resource.ts';
import { userView, wantedByUser } from '#shared/domain/scim-user.ts';
import { demandOwnDomain, type VouchDependencies, vouchForAccount } from './vouch-for-account.ts';

type Dependencies = Pick<Effects, 'now' | 'newId' | 'hash'> &
  VouchDependencies & { readonly members: MemberRepository };
type Command = Asked & { readonly apiUrl: string; readonly body: object };

/**
 * Makes somebody a member, without rights until groups or admins give them some. They need not be asked: the owner of
 * their address vouches for them.
 * @throws ScimError `uniqueness`, `invalidValue`; AppError `quota_exceeded`.
 */
export const createScimUser = async (
  { accounts, members, ...dependencies }: Dependencies,
  { caller, apiUrl, body }: Command,
) => {
  const { tenant } = caller;
  const { userName: email, active = true, ...wanted } = wantedByUser(body);
  if (email === undefined) throw new ScimError('invalidValue', 'A user has a userName.');
  await demandOwnDomain(dependencies, tenant, email);
  const account = await accounts.reserve(email, () => dependencies.newId('user'));
  const { userId } = account;
  if (await members.find(tenant, userId)) throw new ScimError('uniqueness', 'There is a user of this userName.');
  // The directory comes first: without the member's row the look-up leads nowhere.
  await vouchForAccount({ ...dependencies, accounts }, tenant, account);
  const now = dependencies.now();
  const at = now.toISOString();
  const member: Member = {
    userId,
    email,
    name: wanted.displayName ?? wanted.formatted ?? null,
    status: active ? 'active' : 'suspended',
    role: 'member',
    workspaces: {},
    externalId: wanted.externalId ?? undefined,
    createdAt: at,
    joinedAt: at,
    revision: 1,
  };
  const counts = counted(caller.plan, { members: 1 }, now);
  const deed = { action: 'member.provision', target: userId, change: { status: member.status }, counts };
  await members.add(tenant, member, journalFor(dependencies, caller, deed));
  return userView(dependencies.hash, member, baseOf(apiUrl));
};
