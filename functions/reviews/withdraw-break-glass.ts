import { reviewWithdrawn } from '#events/index.ts';
import { type Asked, actorOf, type Effects, journalFor } from '#shared/domain/command.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';
import type { Version, VersionRepository } from '#shared/domain/version.ts';
import type { VersionChanges } from '#shared/domain/version-change.ts';
import { withdrawnBypass } from '#shared/domain/withdrawal.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly versions: VersionRepository;
  readonly changes: VersionChanges;
};
type Command = Asked & {
  readonly workspace: string;
  readonly prompt: string;
  readonly version: number;
  readonly body: { readonly reason: string };
};

/** Takes back the approval of a broken glass. @throws AppError `not_found`, `review_closed`, `conflict`. */
export const withdrawBreakGlass = async (
  { versions, changes, now, newId }: Dependencies,
  { caller, workspace, prompt, version: number, body: { reason } }: Command,
): Promise<Version> =>
  retryConflict(async () => {
    const current = await versions.get(caller.tenant, workspace, prompt, number);
    const by = actorOf(caller.principal);
    const version = withdrawnBypass(current, { by, at: now().toISOString(), reason });
    const facts = { prompt, version: number, reason };
    const deed = {
      action: 'version.withdraw_break_glass',
      target: `${prompt}@${number}`,
      workspace,
      change: { ...facts, contentHash: version.contentHash },
    };
    const journal = journalFor({ now, newId }, caller, deed, (tell) => [tell(reviewWithdrawn, facts)]);
    await changes.save(caller.tenant, { version }, journal);
    return version;
  });
