import type { Asked } from '#shared/domain/command.ts';
import type { EnvironmentRepository } from '#shared/domain/environment.ts';
import type { PageRequest } from '#shared/domain/page.ts';

type Command = Asked & { readonly workspace: string; readonly query: PageRequest };

/** The environments of a workspace, by name. */
export const listEnvironments = async (
  { environments }: { readonly environments: EnvironmentRepository },
  { caller, workspace, query }: Command,
) => environments.list(caller.tenant, workspace, query);
