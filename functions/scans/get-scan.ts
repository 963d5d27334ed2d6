import type { Asked } from '#shared/domain/command.ts';
import { type LiveVersionDependencies, liveVersion } from '#shared/domain/live-version.ts';
import type { ScanRepository } from '#shared/domain/scan.ts';

type Dependencies = LiveVersionDependencies & { readonly scans: ScanRepository };
type Command = Asked & {
  readonly workspace: string;
  readonly prompt: string;
  readonly version: number;
  readonly scan: string;
};

/** The report of a scan, with the messages that it points into. @throws AppError `not_found`. */
export const getScan = async (
  { scans, ...dependencies }: Dependencies,
  { caller: { tenant }, scan, ...place }: Command,
) => {
  const { workspace, prompt, version } = place;
  const [found, { messages }] = await Promise.all([
    scans.get(tenant, workspace, prompt, version, scan),
    liveVersion(dependencies, tenant, place),
  ]);
  return { ...found, messages };
};
