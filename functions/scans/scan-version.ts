import { scanCompleted, scanFailed } from '#events/index.ts';
import { applyWaivers } from '#shared/domain/apply-waivers.ts';
import { type Effects, type Journal, journalOf } from '#shared/domain/command.ts';
import { unlessMissing } from '#shared/domain/errors.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';
import { closedReview, type Review, type ReviewRepository } from '#shared/domain/review.ts';
import {
  completedScan,
  incompleteScan,
  isLatest,
  type Scan,
  type ScanRepository,
  versionAfterScan,
} from '#shared/domain/scan.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import type { Version, VersionRepository } from '#shared/domain/version.ts';
import type { VersionChanges } from '#shared/domain/version-change.ts';
import type { WaiverReader } from '#shared/domain/waiver-repository.ts';
import type { WorkspaceReader } from '#shared/domain/workspace.ts';
import { pointReportToWritten, type WrittenDependencies } from './point-to-written.ts';
import { type ReportDependencies, reportOn } from './report-on.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> &
  ReportDependencies &
  WrittenDependencies & {
    readonly versions: VersionRepository;
    readonly scans: ScanRepository;
    readonly reviews: ReviewRepository;
    readonly changes: VersionChanges;
    readonly workspaces: WorkspaceReader;
    readonly waivers: Pick<WaiverReader, 'all'>;
  };
type Command = {
  readonly tenant: TenantContext;
  readonly workspace: string;
  readonly prompt: string;
  readonly version: number;
  readonly scan: string;
};

/** For the log. */
type ScanDone = { readonly scan: string; readonly judgeFault?: string };

const findScan = async ({ scans }: Dependencies, { tenant, workspace, prompt, version, scan }: Command) =>
  unlessMissing(scans.get(tenant, workspace, prompt, version, scan));

type Ending = (scan: Scan, version: Version) => Promise<Scan>;

/** How a scan of this version ends; the judge is asked once, however often the ending has to be written down. */
const endingOf = async (dependencies: Dependencies, command: Command, version: Version): Promise<Ending> => {
  const { workspaces, waivers, now } = dependencies;
  const { tenant, workspace } = command;
  const { scan: settings } = await workspaces.get(tenant, workspace);
  const { report: resolved, fault } = await reportOn(dependencies, command, settings, {
    messages: version.resolvedMessages,
    variables: version.variables,
  });
  const found = await pointReportToWritten(dependencies, tenant, version, resolved);
  return async (scan, current) => {
    const at = now();
    if (fault && settings.judge === 'required') return incompleteScan(scan, found, at.toISOString(), fault);
    const { report, leansOn } = applyWaivers(found, await waivers.all(tenant, workspace), current, at);
    return completedScan(scan, report, at.toISOString(), { leansOn, judgeFault: fault });
  };
};

/** The review that ends because the version it looks at is not what it was. */
const staleReview = async (
  { reviews }: Dependencies,
  { tenant, workspace }: Command,
  before: Version,
  after: Version,
): Promise<Review | undefined> => {
  if (before.review === undefined || before.review === after.review) return undefined;
  return closedReview(await reviews.get(tenant, workspace, before.review), 'stale');
};

const journalOfScan = (effects: Dependencies, { tenant, workspace }: Command, scan: Scan): Journal => {
  const { prompt, version, id, verdict, status } = scan;
  const completed = status === 'completed';
  return journalOf(
    effects,
    {
      tenant,
      workspace,
      actor: { type: 'system', id: 'scanner' },
      action: completed ? 'scan.complete' : 'scan.fail',
      target: `${prompt}@${version}`,
      change: {
        scan: id,
        status,
        verdict,
        summary: scan.summary,
        ruleset: scan.engine?.ruleset ?? null,
        judge: scan.judgeFault ?? scan.engine?.judge?.model,
      },
    },
    (tell) => [tell(completed ? scanCompleted : scanFailed, { prompt, version, scan: id, verdict })],
  );
};

/**
 * Scans a version and moves it on, in one transaction; a scan that has ended is left alone, so that the same event may
 * come again. Of two scans the newer one decides about the version.
 * @throws AppError `not_found` when the version does not exist, `conflict` when others kept changing it.
 */
export const scanVersion = async (dependencies: Dependencies, command: Command): Promise<ScanDone> => {
  const { tenant, workspace, prompt, version: number } = command;
  let ending: Ending | undefined;
  return retryConflict(async () => {
    const before = await dependencies.versions.get(tenant, workspace, prompt, number);
    const running = await findScan(dependencies, command);
    if (running?.status !== 'running') return { scan: running?.status ?? 'unknown' };
    ending ??= await endingOf(dependencies, command, before);
    const scan = await ending(running, before);
    const version = isLatest(before, scan) ? versionAfterScan(before, scan) : undefined;
    const review = version && (await staleReview(dependencies, command, before, version));
    await dependencies.changes.save(tenant, { version, scan, review }, journalOfScan(dependencies, command, scan));
    return { scan: scan.status, ...(scan.judgeFault && { judgeFault: scan.judgeFault }) };
  });
};
