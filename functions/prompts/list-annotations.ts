import type { AnnotationRepository } from '#shared/domain/annotation.ts';
import type { Asked } from '#shared/domain/command.ts';
import { type LiveVersionDependencies, liveVersion } from '#shared/domain/live-version.ts';
import type { PageRequest } from '#shared/domain/page.ts';

type Dependencies = LiveVersionDependencies & { readonly annotations: AnnotationRepository };
type Command = Asked & {
  readonly workspace: string;
  readonly prompt: string;
  readonly version: number;
  readonly query: PageRequest;
};

/** The remarks on a version, newest first. @throws AppError `not_found`. */
export const listAnnotations = async (
  { annotations, ...dependencies }: Dependencies,
  { caller: { tenant }, query, ...place }: Command,
) => {
  const { workspace, prompt, version } = await liveVersion(dependencies, tenant, place);
  return annotations.list(tenant, workspace, prompt, version, query);
};
