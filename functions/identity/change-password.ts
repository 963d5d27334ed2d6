import { signedIn } from '#shared/domain/access.ts';
import type { AccountRepository } from '#shared/domain/account.ts';
import type { Asked, Effects } from '#shared/domain/command.ts';
import { type AppError, invalidAt } from '#shared/domain/errors.ts';
import type { Guesses } from '#shared/domain/guesses.ts';
import type { MemberRepository } from '#shared/domain/member.ts';
import { membershipsOf } from '#shared/domain/memberships.ts';
import type { OrganisationReader } from '#shared/domain/organisation.ts';
import { demandSoundPassword, type Passwords } from '#shared/domain/password.ts';
import type { WaitUntil } from '#shared/domain/ports.ts';
import type { SessionRepository } from '#shared/domain/session.ts';
import { replacePassword } from './replace-password.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly accounts: AccountRepository;
  readonly guesses: Guesses;
  readonly members: MemberRepository;
  readonly organisations: OrganisationReader;
  readonly passwords: Passwords;
  readonly sessions: SessionRepository;
  readonly waitUntil: WaitUntil;
};
type Command = Asked & { readonly body: { readonly currentPassword: string; readonly password: string } };

const wrongPassword = (): AppError => invalidAt([{ path: 'body.currentPassword', message: 'is not your password' }]);

/**
 * Changes the caller's password. Every session ends, in every organisation and this one included: whoever has one after
 * it knows the new password.
 * @throws AppError `validation_failed`, `conflict`, `rate_limited`.
 */
export const changePassword = async (dependencies: Dependencies, { caller, body }: Command) => {
  const { accounts, guesses, passwords } = dependencies;
  const { origin } = caller;
  const account = await accounts.ofUser(signedIn(caller.principal).id);
  if (!account) throw wrongPassword();
  const { email } = account;
  const settle = await guesses.begin({ email, ip: origin.ip });
  const isRight = await passwords.verify(body.currentPassword, account.passwordHash);
  await settle(isRight);
  if (!isRight) throw wrongPassword();
  const memberships = await membershipsOf(dependencies, account.userId);
  demandSoundPassword(passwords, body.password, {
    email,
    organisations: memberships.map(({ organisation }) => organisation.name),
  });
  const passwordHash = await passwords.hash(body.password);
  await replacePassword(dependencies, { account, memberships, origin, action: 'password.change', passwordHash });
};
