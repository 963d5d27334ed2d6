import { wantedByGroup } from '#shared/domain/scim-wanted-group.ts';
import { changeGroup, type GroupCommand, type GroupDependencies } from './change-group.ts';

type Command = GroupCommand & { readonly body: object };

/** Makes a group what it is wanted to be. */
export const replaceScimGroup = async (dependencies: GroupDependencies, { body, ...command }: Command) => {
  const wanted = wantedByGroup(body);
  return changeGroup(dependencies, command, () => wanted);
};
