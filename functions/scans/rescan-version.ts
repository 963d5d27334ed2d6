import { releaseRescanned } from '#events/index.ts';
import { applyWaivers } from '#shared/domain/apply-waivers.ts';
import { type Effects, journalOf } from '#shared/domain/command.ts';
import { type Rescan, type RescanRepository, rescanOf } from '#shared/domain/rescan.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';
import type { Scan, ScanRepository } from '#shared/domain/scan.ts';
import { engine } from '#shared/domain/scanner/ruleset.ts';
import { scan as runEngine } from '#shared/domain/scanner/scan.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import type { VersionRepository } from '#shared/domain/version.ts';
import type { WaiverReader } from '#shared/domain/waiver-repository.ts';
import { pointReportToWritten, type WrittenDependencies } from './point-to-written.ts';

export type RescanDependencies = Pick<Effects, 'now' | 'newId' | 'hash'> &
  WrittenDependencies & {
    readonly versions: Pick<VersionRepository, 'get'>;
    readonly scans: Pick<ScanRepository, 'list'>;
    readonly waivers: Pick<WaiverReader, 'all'>;
    readonly rescans: RescanRepository;
    readonly measure: (metric: 'ReleaseRescanned' | 'ReleaseWouldBlock') => void;
  };
type Place = {
  readonly workspace: string;
  readonly environment: string;
  readonly prompt: string;
  readonly version: number;
};
type Looked = { readonly rescan: Rescan; readonly scan?: Scan };

/** Of the newest scans of a version, those that are looked at for one that has ended well. */
const newest = 5;

const look = async (
  { versions, scans, waivers, rescans, now, newId, hash, ...written }: RescanDependencies,
  tenant: TenantContext,
  { workspace, prompt, version: number }: Place,
): Promise<Looked | undefined> => {
  const known = await rescans.find(tenant, { workspace, prompt, version: number }, engine.ruleset);
  if (known) return { rescan: known };
  const { data } = await scans.list(tenant, workspace, prompt, number, { limit: newest });
  const before = data.find(({ status }) => status === 'completed');
  if (before?.engine?.ruleset === engine.ruleset) return undefined;
  const version = await versions.get(tenant, workspace, prompt, number);
  const { resolvedMessages: messages, variables } = version;
  const found = await pointReportToWritten(written, tenant, version, runEngine({ messages, variables }, hash));
  const { report } = applyWaivers(found, await waivers.all(tenant, workspace), version, now());
  return rescanOf(version, { report, before }, { scan: newId('scan'), at: now().toISOString() });
};

/**
 * Scans a version that an environment serves by the present ruleset, unless it has been: the scan is kept and told, and
 * nothing else changes. Of several at once one is kept.
 */
export const rescanVersion = async (
  dependencies: RescanDependencies,
  tenant: TenantContext,
  place: Place,
): Promise<Rescan | undefined> =>
  retryConflict(async () => {
    const looked = await look(dependencies, tenant, place);
    const { workspace, environment, prompt, version } = place;
    if (!looked || looked.rescan.environments.includes(environment)) return undefined;
    const { environments, revision } = looked.rescan;
    const rescan = { ...looked.rescan, environments: [...environments, environment], revision: revision + 1 };
    const { scan, ruleset, verdict, appeared, gone, worst } = rescan;
    const facts = { prompt, version, environment, scan, ruleset, verdict, appeared, gone, worst };
    const actor = { type: 'system', id: 'scanner' } as const;
    const deed = { action: 'release.rescan', target: `${prompt}@${version}`, workspace, change: facts };
    const journal = journalOf(dependencies, { ...deed, tenant, actor }, (tell) => [tell(releaseRescanned, facts)]);
    await dependencies.rescans.save(tenant, rescan, looked.scan, journal);
    dependencies.measure('ReleaseRescanned');
    if (verdict === 'block') dependencies.measure('ReleaseWouldBlock');
    return rescan;
  });
