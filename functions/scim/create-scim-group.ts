import type { Asked } from '#shared/domain/command.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';
import { type Group, groupView, membersAtOnce, placements } from '#shared/domain/scim-group.ts';
import { baseOf } from '#shared/domain/scim-resource.ts';
import { wantedByGroup } from '#shared/domain/scim-wanted-group.ts';
import { changeGroup, demandKnown, type GroupDependencies, groupJournal } from './change-group.ts';

type Command = Asked & { readonly apiUrl: string; readonly body: object };

/**
 * Creates a group with its first members; those beyond what one transaction takes follow.
 * @throws ScimError `invalidValue`, also for members who are none.
 */
export const createScimGroup = async (dependencies: GroupDependencies, { caller, apiUrl, body }: Command) => {
  const { groups, members, now, newId, hash } = dependencies;
  const wanted = wantedByGroup(body);
  const at = now().toISOString();
  const group: Group = {
    id: newId('group'),
    displayName: wanted.displayName,
    externalId: wanted.externalId ?? undefined,
    createdAt: at,
    updatedAt: at,
    revision: 1,
  };
  const present = await retryConflict(async () => {
    const all = await members.all(caller.tenant);
    demandKnown(all, wanted);
    const first = placements(group, all, wanted.members).slice(0, membersAtOnce);
    const journal = groupJournal(dependencies, caller, 'scim_group.create', group, first);
    await groups.change(caller.tenant, { before: undefined, after: group, members: first }, journal);
    return first.map(({ after }) => after);
  });
  if (wanted.members.size <= membersAtOnce) return groupView(hash, group, present, baseOf(apiUrl));
  const command = { caller, apiUrl, group: group.id, precondition: () => undefined };
  return changeGroup(dependencies, command, () => wanted);
};
