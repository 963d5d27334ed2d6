import { reviewApproved, reviewChangesRequested, reviewRejected } from '#events/index.ts';
import { demand, signedIn } from '#shared/domain/access.ts';
import { type Asked, actorOf, type Caller, type Effects, journalFor } from '#shared/domain/command.ts';
import { AppError } from '#shared/domain/errors.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';
import {
  type Decider,
  decideReview as decide,
  demandOtherPerson,
  type ReviewDecision,
  type ReviewRepository,
} from '#shared/domain/review.ts';
import { mailboxOf, type PersonDependencies } from '#shared/domain/version-author.ts';
import type { VersionChanges } from '#shared/domain/version-change.ts';
import { type DiffDependencies, reviewDiff } from './review-diff.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> &
  PersonDependencies &
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

/** @throws AppError `insufficient_scope` for a key or token, `unauthenticated` for a member removed at this moment. */
const deciderOf = async (dependencies: Dependencies, caller: Caller): Promise<Decider> => {
  const by = actorOf(signedIn(caller.principal));
  const mailbox = await mailboxOf(dependencies, caller);
  if (mailbox === undefined) throw new AppError('unauthenticated', 'You are no member of the organisation any more.');
  return { by, mailbox };
};

/**
 * Decides a review: the review, the version and its approval change together, or nothing does.
 * @throws AppError `not_found`, `separation_of_duties`, `forbidden`, `insufficient_scope`, `review_closed`, `conflict`.
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
    const facts = { prompt: review.prompt, version: review.version, review: id };
    const { contentHash, scan } = version;
    const deed = {
      action: `review.${decision}`,
      target: `${review.prompt}@${review.version}`,
      workspace,
      change: { ...facts, contentHash, ruleset: scan.ruleset, status: change.version.status },
    };
    const journal = journalFor({ now, newId }, caller, deed, (tell) => [tell(told[decision], facts)]);
    await changes.save(caller.tenant, change, journal);
    return change.review;
  });
  return { ...decided, diff: await reviewDiff(dependencies, caller.tenant, decided) };
};
