import type { Asked } from '#shared/domain/command.ts';
import type { EnvironmentReader } from '#shared/domain/environment.ts';

type Command = Asked & { readonly workspace: string; readonly environment: string };

/** An environment by its name. @throws AppError `not_found`. */
export const getEnvironment = async (
  { environments }: { readonly environments: EnvironmentReader },
  { caller, workspace, environment }: Command,
) => environments.get(caller.tenant, workspace, environment);
