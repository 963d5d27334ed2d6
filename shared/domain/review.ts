import type { Actor } from './audit.ts';
import { AppError } from './errors.ts';
import type { Page, PageRequest } from './page.ts';
import type { TenantContext } from './tenant.ts';
import type { Authorship, LatestScan, Version, VersionStatus, Withdrawal } from './version.ts';

/**
 * `stale` and `bypassed` reviews ended without a decision: by a newer scan, or because the glass was broken. The
 * approval of a `withdrawn` one was taken back.
 */
export const reviewStatuses = [
  'pending',
  'approved',
  'rejected',
  'changes_requested',
  'stale',
  'bypassed',
  'withdrawn',
] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

export const decisions = ['approve', 'reject', 'request_changes'] as const;
export type ReviewDecision = (typeof decisions)[number];

/** A second person's look at a version: at this content, under this ruleset. */
export type Review = {
  readonly id: string;
  readonly workspace: string;
  readonly prompt: string;
  readonly version: number;
  /** The version to compare with, or null for a first one. */
  readonly baseVersion: number | null;
  readonly contentHash: string;
  /** The scan that was current when the review was asked for. */
  readonly scan: LatestScan;
  readonly author: Actor;
  readonly requestedBy: Actor;
  readonly note?: string | undefined;
  readonly status: ReviewStatus;
  readonly decisions: readonly {
    readonly by: Actor;
    readonly decision: ReviewDecision;
    readonly comment: string | null;
    readonly at: string;
  }[];
  readonly withdrawal?: Omit<Withdrawal, 'bypass'> | undefined;
  readonly createdAt: string;
  readonly revision: number;
};

export type ReviewRepository = {
  /** @throws AppError `not_found`. */
  readonly get: (tenant: TenantContext, workspace: string, id: string) => Promise<Review>;
  readonly list: (
    tenant: TenantContext,
    workspace: string,
    filter: { readonly status?: ReviewStatus | undefined },
    page: PageRequest,
  ) => Promise<Page<Review>>;
};

const refusals: Partial<Record<VersionStatus, () => AppError>> = {
  scanning: () => new AppError('scan_pending', 'The scan of this version has not finished yet.'),
  scan_failed: () => new AppError('scan_incomplete', 'The scan of this version could not finish; scan it again.'),
};
const reviewRefusals: Partial<Record<VersionStatus, () => AppError>> = {
  ...refusals,
  blocked: () => new AppError('critical_findings', 'The scan of this version has critical findings.'),
  in_review: () => new AppError('review_exists', 'A review of this version is open.'),
  approved: () => new AppError('review_exists', 'This version is approved already.'),
  rejected: () => new AppError('review_closed', 'This version was rejected; create another.'),
  changes_requested: () => new AppError('review_closed', 'Changes were requested; create another version.'),
};

/** @throws AppError that says why no review of the version can be asked for. */
const demandReviewable = ({ status, scan }: Version): void => {
  const refusal = reviewRefusals[status];
  if (refusal) throw refusal();
  if (scan.verdict === null || scan.ruleset === null) throw new AppError('scan_incomplete', 'There is no verdict.');
};

type Request = Pick<Review, 'id' | 'baseVersion' | 'requestedBy' | 'note' | 'createdAt'>;

/**
 * Opens the review of a version that is ready.
 * @throws AppError `scan_pending`, `scan_incomplete`, `critical_findings`, `review_exists`, `review_closed`.
 */
export const openReview = (version: Version, request: Request): { version: Version; review: Review } => {
  demandReviewable(version);
  const { workspace, prompt, version: number, contentHash, scan, createdBy } = version;
  const review: Review = {
    ...request,
    workspace,
    prompt,
    version: number,
    contentHash,
    scan,
    author: createdBy,
    status: 'pending',
    decisions: [],
    revision: 1,
  };
  return {
    version: { ...version, status: 'in_review', review: review.id, revision: version.revision + 1 },
    review,
  };
};

const outcomes = {
  approve: 'approved',
  reject: 'rejected',
  request_changes: 'changes_requested',
} as const satisfies Record<ReviewDecision, ReviewStatus & VersionStatus>;

/** Whoever decides, as they can be recognised. */
export type Decider = {
  readonly by: Actor;
  /** A member's; see `mailboxTag`. */
  readonly mailbox: string;
};

type Verdict = Decider & {
  readonly decision: ReviewDecision;
  readonly comment?: string | undefined;
  readonly at: string;
};

const approvalOf = ({ contentHash, scan: { ruleset } }: Version, by: Actor, at: string, bypass: boolean) => {
  if (ruleset === null) throw new AppError('scan_incomplete', 'There is no verdict.');
  return { contentHash, ruleset, by, at, bypass };
};

/** Whether the version is still what the review was asked for. */
const isCurrent = (version: Version, { id, contentHash, scan: { ruleset } }: Review): boolean =>
  version.status === 'in_review' &&
  version.review === id &&
  version.contentHash === contentHash &&
  version.scan.ruleset === ruleset &&
  version.scan.verdict !== 'block';

/** Whether an account, or the mailbox behind it, is one of those who answer for a version. */
export const isAuthor = ({ authors, authorMailboxes }: Authorship, { by, mailbox }: Decider): boolean =>
  authors.includes(by.id) || authorMailboxes.includes(mailbox);

/**
 * The choke point of the separation of duties: whoever decides is a person, and none of those who answer for the
 * version, by whichever of their accounts.
 * @throws AppError `separation_of_duties`.
 */
export const demandOtherPerson = (version: Authorship, decider: Decider): void => {
  if (decider.by.type !== 'user' || isAuthor(version, decider)) {
    throw new AppError('separation_of_duties', 'The author of a version cannot decide on it; ask somebody else.');
  }
};

/**
 * Decides an open review, of whatever kind the decision is.
 * @throws AppError `separation_of_duties` for an author of the version, `review_closed` when it is not open any more.
 */
export const decideReview = (
  version: Version,
  review: Review,
  { by, mailbox, decision, comment, at }: Verdict,
): { version: Version; review: Review } => {
  demandOtherPerson(version, { by, mailbox });
  if (review.status !== 'pending' || !isCurrent(version, review)) {
    throw new AppError('review_closed', `The review is ${review.status === 'pending' ? 'stale' : review.status}.`);
  }
  const status = outcomes[decision];
  const { review: _open, ...rest } = version;
  return {
    version: {
      ...rest,
      status,
      ...(decision === 'approve' && { approval: approvalOf(version, by, at, false) }),
      revision: version.revision + 1,
    },
    review: {
      ...review,
      status,
      decisions: [...review.decisions, { by, decision, comment: comment ?? null, at }],
      revision: review.revision + 1,
    },
  };
};

/**
 * Approves a version without a review; the caller must be an admin of the workspace.
 * @throws AppError `scan_pending`, `scan_incomplete`, `review_closed` when it is approved already.
 */
export const breakGlass = (version: Version, { by, at }: { readonly by: Actor; readonly at: string }): Version => {
  const refusal = refusals[version.status];
  if (refusal) throw refusal();
  if (version.status === 'approved') throw new AppError('review_closed', 'This version is approved already.');
  const { review: _open, withdrawal: _past, ...rest } = version;
  return {
    ...rest,
    status: 'approved',
    approval: approvalOf(version, by, at, true),
    revision: version.revision + 1,
  };
};

/** An open review that ends without a decision. */
export const closedReview = (review: Review, status: 'stale' | 'bypassed'): Review => ({
  ...review,
  status,
  revision: review.revision + 1,
});
