import type { Journal } from './command.ts';
import { completedScan, type Scan, startedScan } from './scan.ts';
import { type Finding, type Report, type Severity, severities } from './scanner/report.ts';
import type { TenantContext } from './tenant.ts';
import type { Verdict, Version } from './version.ts';

/** What a ruleset says of a version that was scanned by an earlier one: once for each ruleset. */
export type Rescan = {
  readonly workspace: string;
  readonly prompt: string;
  readonly version: number;
  readonly ruleset: string;
  readonly scan: string;
  readonly verdict: Verdict;
  /** How many findings there are that the scan before had not; waived ones are none. */
  readonly appeared: number;
  /** How many there were that are none any more. */
  readonly gone: number;
  /** How severe the worst is that appeared. */
  readonly worst: Severity | null;
  /** The environments that were told of. */
  readonly environments: readonly string[];
  readonly revision: number;
};

/** Versions that an environment serves, prompt by prompt. */
export type Served = { readonly prompt: string; readonly versions: readonly number[] };

export type RescanRepository = {
  readonly find: (
    tenant: TenantContext,
    version: Pick<Version, 'workspace' | 'prompt' | 'version'>,
    ruleset: string,
  ) => Promise<Rescan | undefined>;
  /** Saves a new rescan with its scan, or its next revision without. @throws AppError `conflict`. */
  readonly save: (tenant: TenantContext, rescan: Rescan, scan: Scan | undefined, journal: Journal) => Promise<void>;
  /** What an environment serves, behind a prompt, in the order of the prompts' names; at most `limit` prompts. */
  readonly served: (
    tenant: TenantContext,
    place: { readonly workspace: string; readonly environment: string; readonly after?: string | undefined },
    limit: number,
  ) => Promise<readonly Served[]>;
};

/** What the rules see by themselves; a judge is not asked again, so what one said does not go by its silence. */
const byRules = ({ findings }: Pick<Report, 'findings'>): readonly Finding[] =>
  findings.filter(({ detector, waived }) => detector !== 'judge' && waived === undefined);

const without = (findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] => {
  const known = new Set(others.map(({ fingerprint }) => fingerprint));
  return findings.filter(({ fingerprint }) => !known.has(fingerprint));
};

/** The stored scan of a version by another ruleset, which changes nothing of the version, and how it differs. */
export const rescanOf = (
  version: Version,
  { report, before }: { readonly report: Report; readonly before: Pick<Scan, 'findings'> | undefined },
  { scan: id, at }: { readonly scan: string; readonly at: string },
): { readonly rescan: Rescan; readonly scan: Scan } => {
  const { workspace, prompt, version: number } = version;
  const scan = { ...completedScan(startedScan(id, version, at, 'ruleset'), report, at), revision: 1 };
  const [now, then] = [byRules(scan), byRules(before ?? { findings: [] })];
  const appeared = without(now, then);
  const rescan: Rescan = {
    workspace,
    prompt,
    version: number,
    ruleset: report.engine.ruleset,
    scan: id,
    verdict: report.verdict,
    appeared: appeared.length,
    gone: without(then, now).length,
    worst: severities.find((severity) => appeared.some((finding) => finding.severity === severity)) ?? null,
    environments: [],
    revision: 0,
  };
  return { rescan, scan };
};
