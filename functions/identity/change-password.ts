import { signedIn } from '#shared/domain/access.ts';
import type { AccountRepository } from '#shared/domain/account.ts';
import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import { AppError } from '#shared/domain/errors.ts';
import { demandSoundPassword, type Passwords } from '#shared/domain/password.ts';
import type { SessionRepository } from '#shared/domain/session.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly accounts: AccountRepository;
  readonly passwords: Passwords;
  readonly sessions: SessionRepository;
};
type Command = Asked & { readonly body: { readonly currentPassword: string; readonly password: string } };

const wrongPassword = (): AppError => {
  const message = 'is not your password';
  return new AppError('validation_failed', `body.currentPassword: ${message}`, {
    faults: [{ path: 'body.currentPassword', message }],
  });
};

/**
 * Changes the caller's password. Every session ends in the same write, in every organisation and this one included:
 * whoever has one after it knows the new password.
 * @throws AppError `validation_failed`, `conflict`.
 */
export const changePassword = async (
  { accounts, passwords, sessions, ...effects }: Dependencies,
  { caller, body }: Command,
) => {
  const { tenant, principal } = caller;
  const user = signedIn(principal);
  const account = await accounts.ofUser(user.id);
  const isRight = await passwords.verify(body.currentPassword, account?.passwordHash);
  if (!account || !isRight) throw wrongPassword();
  demandSoundPassword(body.password, account.email);
  const passwordHash = await passwords.hash(body.password);
  const at = effects.now().toISOString();
  const journal = journalFor(effects, caller, { action: 'password.change', target: user.id });
  const session = await sessions.get(tenant, user.id, user.sessionId);
  // First the audit entry, then the change in the directory, which no transaction spans: none goes unaudited.
  if (session) await sessions.revoke(tenant, session, at, journal);
  await accounts.changePassword(account, passwordHash, at);
};
