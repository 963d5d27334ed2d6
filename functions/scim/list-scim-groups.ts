import type { Asked } from '#shared/domain/command.ts';
import type { Member } from '#shared/domain/member.ts';
import { parseScimFilter } from '#shared/domain/scim-filter.ts';
import { groupView } from '#shared/domain/scim-group.ts';
import { matches } from '#shared/domain/scim-match.ts';
import { type ProjectionRequest, projectionOf } from '#shared/domain/scim-projection.ts';
import { baseOf, type ListRequest, listOf } from '#shared/domain/scim-resource.ts';
import type { GroupDependencies } from './change-group.ts';

type Command = Asked & { readonly apiUrl: string; readonly query: ListRequest & ProjectionRequest };

const byGroup = (members: readonly Member[]): ReadonlyMap<string, readonly Member[]> => {
  const all = new Map<string, Member[]>();
  for (const member of members) {
    for (const id of Object.keys(member.groups ?? {})) {
      const found = all.get(id);
      if (found) found.push(member);
      else all.set(id, [member]);
    }
  }
  return all;
};

/** The groups that a filter asks for, by their ids. @throws ScimError `invalidFilter`. */
export const listScimGroups = async (
  { groups, members, hash }: GroupDependencies,
  { caller, apiUrl, query }: Command,
) => {
  const base = baseOf(apiUrl);
  const { project } = projectionOf(query);
  const filter = query.filter === undefined ? undefined : parseScimFilter(query.filter);
  const [all, everybody] = await Promise.all([groups.all(caller.tenant), members.all(caller.tenant)]);
  const membersOf = byGroup(everybody);
  const views = all.map((group) => () => groupView(hash, group, membersOf.get(group.id) ?? [], base));
  const found = filter ? views.filter((view) => matches(filter, view())) : views;
  return listOf(found, query, (view) => project(view()));
};
