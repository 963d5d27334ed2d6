import type { Asked } from '#shared/domain/command.ts';
import type { PromptRepository } from '#shared/domain/prompt.ts';
import type { VersionRepository } from '#shared/domain/version.ts';
import { type DiffTexts, diffVersions as diff, type VersionDiff } from '#shared/domain/version-diff.ts';

type Dependencies = {
  readonly prompts: PromptRepository;
  readonly versions: VersionRepository;
  readonly diffTexts: DiffTexts;
};
type Command = Asked & {
  readonly workspace: string;
  readonly prompt: string;
  readonly version: number;
  readonly other: number;
};

/** What the other version changes. @throws AppError `not_found`. */
export const diffVersions = async (
  { prompts, versions, diffTexts }: Dependencies,
  { caller: { tenant }, workspace, prompt, version, other }: Command,
): Promise<VersionDiff> => {
  const [from, to] = await Promise.all([
    versions.get(tenant, workspace, prompt, version),
    versions.get(tenant, workspace, prompt, other),
    prompts.get(tenant, workspace, prompt),
  ]);
  return diff(diffTexts, from, to);
};
