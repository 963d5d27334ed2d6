import { reviewApproved, reviewChangesRequested, reviewRejected } from '#events/index.ts';
import { demand } from '#shared/domain/access.ts';
import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';
import {
  decideReview as decide,
  demandOtherPerson,
  type ReviewDecision,
  type ReviewRepository,
} from '#shared/domain/review.ts';
import { type StandingDependencies, standingWaivers } from '#shared/domain/standing-waivers.ts';
import { deciderOf, type PersonDependencies } from '#shared/domain/version-author.ts';
import type { VersionChanges } from '#shared/domain/version-change.ts';
import { type DiffDependencies, reviewDiff } from './review-diff.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> &
  PersonDependencies &
  StandingDependencies &
  DiffDependencies & { readonly reviews: ReviewRepository; readonly changes: VersionChanges };
type Command = Asked & {
  readonly workspace: string;
  readonly review: string;
  readonly body: { readonly decision: ReviewDecision; readonly comment?: string | undefined };
};

const told = {
  approve: reviewApproved,
  reject: reviewRejected,
  request_changes: reviewChangesRequested,
} as const satisfies Record<ReviewDecision, unknown>;

/**
 * Decides a review: the review, the version and its approval change together, or nothing does.
 * @throws AppError `not_found`, `separation_of_duties`, `forbidden`, `insufficient_scope`, `review_closed`,
 * `critical_findings` when it approves and a waiver that the version leans on is over, `conflict`.
 */
export const decideReview = async (dependencies: Dependencies, command: Command) => {
  const { reviews, versions, changes, now, newId } = dependencies;
  const { caller, workspace, review: id, body } = command;
  const decided = await retryConflict(async () => {
    const review = await reviews.get(caller.tenant, workspace, id);
    const [version, decider] = await Promise.all([
      versions.get(caller.tenant, workspace, review.prompt, review.version),
      deciderOf(dependencies, caller),
    ]);
    // An author hears that they are the author, whether or not their role could decide at all.
    demandOtherPerson(version, decider);
    demand(caller.principal, 'review:decide', workspace);
    const { decision, comment } = body;
    const change = decide(version, review, { ...decider, decision, comment, at: now().toISOString() });
    const waivers = decision === 'approve' ? await standingWaivers(dependencies, caller.tenant, version) : [];
    const facts = { prompt: review.prompt, version: review.version, review: id };
    const { contentHash, scan } = version;
    const deed = {
      action: `review.${decision}`,
      target: `${review.prompt}@${review.version}`,
      workspace,
      change: { ...facts, contentHash, ruleset: scan.ruleset, status: change.version.status },
    };
    const journal = journalFor({ now, newId }, caller, deed, (tell) => [tell(told[decision], facts)]);
    await changes.save(caller.tenant, { ...change, waivers }, journal);
    return change.review;
  });
  return { ...decided, diff: await reviewDiff(dependencies, caller.tenant, decided) };
};
