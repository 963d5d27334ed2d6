import type { Account, AccountRepository } from '#shared/domain/account.ts';
import type { Origin } from '#shared/domain/audit.ts';
import { journalOf } from '#shared/domain/command.ts';
import { type Guesses, withToken } from '#shared/domain/guesses.ts';
import { type Invitation, invalidInvitation, parseInvitationToken } from '#shared/domain/invitation.ts';
import { issueTokens, newSession, type TokenDependencies } from '#shared/domain/issue-tokens.ts';
import type { Member, MemberRepository } from '#shared/domain/member.ts';
import { passwordRefusal } from '#shared/domain/memberships.ts';
import type { Organisation, OrganisationReader } from '#shared/domain/organisation.ts';
import { demandSoundPassword, type Passwords } from '#shared/domain/password.ts';
import { type TenantContext, tenantOf } from '#shared/domain/tenant.ts';

type Dependencies = TokenDependencies & {
  readonly accounts: AccountRepository;
  readonly guesses: Guesses;
  readonly members: MemberRepository;
  readonly organisations: OrganisationReader;
  readonly passwords: Passwords;
};
type Command = {
  readonly origin: Origin;
  readonly body: { readonly token: string; readonly password: string; readonly name?: string | undefined };
};

/** Everything that an invitation is about. */
type Invited = {
  readonly tenant: TenantContext;
  readonly invitation: Invitation;
  readonly member: Member;
  readonly account: Account;
  readonly organisation: Organisation;
};

const invitedBy = async (
  { accounts, members, organisations, hash, now }: Dependencies,
  text: string,
): Promise<Invited> => {
  const token = parseInvitationToken(text);
  const tenant = tenantOf(token.organisationId);
  const invitation = await members.invitation(tenant, token.id);
  if (invitation?.tokenHash !== hash(token.secret) || invitation.endsAt <= now().toISOString()) {
    throw invalidInvitation();
  }
  const { userId } = invitation;
  const [member, account, organisation] = await Promise.all([
    members.find(tenant, userId),
    accounts.ofUser(userId),
    organisations.get(tenant),
  ]);
  if (member?.invitationId !== token.id || !account) throw invalidInvitation();
  return { tenant, invitation, member, account, organisation };
};

/** Lets the account in: with its own password if it has one, else with the one given, which is its own from now on. */
const admit = async (
  { accounts, guesses, passwords }: Dependencies,
  { account, organisation }: Invited,
  { origin: { ip }, body: { password } }: Command,
): Promise<void> => {
  const { email, passwordHash } = account;
  if (passwordHash !== undefined) {
    // Whoever has sent the invitation could try passwords with it.
    const settle = await guesses.begin({ email, ip });
    const isRight = await passwords.verify(password, passwordHash);
    await settle(isRight);
    if (!isRight) throw invalidInvitation();
    return accounts.join(account, organisation.id);
  }
  demandSoundPassword(passwords, password, { email, organisations: [organisation.name] });
  await accounts.claim(account, await passwords.hash(password), organisation.id);
  await guesses.welcome({ email, ip });
};

/**
 * Accepts an invitation and signs the person in. The directory comes first: should the rest fail, the person has a
 * password and an open invitation, and can simply try again.
 * @throws AppError `unauthenticated`, `validation_failed`, `sso_required`, `organisation_closed`, `email_taken`,
 * `conflict`, `rate_limited`.
 */
export const acceptInvitation = async (dependencies: Dependencies, command: Command) => {
  const { guesses, members, now } = dependencies;
  const { origin, body } = command;
  const invited = await withToken(guesses, origin.ip, async () => invitedBy(dependencies, body.token));
  const { tenant, invitation, member, account, organisation } = invited;
  const refusal = passwordRefusal(organisation, member);
  if (refusal) throw refusal;
  const at = now();
  await admit(dependencies, invited, command);

  const { userId } = account;
  const { session, secret } = newSession(dependencies, userId, 'password', at);
  const { invitationId: _used, ...rest } = member;
  const joined: Member = {
    ...rest,
    name: body.name ?? member.name,
    status: 'active',
    joinedAt: at.toISOString(),
    revision: member.revision + 1,
  };
  const actor = { type: 'user', id: userId } as const;
  const journal = journalOf(dependencies, { tenant, actor, origin, action: 'member.accept', target: userId });
  await members.accept(tenant, joined, invitation, session, journal);
  const claims = { userId, organisationId: organisation.id, sessionId: session.id };
  return {
    organisation,
    user: { id: userId, email: account.email },
    ...(await issueTokens(dependencies, claims, secret)),
  };
};
