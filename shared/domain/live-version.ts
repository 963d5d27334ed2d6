import type { PromptRepository } from './prompt.ts';
import type { TenantContext } from './tenant.ts';
import type { Version, VersionRepository } from './version.ts';

export type LiveVersionDependencies = {
  readonly prompts: Pick<PromptRepository, 'get'>;
  readonly versions: Pick<VersionRepository, 'get'>;
};
type Place = { readonly workspace: string; readonly prompt: string; readonly version: number };

/** A version of a prompt that is not archived: what else there is of it is found behind it. @throws AppError `not_found`. */
export const liveVersion = async (
  { prompts, versions }: LiveVersionDependencies,
  tenant: TenantContext,
  { workspace, prompt, version }: Place,
): Promise<Version> => {
  const [found] = await Promise.all([
    versions.get(tenant, workspace, prompt, version),
    prompts.get(tenant, workspace, prompt),
  ]);
  return found;
};
