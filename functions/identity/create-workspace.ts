import { type Asked, actorOf, type Effects, journalFor } from '#shared/domain/command.ts';
import { firstEnvironments } from '#shared/domain/environment.ts';
import { counted } from '#shared/domain/quota.ts';
import type { Workspace, WorkspaceRepository } from '#shared/domain/workspace.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly workspaces: WorkspaceRepository;
  readonly minHoldSeconds: number;
};
type Command = Asked & { readonly body: { readonly slug: string; readonly name: string } };

/** Creates a workspace with its first environments. @throws AppError `workspace_exists`, `quota_exceeded`. */
export const createWorkspace = async (
  { workspaces, minHoldSeconds, ...effects }: Dependencies,
  { caller, body: { slug, name } }: Command,
) => {
  const createdAt = effects.now().toISOString();
  const workspace: Workspace = {
    id: effects.newId('workspace'),
    slug,
    name,
    scan: { judge: 'off' },
    createdAt,
    createdBy: actorOf(caller.principal),
    revision: 1,
  };
  const counts = counted(caller.plan, { workspaces: 1 }, effects.now());
  const deed = { action: 'workspace.create', target: workspace.id, workspace: slug, change: { slug, name }, counts };
  const environments = firstEnvironments(slug, minHoldSeconds, createdAt);
  await workspaces.create(caller.tenant, workspace, environments, journalFor(effects, caller, deed));
  return workspace;
};
