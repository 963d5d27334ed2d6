import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import { demandRemovable, type EnvironmentRepository } from '#shared/domain/environment.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & { readonly environments: EnvironmentRepository };
type Command = Asked & { readonly workspace: string; readonly environment: string };

/** Deletes an environment that nothing is served from. @throws AppError `not_found`, `in_use`, `conflict`. */
export const deleteEnvironment = async (
  { environments, ...effects }: Dependencies,
  { caller, workspace, environment: name }: Command,
) => {
  const environment = await environments.get(caller.tenant, workspace, name);
  demandRemovable(environment, await environments.isInUse(caller.tenant, workspace, name));
  const deed = { action: 'environment.delete', target: name, workspace };
  await environments.remove(caller.tenant, environment, journalFor(effects, caller, deed));
};
