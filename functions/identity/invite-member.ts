import { type AccountRepository, normaliseEmail } from '#shared/domain/account.ts';
import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import { invitationSeconds, invitationTokenOf } from '#shared/domain/invitation.ts';
import { type Assignment, type Member, type MemberRepository, rolesOf } from '#shared/domain/member.ts';
import { counted } from '#shared/domain/quota.ts';
import { memberView } from './member-view.ts';

/** As with refresh tokens: the plain SHA-256 of 256 random bits can be kept. */
const secretBytes = 32;

type Dependencies = Effects & { readonly accounts: AccountRepository; readonly members: MemberRepository };
type Command = Asked & {
  readonly body: {
    readonly email: string;
    readonly role: 'admin' | 'member';
    readonly workspaces: readonly Assignment[];
  };
};

/**
 * Invites a person: they are a member without any rights until they accept.
 * @throws AppError `member_exists`, `quota_exceeded`, `validation_failed` for a workspace that does not exist or is
 * named twice.
 */
export const inviteMember = async (
  { accounts, members, ...effects }: Dependencies,
  { caller, body: { role, workspaces, ...body } }: Command,
) => {
  const email = normaliseEmail(body.email);
  const roles = rolesOf(workspaces);
  const account = await accounts.reserve(email, () => effects.newId('user'));
  const { userId } = account;
  // Before the invitation: an account that nothing leads to is deleted when the person's other organisation is erased.
  await accounts.join(account, caller.tenant.organisationId);
  const now = effects.now();
  const createdAt = now.toISOString();
  const secret = effects.randomText(secretBytes);
  const invitation = {
    id: effects.newId('invitation'),
    userId,
    tokenHash: effects.hash(secret),
    endsAt: new Date(now.getTime() + invitationSeconds * 1000).toISOString(),
  };
  const member: Member = {
    userId,
    email,
    name: null,
    status: 'invited',
    role,
    workspaces: roles,
    invitationId: invitation.id,
    createdAt,
    joinedAt: createdAt,
    revision: 1,
  };
  const counts = counted(caller.plan, { members: 1 }, now);
  const deed = { action: 'member.invite', target: userId, change: { role, workspaces: roles }, counts };
  await members.invite(caller.tenant, member, invitation, journalFor(effects, caller, deed));
  const { organisationId } = caller.tenant;
  return {
    member: memberView(member),
    invitation: {
      token: invitationTokenOf({ organisationId, id: invitation.id, secret }),
      expiresAt: invitation.endsAt,
    },
  };
};
