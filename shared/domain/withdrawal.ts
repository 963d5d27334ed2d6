import { AppError } from './errors.ts';
import type { Review } from './review.ts';
import type { Approval, Version, Withdrawal } from './version.ts';

type Taking = Omit<Withdrawal, 'bypass'>;

const notApproved = (): AppError => new AppError('review_closed', 'That approval does not stand any more.');

const withoutApproval = (version: Version, { bypass }: Approval, { by, at, reason }: Taking): Version => {
  const { approval: _taken, ...rest } = version;
  return {
    ...rest,
    status: 'changes_requested',
    withdrawal: { by, at, reason, bypass },
    revision: version.revision + 1,
  };
};

/** The approval that this review gave, if the version still stands by it. */
const approvalBy = ({ decisions }: Review, { status, approval }: Version): Approval | undefined => {
  const given = decisions.at(-1);
  const isIts = approval?.at === given?.at && approval?.by.id === given?.by.id;
  return status === 'approved' && approval?.bypass === false && isIts ? approval : undefined;
};

/** Whether somebody gave the approval of this review themselves. */
export const hasApproved = ({ decisions }: Review, { type, id }: Withdrawal['by']): boolean =>
  decisions.some(({ by, decision }) => decision === 'approve' && by.type === type && by.id === id);

/**
 * Takes back the approval that a review gave. Nobody is kept from it for being an author: it lets nothing through.
 * @throws AppError `review_closed` unless the version stands by that approval.
 */
export const withdrawnReview = (
  version: Version,
  review: Review,
  taking: Taking,
): { version: Version; review: Review } => {
  const approval = approvalBy(review, version);
  if (review.status !== 'approved' || !approval) throw notApproved();
  const { by, at, reason } = taking;
  return {
    version: withoutApproval(version, approval, taking),
    review: { ...review, status: 'withdrawn', withdrawal: { by, at, reason }, revision: review.revision + 1 },
  };
};

/** Takes back the approval of a broken glass. @throws AppError `review_closed` unless the version stands by one. */
export const withdrawnBypass = (version: Version, taking: Taking): Version => {
  const { status, approval } = version;
  if (status !== 'approved' || approval?.bypass !== true) throw notApproved();
  return withoutApproval(version, approval, taking);
};
