import type { Asked } from '#shared/domain/command.ts';
import { groupView } from '#shared/domain/scim-group.ts';
import { type ProjectionRequest, projectionOf } from '#shared/domain/scim-projection.ts';
import { baseOf } from '#shared/domain/scim-resource.ts';
import type { GroupDependencies } from './change-group.ts';

type Command = Asked & { readonly group: string; readonly apiUrl: string; readonly query: ProjectionRequest };

/** A group. @throws AppError `not_found`. */
export const getScimGroup = async (
  { groups, members, hash }: GroupDependencies,
  { caller, group: id, apiUrl, query }: Command,
) => {
  const { project } = projectionOf(query);
  const [group, all] = await Promise.all([groups.get(caller.tenant, id), members.all(caller.tenant)]);
  return project(groupView(hash, group, all, baseOf(apiUrl)));
};
