import type { Actor } from './audit.ts';
import type { Page, PageRequest } from './page.ts';
import type { TenantContext } from './tenant.ts';

export const messageRoles = ['system', 'user', 'assistant'] as const;
export type Message = { readonly role: (typeof messageRoles)[number]; readonly content: string };

export type Variable = {
  readonly type: 'string' | 'number' | 'boolean';
  readonly required?: boolean | undefined;
  readonly default?: string | number | boolean | undefined;
  /** Its value comes from outside: the scanner asks where it stands. */
  readonly untrusted?: boolean | undefined;
  readonly description?: string | undefined;
};

export type Model = {
  readonly provider: string;
  readonly name: string;
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
};

/** What a version says; immutable, and what its content hash is of. */
export type VersionContent = {
  readonly messages: readonly Message[];
  readonly variables: Readonly<Record<string, Variable>>;
  readonly model?: Model | undefined;
};

export const versionStatuses = [
  'scanning',
  'ready',
  'blocked',
  'scan_failed',
  'in_review',
  'approved',
  'changes_requested',
  'rejected',
] as const;
export type VersionStatus = (typeof versionStatuses)[number];

export type Verdict = 'pass' | 'warn' | 'block';
export type Summary = {
  readonly critical: number;
  readonly high: number;
  readonly medium: number;
  readonly low: number;
};

/** The waivers without which a verdict would be `block`, and when the first of them is over. */
export type LeanedOn = { readonly waivers: readonly string[]; readonly until: string };

/** The latest scan of the version; verdict, summary and ruleset are null until it has ended. */
export type LatestScan = {
  readonly id: string;
  readonly verdict: Verdict | null;
  readonly summary: Summary | null;
  readonly ruleset: string | null;
  /** Whoever lets the version through asks whether these waivers still hold. */
  readonly leansOn?: LeanedOn | undefined;
};

/** An approval holds for this content and this ruleset alone. */
export type Approval = {
  readonly contentHash: string;
  readonly ruleset: string;
  readonly by: Actor;
  readonly at: string;
  /** Whether the glass was broken: approved without a review. */
  readonly bypass: boolean;
};

/** An approval that was taken back. */
export type Withdrawal = {
  readonly by: Actor;
  readonly at: string;
  readonly reason: string;
  /** Whether it was one of a broken glass. */
  readonly bypass: boolean;
};

/** The people who answer for a version, none of whom may decide on it. Kept with it, whatever becomes of them. */
export type Authorship = {
  /** Their user ids: the creator's, or that of whoever made the API key that created it. */
  readonly authors: readonly string[];
  /** Their mailboxes, by which they are recognised behind another account, also when this one is gone; see `mailboxTag`. */
  readonly authorMailboxes: readonly string[];
};

export type Version = VersionContent &
  Authorship & {
    readonly workspace: string;
    readonly prompt: string;
    readonly version: number;
    /** The messages with their fragments put in: what is scanned and served. */
    readonly resolvedMessages: readonly Message[];
    readonly contentHash: string;
    readonly note?: string | undefined;
    readonly status: VersionStatus;
    readonly scan: LatestScan;
    readonly approval?: Approval | undefined;
    /** Of the approval that it had; an approval after that takes its place. */
    readonly withdrawal?: Withdrawal | undefined;
    /** The review that waits for a decision, while the version is in review. */
    readonly review?: string | undefined;
    readonly createdAt: string;
    readonly createdBy: Actor;
    /** Counts the changes of status, so that two of them cannot overwrite each other. */
    readonly revision: number;
  };

export type VersionRepository = {
  /** @throws AppError `not_found`. */
  readonly get: (tenant: TenantContext, workspace: string, prompt: string, version: number) => Promise<Version>;
  readonly list: (
    tenant: TenantContext,
    workspace: string,
    prompt: string,
    page: PageRequest,
  ) => Promise<Page<Version>>;
  /** The newest approved one of the fifty versions before this one. */
  readonly latestApproved: (
    tenant: TenantContext,
    workspace: string,
    prompt: string,
    before: number,
  ) => Promise<Version | undefined>;
};

/** Whether the version may be rolled out to a protected environment: approved as it is, under its latest ruleset. */
export const isApproved = ({ status, approval, contentHash, scan }: Version): boolean =>
  status === 'approved' &&
  approval !== undefined &&
  approval.contentHash === contentHash &&
  approval.ruleset === scan.ruleset &&
  (scan.verdict !== 'block' || approval.bypass);

/** Whether the approval that the version had was taken back, and none was given since. */
export const isWithdrawn = ({ status, withdrawal }: Version): boolean =>
  withdrawal !== undefined && status !== 'approved';
