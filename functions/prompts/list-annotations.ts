import type { AnnotationRepository } from '#shared/domain/annotation.ts';
import type { Asked } from '#shared/domain/command.ts';
import type { PageRequest } from '#shared/domain/page.ts';
import type { PromptRepository } from '#shared/domain/prompt.ts';
import type { VersionRepository } from '#shared/domain/version.ts';

type Dependencies = {
  readonly prompts: PromptRepository;
  readonly versions: VersionRepository;
  readonly annotations: AnnotationRepository;
};
type Command = Asked & {
  readonly workspace: string;
  readonly prompt: string;
  readonly version: number;
  readonly query: PageRequest;
};

/** The remarks on a version, newest first. @throws AppError `not_found`. */
export const listAnnotations = async (
  { prompts, versions, annotations }: Dependencies,
  { caller: { tenant }, workspace, prompt, version, query }: Command,
) => {
  await Promise.all([prompts.get(tenant, workspace, prompt), versions.get(tenant, workspace, prompt, version)]);
  return annotations.list(tenant, workspace, prompt, version, query);
};
