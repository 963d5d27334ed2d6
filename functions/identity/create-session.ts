import { type Account, type AccountRepository, normaliseEmail } from '#shared/domain/account.ts';
import type { Origin } from '#shared/domain/audit.ts';
import { journalOf } from '#shared/domain/command.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Guesses } from '#shared/domain/guesses.ts';
import { issueTokens, newSession, type TokenDependencies } from '#shared/domain/issue-tokens.ts';
import type { MemberRepository } from '#shared/domain/member.ts';
import { type Membership, membershipsOf, passwordRefusal } from '#shared/domain/memberships.ts';
import type { OrganisationReader } from '#shared/domain/organisation.ts';
import { type Passwords, wrongCredentials } from '#shared/domain/password.ts';
import type { SessionRepository } from '#shared/domain/session.ts';

type Dependencies = TokenDependencies & {
  readonly accounts: AccountRepository;
  readonly guesses: Guesses;
  readonly members: MemberRepository;
  readonly organisations: OrganisationReader;
  readonly passwords: Passwords;
  readonly sessions: SessionRepository;
};
type Command = {
  readonly origin: Origin;
  readonly body: {
    readonly email: string;
    readonly password: string;
    readonly organisationId?: string | undefined;
  };
};

/** Where a right password leads, or why it leads nowhere: to the organisation asked for, or to the oldest that it opens. */
const placeOf = (memberships: readonly Membership[], wanted: string | undefined): Membership | AppError => {
  const places = memberships
    .filter(({ organisation }) => wanted === undefined || organisation.id === wanted)
    .map((membership) => passwordRefusal(membership.organisation, membership.member) ?? membership);
  const refusals = places.filter((place) => place instanceof AppError);
  return (
    places.find((place) => !(place instanceof AppError)) ??
    refusals.find(({ code }) => code === 'sso_required') ??
    refusals[0] ??
    wrongCredentials()
  );
};

/** The account that the password is of. What follows from it being wrong costs and tells the same for every address. */
const authenticated = async (
  { accounts, passwords }: Dependencies,
  email: string,
  password: string,
): Promise<Account | undefined> => {
  const account = await accounts.ofEmail(email);
  return (await passwords.verify(password, account?.passwordHash)) ? account : undefined;
};

/** Hashes the password again if it was hashed with other parameters than are used now. */
const refreshHash = async (
  { accounts, passwords }: Dependencies,
  account: Account,
  password: string,
): Promise<void> => {
  if (account.passwordHash === undefined || !passwords.isOutdated(account.passwordHash)) return;
  await accounts.rehash(account, await passwords.hash(password));
};

/**
 * Signs a user in. An unknown address and a wrong password have the same answer at the same cost, and use up the same
 * limits; that an organisation asks for more than a password is told to nobody without the right one.
 * @throws AppError `unauthenticated`, `sso_required`, `organisation_closed`, `rate_limited`.
 */
export const createSession = async (dependencies: Dependencies, { origin, body }: Command) => {
  const { guesses, sessions } = dependencies;
  const email = normaliseEmail(body.email);
  const settle = await guesses.begin({ email, ip: origin.ip });
  // Before the password is looked at: one that is changed meanwhile ends this session too.
  const startedAt = dependencies.now();
  const account = await authenticated(dependencies, email, body.password);
  const place = account && placeOf(await membershipsOf(dependencies, account.userId), body.organisationId);
  const refusal = place instanceof AppError ? place : undefined;
  await settle(place !== undefined && refusal?.code !== 'unauthenticated');
  if (!account || !place) throw wrongCredentials();
  if (place instanceof AppError) throw place;
  const { tenant, organisation } = place;
  const { userId } = account;
  const { session, secret } = newSession(dependencies, userId, 'password', startedAt);
  const actor = { type: 'user', id: userId } as const;
  const journal = journalOf(dependencies, { tenant, actor, origin, action: 'session.create', target: session.id });
  await Promise.all([sessions.create(tenant, session, journal), refreshHash(dependencies, account, body.password)]);
  const claims = { userId, organisationId: tenant.organisationId, sessionId: session.id };
  return {
    organisation,
    user: { id: userId, email: account.email },
    ...(await issueTokens(dependencies, claims, secret)),
  };
};
