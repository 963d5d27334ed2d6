import { invalidAt, unlessMissing } from '#shared/domain/errors.ts';
import { type LiveVersionDependencies, liveVersion } from '#shared/domain/live-version.ts';
import type { Scan, ScanRepository } from '#shared/domain/scan.ts';
import type { Finding } from '#shared/domain/scanner/report.ts';
import type { Sightings } from '#shared/domain/sighting.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import type { Version } from '#shared/domain/version.ts';

export type FindingDependencies = LiveVersionDependencies & {
  readonly scans: Pick<ScanRepository, 'get' | 'list'>;
  readonly sightings: Sightings;
};
type Wanted = {
  readonly workspace: string;
  readonly fingerprint: string;
  readonly prompt?: string | undefined;
  readonly version?: number | undefined;
};
type Found = { readonly finding: Finding; readonly version: Version };

/** Scans of a version that are looked at, newest first. */
const mostScans = 10;

const findingIn = ({ findings }: Pick<Scan, 'findings'>, fingerprint: string): Finding | undefined =>
  findings.find((finding) => finding.fingerprint === fingerprint);

const inVersion = async (
  dependencies: FindingDependencies,
  tenant: TenantContext,
  { fingerprint, ...place }: Wanted & { readonly prompt: string; readonly version: number },
): Promise<Found | undefined> => {
  const { workspace, prompt, version: number } = place;
  const version = await unlessMissing(liveVersion(dependencies, tenant, place));
  if (!version) return undefined;
  const { data } = await dependencies.scans.list(tenant, workspace, prompt, number, { limit: mostScans });
  const finding = data.map((scan) => findingIn(scan, fingerprint)).find((each) => each !== undefined);
  return finding && { finding, version };
};

const inWorkspace = async (
  dependencies: FindingDependencies,
  tenant: TenantContext,
  { workspace, fingerprint, prompt: named, version: numbered }: Wanted,
): Promise<Found | undefined> => {
  for await (const { prompt, version, scan: id } of dependencies.sightings.of(tenant, workspace, fingerprint)) {
    if ((named ?? prompt) !== prompt || (numbered ?? version) !== version) continue;
    const scan = await unlessMissing(dependencies.scans.get(tenant, workspace, prompt, version, id));
    const finding = scan && findingIn(scan, fingerprint);
    const place = { workspace, prompt, version };
    const live = finding && (await unlessMissing(liveVersion(dependencies, tenant, place)));
    if (finding && live) return { finding, version: live };
  }
  return undefined;
};

/**
 * A finding that a stored scan of a version of the workspace has, and that version. Without a place the newest scans
 * of the workspace are looked through.
 * @throws AppError `validation_failed` when no scan has it.
 */
export const findFinding = async (
  dependencies: FindingDependencies,
  tenant: TenantContext,
  wanted: Wanted,
): Promise<Found> => {
  const { prompt, version } = wanted;
  const found =
    prompt !== undefined && version !== undefined
      ? await inVersion(dependencies, tenant, { ...wanted, prompt, version })
      : await inWorkspace(dependencies, tenant, wanted);
  if (found) return found;
  throw invalidAt([{ path: 'body.fingerprint', message: 'is of no finding that a recent scan of this workspace has' }]);
};
