import type { Asked } from '#shared/domain/command.ts';
import type { PromptRepository } from '#shared/domain/prompt.ts';
import type { ScanRepository } from '#shared/domain/scan.ts';
import type { VersionRepository } from '#shared/domain/version.ts';

type Dependencies = {
  readonly prompts: PromptRepository;
  readonly versions: VersionRepository;
  readonly scans: ScanRepository;
};
type Command = Asked & {
  readonly workspace: string;
  readonly prompt: string;
  readonly version: number;
  readonly scan: string;
};

/** The report of a scan, with the messages that it is about. @throws AppError `not_found`. */
export const getScan = async (
  { prompts, versions, scans }: Dependencies,
  { caller: { tenant }, workspace, prompt, version, scan }: Command,
) => {
  const [found, { resolvedMessages }] = await Promise.all([
    scans.get(tenant, workspace, prompt, version, scan),
    versions.get(tenant, workspace, prompt, version),
    prompts.get(tenant, workspace, prompt),
  ]);
  return { ...found, messages: resolvedMessages };
};
