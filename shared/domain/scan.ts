import type { Page, PageRequest } from './page.ts';
import type { JudgeFault } from './scanner/judge/judge.ts';
import type { Engine, Finding, Report } from './scanner/report.ts';
import { weightOf } from './scanner/report.ts';
import type { TenantContext } from './tenant.ts';
import type { LeanedOn, Summary, Verdict, Version, VersionStatus } from './version.ts';

export const scanStatuses = ['running', 'completed', 'incomplete', 'failed'] as const;

/** What had a version scanned, when no author did: a waiver that came or went, or another ruleset. */
export const scanTriggers = ['waiver', 'ruleset'] as const;
export type ScanTrigger = (typeof scanTriggers)[number];

/** A scan of a version; its verdict is null until it has ended well. */
export type Scan = {
  readonly id: string;
  readonly workspace: string;
  readonly prompt: string;
  readonly version: number;
  readonly trigger?: ScanTrigger | undefined;
  readonly status: (typeof scanStatuses)[number];
  readonly verdict: Verdict | null;
  readonly engine: Engine | null;
  readonly summary: Summary | null;
  readonly findings: readonly Finding[];
  readonly leansOn?: LeanedOn | undefined;
  /** Why the model judge's word does not count, where it was asked for. */
  readonly judgeFault?: JudgeFault | undefined;
  readonly startedAt: string;
  readonly completedAt: string | null;
  readonly revision: number;
};

export type ScanRepository = {
  /** @throws AppError `not_found`. */
  readonly get: (
    tenant: TenantContext,
    workspace: string,
    prompt: string,
    version: number,
    id: string,
  ) => Promise<Scan>;
  readonly list: (
    tenant: TenantContext,
    workspace: string,
    prompt: string,
    version: number,
    page: PageRequest,
  ) => Promise<Page<Scan>>;
};

/** A row of the table holds 400 KB; the summary counts what is left out. */
const mostFindings = 100;

/** The worst findings of a report, as many as are kept, still in the order of the text. */
export const keptReport = (report: Report): Report => {
  const worst = new Set(
    report.findings.toSorted((a, b) => weightOf(b.severity) - weightOf(a.severity)).slice(0, mostFindings),
  );
  return { ...report, findings: report.findings.filter((finding) => worst.has(finding)) };
};

type Subject = Pick<Version, 'workspace' | 'prompt' | 'version'>;

/** A scan that waits for its worker. */
export const startedScan = (
  id: string,
  { workspace, prompt, version }: Subject,
  startedAt: string,
  trigger?: ScanTrigger,
): Scan => ({
  id,
  workspace,
  prompt,
  version,
  trigger,
  status: 'running',
  verdict: null,
  engine: null,
  summary: null,
  findings: [],
  startedAt,
  completedAt: null,
  revision: 1,
});

/** What there is to say of an ended scan beside its report: the waivers that its verdict leans on, and its judge's fault. */
type Remarks = Pick<Scan, 'leansOn' | 'judgeFault'>;

/** A scan that ran to its end. */
export const completedScan = (scan: Scan, report: Report, completedAt: string, remarks: Remarks = {}): Scan => ({
  ...scan,
  ...keptReport(report),
  ...remarks,
  status: 'completed',
  completedAt,
  revision: scan.revision + 1,
});

/** A scan that ended without all that it had to ask: it says what it found, and no verdict, so nothing passes by it. */
export const incompleteScan = (scan: Scan, report: Report, completedAt: string, judgeFault: JudgeFault): Scan => ({
  ...scan,
  findings: keptReport(report).findings,
  judgeFault,
  status: 'incomplete',
  completedAt,
  revision: scan.revision + 1,
});

const decidedByPeople: readonly VersionStatus[] = ['changes_requested', 'rejected'];
const heldByPeople: readonly VersionStatus[] = ['in_review', 'approved'];

/**
 * What a version becomes by a scan that has ended. A rejection stays. A review or an approval stays only while the
 * ruleset is the one it was given under and nothing blocks; a broken glass has seen the block.
 */
const statusAfter = ({ status, scan: latest, approval }: Version, { verdict, engine }: Scan): VersionStatus => {
  if (decidedByPeople.includes(status)) return status;
  if (verdict === null) return 'scan_failed';
  const holds = verdict !== 'block' || approval?.bypass === true;
  if (heldByPeople.includes(status) && latest.ruleset === engine?.ruleset && holds) return status;
  return verdict === 'block' ? 'blocked' : 'ready';
};

/** Whether a scan is at least as new as the one that the version stands by; ids sort by time. */
export const isLatest = ({ scan: latest }: Version, { id }: Scan): boolean => id >= latest.id;

/** The version after a scan that has ended; without its approval and its open review unless its status held. */
export const versionAfterScan = (version: Version, scan: Scan): Version => {
  const { approval, review, ...content } = version;
  const status = statusAfter(version, scan);
  return {
    ...content,
    ...(status === version.status && { approval, review }),
    status,
    scan: {
      id: scan.id,
      verdict: scan.verdict,
      summary: scan.summary,
      ruleset: scan.engine?.ruleset ?? null,
      leansOn: scan.leansOn,
    },
    revision: version.revision + 1,
  };
};

/** The version while a scan runs that was asked for: one that has no verdict waits for it, others keep theirs. */
export const versionUnderScan = (version: Version, { id }: Scan): Version | undefined => {
  if (version.status !== 'scanning' && version.status !== 'scan_failed') return undefined;
  return {
    ...version,
    status: 'scanning',
    scan: { id, verdict: null, summary: null, ruleset: null },
    revision: version.revision + 1,
  };
};
