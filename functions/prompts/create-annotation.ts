import { type Anchor, type Annotation, type AnnotationRepository, anchorFaults } from '#shared/domain/annotation.ts';
import { type Asked, actorOf, type Effects, journalFor } from '#shared/domain/command.ts';
import { demandNoFaults } from '#shared/domain/errors.ts';
import { type LiveVersionDependencies, liveVersion } from '#shared/domain/live-version.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> &
  LiveVersionDependencies & { readonly annotations: AnnotationRepository };
type Command = Asked & {
  readonly workspace: string;
  readonly prompt: string;
  readonly version: number;
  readonly body: Anchor & { readonly body: string };
};

/** Remarks on a version. @throws AppError `not_found`, `validation_failed` for a place that it does not have. */
export const createAnnotation = async (
  { annotations, now, newId, ...dependencies }: Dependencies,
  { caller, workspace, prompt, version, body }: Command,
): Promise<Annotation> => {
  const { messages } = await liveVersion(dependencies, caller.tenant, { workspace, prompt, version });
  demandNoFaults(anchorFaults(messages, body));
  const annotation: Annotation = {
    ...body,
    id: newId('annotation'),
    workspace,
    prompt,
    version,
    createdAt: now().toISOString(),
    createdBy: actorOf(caller.principal),
  };
  const { messageIndex, start, end } = body;
  const change = { prompt, version, annotation: annotation.id, messageIndex, start, end };
  const deed = { action: 'annotation.create', target: `${prompt}@${version}`, workspace, change };
  await annotations.create(caller.tenant, annotation, journalFor({ now, newId }, caller, deed));
  return annotation;
};
