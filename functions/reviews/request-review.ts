import { reviewRequested } from '#events/index.ts';
import { type Asked, actorOf, type Effects, journalFor } from '#shared/domain/command.ts';
import { AppError, demandNoFaults } from '#shared/domain/errors.ts';
import type { PromptRepository } from '#shared/domain/prompt.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';
import { openReview } from '#shared/domain/review.ts';
import { type StandingDependencies, standingWaivers } from '#shared/domain/standing-waivers.ts';
import type { VersionChanges } from '#shared/domain/version-change.ts';
import { type DiffDependencies, reviewDiff } from './review-diff.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> &
  StandingDependencies &
  DiffDependencies & { readonly prompts: PromptRepository; readonly changes: VersionChanges };
type Command = Asked & {
  readonly workspace: string;
  readonly prompt: string;
  readonly version: number;
  readonly body: { readonly note?: string | undefined; readonly baseVersion?: number | undefined };
};

/** The version to compare with: the one asked for, the latest approved one before, the one before, or none. */
const baseVersionFor = async (
  { versions }: Dependencies,
  { caller: { tenant }, workspace, prompt, version, body: { baseVersion } }: Command,
): Promise<number | null> => {
  if (baseVersion === undefined) {
    const approved = await versions.latestApproved(tenant, workspace, prompt, version);
    return approved?.version ?? (version > 1 ? version - 1 : null);
  }
  const exists = await versions.get(tenant, workspace, prompt, baseVersion).then(
    () => baseVersion !== version,
    (error: unknown) => {
      if (error instanceof AppError && error.code === 'not_found') return false;
      throw error;
    },
  );
  if (!exists) demandNoFaults([{ path: 'body.baseVersion', message: 'is not another version of this prompt' }]);
  return baseVersion;
};

/**
 * Asks a second person to review a version that is ready.
 * @throws AppError `not_found`, `validation_failed`, `scan_pending`, `scan_incomplete`, `critical_findings`,
 * `review_exists`, `review_closed`, `conflict`.
 */
export const requestReview = async (dependencies: Dependencies, command: Command) => {
  const { prompts, versions, changes, now, newId } = dependencies;
  const { caller, workspace, prompt, version: number, body } = command;
  await prompts.get(caller.tenant, workspace, prompt);
  const opened = await retryConflict(async () => {
    const current = await versions.get(caller.tenant, workspace, prompt, number);
    const change = openReview(current, {
      id: newId('review'),
      baseVersion: await baseVersionFor(dependencies, command),
      requestedBy: actorOf(caller.principal),
      note: body.note,
      createdAt: now().toISOString(),
    });
    const waivers = await standingWaivers(dependencies, caller.tenant, current);
    const facts = { prompt, version: number, review: change.review.id };
    const { contentHash, baseVersion } = change.review;
    const deed = {
      action: 'review.request',
      target: `${prompt}@${number}`,
      workspace,
      change: { ...facts, contentHash, baseVersion },
    };
    const journal = journalFor({ now, newId }, caller, deed, (tell) => [tell(reviewRequested, facts)]);
    await changes.save(caller.tenant, { ...change, waivers }, journal);
    return change.review;
  });
  return { ...opened, diff: await reviewDiff(dependencies, caller.tenant, opened) };
};
