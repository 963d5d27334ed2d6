import type { Asked } from '#shared/domain/command.ts';
import { type LiveVersionDependencies, liveVersion } from '#shared/domain/live-version.ts';
import type { PageRequest } from '#shared/domain/page.ts';
import type { ScanRepository } from '#shared/domain/scan.ts';

type Dependencies = LiveVersionDependencies & { readonly scans: ScanRepository };
type Command = Asked & {
  readonly workspace: string;
  readonly prompt: string;
  readonly version: number;
  readonly query: PageRequest;
};

/** The scans of a version, newest first. @throws AppError `not_found`. */
export const listScans = async (
  { scans, ...dependencies }: Dependencies,
  { caller: { tenant }, query, ...place }: Command,
) => {
  const { workspace, prompt, version } = await liveVersion(dependencies, tenant, place);
  return scans.list(tenant, workspace, prompt, version, query);
};
