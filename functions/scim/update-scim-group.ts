import { assignmentsOf, type PatchOperation } from '#shared/domain/scim-patch.ts';
import { wantedGroup } from '#shared/domain/scim-wanted-group.ts';
import { changeGroup, type GroupCommand, type GroupDependencies } from './change-group.ts';

type Command = GroupCommand & { readonly body: { readonly Operations: readonly PatchOperation[] } };

/** Changes what of a group is to be changed. */
export const updateScimGroup = async (dependencies: GroupDependencies, { body, ...command }: Command) => {
  const assignments = assignmentsOf(body.Operations);
  await changeGroup(dependencies, command, (before) => wantedGroup(before, assignments));
};
