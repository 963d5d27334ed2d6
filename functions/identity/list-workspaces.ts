import type { Asked } from '#shared/domain/command.ts';
import type { PageRequest } from '#shared/domain/page.ts';
import type { WorkspaceRepository } from '#shared/domain/workspace.ts';

type Command = Asked & { readonly query: PageRequest };

/** The workspaces of the organisation, newest first. */
export const listWorkspaces = async (
  { workspaces }: { readonly workspaces: WorkspaceRepository },
  { caller, query }: Command,
) => workspaces.list(caller.tenant, query);
