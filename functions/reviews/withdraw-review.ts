import { reviewWithdrawn } from '#events/index.ts';
import { demand } from '#shared/domain/access.ts';
import { type Asked, actorOf, type Effects, journalFor } from '#shared/domain/command.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';
import type { ReviewRepository } from '#shared/domain/review.ts';
import type { VersionChanges } from '#shared/domain/version-change.ts';
import { hasApproved, withdrawnReview } from '#shared/domain/withdrawal.ts';
import { type DiffDependencies, reviewDiff } from './review-diff.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> &
  DiffDependencies & { readonly reviews: ReviewRepository; readonly changes: VersionChanges };
type Command = Asked & {
  readonly workspace: string;
  readonly review: string;
  readonly body: { readonly reason: string };
};

/**
 * Takes an approval back: whoever gave it may, and any admin of the workspace. The review and the version change
 * together; rollouts that are under way are stopped by whoever hears of it, and look for themselves as well.
 * @throws AppError `not_found`, `forbidden`, `insufficient_scope`, `review_closed`, `conflict`.
 */
export const withdrawReview = async (dependencies: Dependencies, command: Command) => {
  const { reviews, versions, changes, now, newId } = dependencies;
  const { caller, workspace, review: id, body } = command;
  const { tenant, principal } = caller;
  const by = actorOf(principal);
  const withdrawn = await retryConflict(async () => {
    const review = await reviews.get(tenant, workspace, id);
    if (!hasApproved(review, by)) demand(principal, 'workspace:admin', workspace);
    const { prompt, version: number, contentHash } = review;
    const version = await versions.get(tenant, workspace, prompt, number);
    const { reason } = body;
    const change = withdrawnReview(version, review, { by, at: now().toISOString(), reason });
    const facts = { prompt, version: number, review: id, reason };
    const target = `${prompt}@${number}`;
    const deed = { action: 'review.withdraw', target, workspace, change: { ...facts, contentHash } };
    const journal = journalFor({ now, newId }, caller, deed, (tell) => [tell(reviewWithdrawn, facts)]);
    await changes.save(tenant, change, journal);
    return change.review;
  });
  return { ...withdrawn, diff: await reviewDiff(dependencies, tenant, withdrawn) };
};
