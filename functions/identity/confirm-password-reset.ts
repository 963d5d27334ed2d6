import type { Account, AccountRepository } from '#shared/domain/account.ts';
import type { Origin } from '#shared/domain/audit.ts';
import type { Effects } from '#shared/domain/command.ts';
import { type Guesses, withToken } from '#shared/domain/guesses.ts';
import type { MemberRepository } from '#shared/domain/member.ts';
import { membershipsOf, passwordRefusal } from '#shared/domain/memberships.ts';
import type { OrganisationReader } from '#shared/domain/organisation.ts';
import { demandSoundPassword, type Passwords } from '#shared/domain/password.ts';
import {
  invalidPasswordReset,
  type PasswordResetRepository,
  parsePasswordResetToken,
} from '#shared/domain/password-reset.ts';
import type { WaitUntil } from '#shared/domain/ports.ts';
import type { SessionRepository } from '#shared/domain/session.ts';
import { replacePassword } from './replace-password.ts';

type Dependencies = Pick<Effects, 'now' | 'newId' | 'hash'> & {
  readonly accounts: AccountRepository;
  readonly guesses: Guesses;
  readonly members: MemberRepository;
  readonly organisations: OrganisationReader;
  readonly passwordResets: PasswordResetRepository;
  readonly passwords: Passwords;
  readonly sessions: SessionRepository;
  readonly waitUntil: WaitUntil;
};
type Command = { readonly origin: Origin; readonly body: { readonly token: string; readonly password: string } };

/** The account that a token resets, with the hash that the token is kept under. */
const resetOf = async (
  { accounts, passwordResets, hash, now }: Dependencies,
  token: string,
): Promise<{ readonly account: Account; readonly tokenHash: string }> => {
  const { userId, secret } = parsePasswordResetToken(token);
  const tokenHash = hash(secret);
  const [reset, account] = await Promise.all([passwordResets.find(userId), accounts.ofUser(userId)]);
  const isOpen = reset?.tokenHash === tokenHash && (reset.endsAt ?? '') > now().toISOString();
  if (!account || !isOpen) throw invalidPasswordReset();
  return { account, tokenHash };
};

/**
 * Sets a new password by the token of a mail, which proves that the address is the person's. Every session ends, in
 * every organisation. A password that is refused leaves the token as it is; otherwise it is used up before anything
 * happens, so that of two confirmations one does nothing. Where only an identity provider lets people in, there is
 * nothing to reset.
 * @throws AppError `unauthenticated`, `validation_failed`, `sso_required`, `organisation_closed`, `rate_limited`.
 */
export const confirmPasswordReset = async (dependencies: Dependencies, { origin, body }: Command): Promise<void> => {
  const { guesses, passwordResets, passwords } = dependencies;
  const { ip } = origin;
  const { account, tokenHash } = await withToken(guesses, ip, async () => resetOf(dependencies, body.token));
  const { userId, email } = account;
  const memberships = await membershipsOf(dependencies, userId);
  const refusals = memberships.map(({ organisation, member }) => passwordRefusal(organisation, member));
  if (!refusals.includes(undefined)) throw refusals[0] ?? invalidPasswordReset();
  demandSoundPassword(passwords, body.password, {
    email,
    organisations: memberships.map(({ organisation }) => organisation.name),
  });
  const passwordHash = await passwords.hash(body.password);
  if (!(await passwordResets.use(userId, tokenHash))) throw invalidPasswordReset();
  await replacePassword(dependencies, { account, memberships, origin, action: 'password.reset', passwordHash });
  await guesses.welcome({ email, ip });
};
