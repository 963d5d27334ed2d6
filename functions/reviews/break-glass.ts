import { reviewBypassed } from '#events/index.ts';
import { type Asked, actorOf, type Effects, journalFor } from '#shared/domain/command.ts';
import type { PromptRepository } from '#shared/domain/prompt.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';
import { closedReview, breakGlass as openGlass, type ReviewRepository } from '#shared/domain/review.ts';
import type { Version, VersionRepository } from '#shared/domain/version.ts';
import type { VersionChanges } from '#shared/domain/version-change.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly prompts: PromptRepository;
  readonly versions: VersionRepository;
  readonly reviews: ReviewRepository;
  readonly changes: VersionChanges;
  readonly measure: (metric: 'GlassBroken') => void;
};
type Command = Asked & {
  readonly workspace: string;
  readonly prompt: string;
  readonly version: number;
  readonly body: { readonly reason: string };
};

/**
 * Approves a version without a review; an open one is closed. Rollouts keep all their rules.
 * @throws AppError `not_found`, `scan_pending`, `scan_incomplete`, `review_closed` when it is approved already.
 */
export const breakGlass = async (
  { prompts, versions, reviews, changes, measure, now, newId }: Dependencies,
  { caller, workspace, prompt, version: number, body: { reason } }: Command,
): Promise<Version> => {
  await prompts.get(caller.tenant, workspace, prompt);
  return retryConflict(async () => {
    const current = await versions.get(caller.tenant, workspace, prompt, number);
    const version = openGlass(current, { by: actorOf(caller.principal), at: now().toISOString() });
    const open = current.review === undefined ? undefined : await reviews.get(caller.tenant, workspace, current.review);
    const review = open && closedReview(open, 'bypassed');
    const { contentHash, scan } = version;
    const deed = {
      action: 'version.break_glass',
      target: `${prompt}@${number}`,
      workspace,
      change: { reason, contentHash, ruleset: scan.ruleset, verdict: scan.verdict, from: current.status },
    };
    const facts = { prompt, version: number, reason };
    const journal = journalFor({ now, newId }, caller, deed, (tell) => [tell(reviewBypassed, facts)]);
    // Counted first: an alarm about what failed in the end does less harm than silence about what did not.
    measure('GlassBroken');
    await changes.save(caller.tenant, { version, review }, journal);
    return version;
  });
};
