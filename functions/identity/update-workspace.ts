import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { JudgeSetting, WorkspaceRepository } from '#shared/domain/workspace.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & { readonly workspaces: WorkspaceRepository };
type Command = Asked & {
  readonly workspace: string;
  readonly body: {
    readonly slug?: string | undefined;
    readonly name?: string | undefined;
    readonly scan?: { readonly judge?: JudgeSetting | undefined } | undefined;
  };
};

/** Slugs are in addresses, keys and code: they are for good. */
const demandSameSlug = (workspace: string, slug = workspace): void => {
  if (slug === workspace) return;
  const message = 'cannot be changed';
  throw new AppError('validation_failed', `body.slug: ${message}`, { faults: [{ path: 'body.slug', message }] });
};

/**
 * Renames a workspace or changes its settings.
 * @throws AppError `not_found`, `validation_failed`, `precondition_failed`, `conflict`.
 */
export const updateWorkspace = async (
  { workspaces, ...effects }: Dependencies,
  { caller, workspace: slug, body, precondition }: Command,
) => {
  demandSameSlug(slug, body.slug);
  const workspace = await workspaces.get(caller.tenant, slug);
  precondition(workspace);
  const { name = workspace.name } = body;
  const scan = { judge: body.scan?.judge ?? workspace.scan.judge };
  const next = { ...workspace, name, scan, revision: workspace.revision + 1 };
  const deed = { action: 'workspace.update', target: workspace.id, workspace: slug, change: { name, scan } };
  await workspaces.save(caller.tenant, next, journalFor(effects, caller, deed));
  return next;
};
