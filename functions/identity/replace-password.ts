import type { Account, AccountRepository } from '#shared/domain/account.ts';
import type { Origin } from '#shared/domain/audit.ts';
import { type Effects, journalOf } from '#shared/domain/command.ts';
import type { Membership } from '#shared/domain/memberships.ts';
import type { WaitUntil } from '#shared/domain/ports.ts';
import type { SessionRepository } from '#shared/domain/session.ts';
import { settledMs } from '#shared/domain/session-rotation.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly accounts: AccountRepository;
  readonly sessions: SessionRepository;
  readonly waitUntil: WaitUntil;
};

type Change = {
  readonly account: Account;
  readonly memberships: readonly Membership[];
  readonly origin: Origin;
  readonly action: 'password.change' | 'password.reset';
  readonly passwordHash: string;
};

/**
 * Gives an account another password and ends its sessions in every organisation. First each organisation is told in its
 * audit trail, then the directory changes, which no transaction spans: should something fail in between, an entry says
 * more than was done, and no change goes unsaid. Whoever signed in by the old password before it was gone started before
 * the moment at which sessions begin to count again, and who is answered is so after it.
 * @throws AppError `conflict` when the password was changed at the same moment.
 */
export const replacePassword = async (
  { accounts, sessions, waitUntil, ...effects }: Dependencies,
  { account, memberships, origin, action, passwordHash }: Change,
): Promise<void> => {
  const { userId } = account;
  const actor = { type: 'user', id: userId } as const;
  const revokedAt = effects.now().toISOString();
  await Promise.all(
    memberships.map(({ tenant }) => {
      const journal = journalOf(effects, { tenant, actor, origin, action, target: userId });
      return sessions.revokeAll(tenant, userId, revokedAt, journal);
    }),
  );
  const since = new Date(effects.now().getTime() + settledMs);
  if (action === 'password.change') await accounts.changePassword(account, passwordHash, since.toISOString());
  else await accounts.resetPassword(account, passwordHash, since.toISOString());
  await waitUntil(since);
};
