import type { Asked } from '#shared/domain/command.ts';
import { type LiveVersionDependencies, liveVersion } from '#shared/domain/live-version.ts';
import { type DiffTexts, diffVersions as diff, type VersionDiff } from '#shared/domain/version-diff.ts';

type Dependencies = LiveVersionDependencies & { readonly diffTexts: DiffTexts };
type Command = Asked & {
  readonly workspace: string;
  readonly prompt: string;
  readonly version: number;
  readonly other: number;
};

/** What the other version changes. @throws AppError `not_found`. */
export const diffVersions = async (
  { diffTexts, ...dependencies }: Dependencies,
  { caller: { tenant }, other, ...place }: Command,
): Promise<VersionDiff> => {
  const { workspace, prompt } = place;
  const [from, to] = await Promise.all([
    liveVersion(dependencies, tenant, place),
    dependencies.versions.get(tenant, workspace, prompt, other),
  ]);
  return diff(diffTexts, from, to);
};
