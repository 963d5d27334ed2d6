import type { Actor } from './audit.ts';
import { AppError, invalidAt } from './errors.ts';
import type { NewId } from './ports.ts';
import { type Decider, demandOtherPerson, isAuthor } from './review.ts';
import { type Finding, type Severity, weightOf } from './scanner/report.ts';
import type { Authorship, Version } from './version.ts';

/** A waiver of a critical finding waits for a second admin. */
export const waiverStatuses = ['pending', 'active'] as const;

/** Somebody answers for a finding of a workspace, wherever it occurs there, for a while. */
export type Waiver = {
  readonly id: string;
  readonly workspace: string;
  readonly fingerprint: string;
  readonly ruleId: string;
  readonly category: string;
  /** As the finding was when it was waived: a worse one of the same fingerprint is not covered. */
  readonly severity: Severity;
  /** The version that it was seen in. */
  readonly prompt: string;
  readonly version: number;
  readonly reason: string;
  /** From then on it covers nothing. */
  readonly endsAt: string;
  readonly status: (typeof waiverStatuses)[number];
  readonly createdBy: Actor;
  readonly createdAt: string;
  readonly approvedBy?: Actor | undefined;
  readonly approvedAt?: string | undefined;
  /** Whose they are, first who made it, then who approved it; see `mailboxTag`. */
  readonly mailboxes: readonly string[];
  readonly revision: number;
};

const longestMs = 90 * 24 * 3600 * 1000;

/** @throws AppError `validation_failed` unless the waiver ends, and within ninety days. */
const demandSoonOver = (endsAt: string, now: Date): void => {
  const restMs = Date.parse(endsAt) - now.getTime();
  if (restMs <= 0) throw invalidAt([{ path: 'body.expiresAt', message: 'must be in the future' }]);
  if (restMs > longestMs) throw invalidAt([{ path: 'body.expiresAt', message: 'must be within 90 days' }]);
};

type Wish = {
  readonly finding: Pick<Finding, 'fingerprint' | 'ruleId' | 'category' | 'severity'>;
  readonly version: Version;
  readonly decider: Decider;
  readonly reason: string;
  readonly endsAt: string;
};

/**
 * Waives a finding of a version: at once, or if it is critical once somebody else approves.
 * @throws AppError `separation_of_duties` for an author of the version, `validation_failed` for a bad expiry.
 */
export const newWaiver = (newId: NewId, { finding, version, decider, reason, endsAt }: Wish, now: Date): Waiver => {
  demandOtherPerson(version, decider);
  demandSoonOver(endsAt, now);
  const { fingerprint, ruleId, category, severity } = finding;
  return {
    id: newId('waiver'),
    workspace: version.workspace,
    fingerprint,
    ruleId,
    category,
    severity,
    prompt: version.prompt,
    version: version.version,
    reason,
    endsAt,
    status: severity === 'critical' ? 'pending' : 'active',
    createdBy: decider.by,
    createdAt: now.toISOString(),
    mailboxes: [decider.mailbox],
    revision: 1,
  };
};

export const isOver = ({ endsAt }: Pick<Waiver, 'endsAt'>, now: Date): boolean => endsAt <= now.toISOString();

/** Those who answer for a waiver. */
const peopleOf = ({ createdBy, approvedBy, mailboxes }: Waiver): readonly Decider[] =>
  [createdBy, ...(approvedBy ? [approvedBy] : [])].map((by, index) => ({ by, mailbox: mailboxes[index] ?? '' }));

/**
 * Approves a waiver as the second person.
 * @throws AppError `separation_of_duties` for an author of the version or whoever made the waiver, `conflict` when it
 * does not wait for an approval any more.
 */
export const approvedWaiver = (waiver: Waiver, version: Authorship, decider: Decider, now: Date): Waiver => {
  demandOtherPerson(version, decider);
  const [first] = peopleOf(waiver);
  if (first?.by.id === decider.by.id || first?.mailbox === decider.mailbox) {
    throw new AppError('separation_of_duties', 'Somebody else must approve the waiver that you have made.');
  }
  if (waiver.status !== 'pending') throw new AppError('conflict', 'The waiver is active already.');
  if (isOver(waiver, now)) throw new AppError('conflict', 'The waiver has expired; make another.');
  return {
    ...waiver,
    status: 'active',
    approvedBy: decider.by,
    approvedAt: now.toISOString(),
    mailboxes: [...waiver.mailboxes, decider.mailbox],
    revision: waiver.revision + 1,
  };
};

/**
 * Whether a waiver holds for a version. Nobody's waiver holds for what they have written themselves, so that no finding
 * is waived in somebody else's version to come back in one's own.
 */
export const isInForce = (waiver: Waiver, version: Authorship, now: Date): boolean =>
  waiver.status === 'active' &&
  !isOver(waiver, now) &&
  (waiver.severity !== 'critical' || waiver.approvedBy !== undefined) &&
  !peopleOf(waiver).some((person) => isAuthor(version, person));

/** Whether a waiver that is in force is about a finding. */
export const covers = (waiver: Waiver, { fingerprint, severity }: Pick<Finding, 'fingerprint' | 'severity'>): boolean =>
  waiver.fingerprint === fingerprint && weightOf(severity) <= weightOf(waiver.severity);
