import { signedIn } from '#shared/domain/access.ts';
import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import type { SessionRepository } from '#shared/domain/session.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & { readonly sessions: SessionRepository };

/** Signs the caller out: neither token of the session is good any more. */
export const deleteCurrentSession = async ({ sessions, ...effects }: Dependencies, { caller }: Asked) => {
  const user = signedIn(caller.principal);
  const session = await sessions.get(caller.tenant, user.id, user.sessionId);
  if (!session || session.revokedAt !== undefined) return;
  const journal = journalFor(effects, caller, { action: 'session.delete', target: session.id });
  await sessions.revoke(caller.tenant, session, effects.now().toISOString(), journal);
};
