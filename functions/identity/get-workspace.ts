import type { Asked } from '#shared/domain/command.ts';
import type { WorkspaceReader } from '#shared/domain/workspace.ts';

type Command = Asked & { readonly workspace: string };

/** A workspace by its slug. @throws AppError `not_found`. */
export const getWorkspace = async (
  { workspaces }: { readonly workspaces: WorkspaceReader },
  { caller, workspace }: Command,
) => workspaces.get(caller.tenant, workspace);
