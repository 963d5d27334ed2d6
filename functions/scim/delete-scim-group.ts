import { retryConflict } from '#shared/domain/retry-conflict.ts';
import { groupView, placements } from '#shared/domain/scim-group.ts';
import { baseOf } from '#shared/domain/scim-resource.ts';
import { type GroupCommand, type GroupDependencies, saveGroup } from './change-group.ts';

/** Deletes a group once nobody is in it any more. @throws AppError `not_found`, `precondition_failed`, `conflict`. */
export const deleteScimGroup = async (
  dependencies: GroupDependencies,
  { caller, group: id, precondition, apiUrl }: GroupCommand,
) =>
  retryConflict(async () => {
    const { groups, members, hash } = dependencies;
    const [group, all] = await Promise.all([groups.get(caller.tenant, id), members.all(caller.tenant)]);
    precondition(groupView(hash, group, all, baseOf(apiUrl)));
    await saveGroup(dependencies, caller, group, undefined, placements(group, all, new Set()));
  });
