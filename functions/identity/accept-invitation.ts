import type { Account, AccountRepository } from '#shared/domain/account.ts';
import type { Origin } from '#shared/domain/audit.ts';
import { journalOf } from '#shared/domain/command.ts';
import { invalidInvitation, parseInvitationToken } from '#shared/domain/invitation.ts';
import { issueTokens, newSession, type TokenDependencies } from '#shared/domain/issue-tokens.ts';
import type { Member, MemberRepository } from '#shared/domain/member.ts';
import type { OrganisationReader } from '#shared/domain/organisation.ts';
import { demandSoundPassword, type Passwords } from '#shared/domain/password.ts';
import { tenantOf } from '#shared/domain/tenant.ts';

type Dependencies = TokenDependencies & {
  readonly accounts: AccountRepository;
  readonly members: MemberRepository;
  readonly organisations: OrganisationReader;
  readonly passwords: Passwords;
};
type Command = {
  readonly origin: Origin;
  readonly body: { readonly token: string; readonly password: string; readonly name?: string | undefined };
};

/** Lets the account in: with its own password if it has one, else with the one given, which is its own from now on. */
const admit = async (
  { accounts, passwords }: Dependencies,
  account: Account,
  password: string,
  organisationId: string,
): Promise<void> => {
  if (account.passwordHash !== undefined) {
    if (!(await passwords.verify(password, account.passwordHash))) throw invalidInvitation();
    return accounts.join(account, organisationId);
  }
  demandSoundPassword(password, account.email);
  return accounts.claim(account, await passwords.hash(password), organisationId);
};

/**
 * Accepts an invitation and signs the person in. The directory comes first: should the rest fail, the person has a
 * password and an open invitation, and can simply try again.
 * @throws AppError `unauthenticated`, `validation_failed`, `email_taken`, `conflict`.
 */
export const acceptInvitation = async (dependencies: Dependencies, { origin, body }: Command) => {
  const { accounts, members, organisations, hash, now } = dependencies;
  const { organisationId, id, secret } = parseInvitationToken(body.token);
  const tenant = tenantOf(organisationId);
  const at = now();
  const invitation = await members.invitation(tenant, id);
  if (!invitation || invitation.tokenHash !== hash(secret) || invitation.endsAt <= at.toISOString()) {
    throw invalidInvitation();
  }
  const { userId } = invitation;
  const [member, account, organisation] = await Promise.all([
    members.find(tenant, userId),
    accounts.ofUser(userId),
    organisations.get(tenant),
  ]);
  if (member?.invitationId !== id || !account) throw invalidInvitation();
  await admit(dependencies, account, body.password, organisationId);

  const session = newSession(dependencies, userId, 'password', at);
  const { invitationId: _used, ...rest } = member;
  const joined: Member = {
    ...rest,
    name: body.name ?? member.name,
    status: 'active',
    joinedAt: at.toISOString(),
    revision: member.revision + 1,
  };
  const journal = journalOf(dependencies, {
    tenant,
    actor: { type: 'user', id: userId },
    origin,
    action: 'member.accept',
    target: userId,
  });
  await members.accept(tenant, joined, invitation, session.session, journal);
  const claims = { userId, organisationId, sessionId: session.session.id };
  return {
    organisation,
    user: { id: userId, email: account.email },
    ...(await issueTokens(dependencies, claims, session.secret)),
  };
};
