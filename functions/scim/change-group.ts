import { type Asked, type Caller, type Effects, journalFor } from '#shared/domain/command.ts';
import type { Member, MemberRepository } from '#shared/domain/member.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';
import { ScimError } from '#shared/domain/scim-error.ts';
import {
  type Group,
  type GroupChange,
  type GroupRepository,
  groupView,
  isIn,
  membersAtOnce,
  placements,
} from '#shared/domain/scim-group.ts';
import { baseOf } from '#shared/domain/scim-resource.ts';
import type { WantedGroup } from '#shared/domain/scim-wanted-group.ts';

export type GroupDependencies = Pick<Effects, 'now' | 'newId' | 'hash'> & {
  readonly groups: GroupRepository;
  readonly members: Pick<MemberRepository, 'all'>;
};

export type GroupCommand = Asked & { readonly group: string; readonly apiUrl: string };

/** @throws ScimError `invalidValue` for members who are none; those of other organisations are not known here either. */
export const demandKnown = (members: readonly Member[], { members: wanted }: Pick<WantedGroup, 'members'>): void => {
  const known = new Set(members.map(({ userId }) => userId));
  const unknown = [...wanted].find((id) => !known.has(id));
  if (unknown) throw new ScimError('invalidValue', `There is no user ${unknown}.`);
};

/** Writes one transaction down: the group's name, and who has come and gone. */
export const groupJournal = (
  { now, newId }: Pick<Effects, 'now' | 'newId'>,
  caller: Caller,
  action: string,
  group: Group,
  members: GroupChange['members'],
) => {
  const idsOf = (some: GroupChange['members']) => some.map(({ before }) => before.userId);
  const added = idsOf(members.filter(({ after }) => isIn(after, group)));
  const removed = idsOf(members.filter(({ after }) => !isIn(after, group)));
  const change = { displayName: group.displayName, added, removed };
  return journalFor({ now, newId }, caller, { action, target: group.id, change });
};

/**
 * Saves a group and its members' roles, in as many transactions as it takes. After each of them every member has the
 * role that goes with where they are, and who loses one loses it first; doing it all again finishes what was begun.
 */
export const saveGroup = async (
  { groups, ...effects }: Omit<GroupDependencies, 'members'>,
  caller: Caller,
  before: Group,
  after: Group | undefined,
  members: GroupChange['members'],
): Promise<Group> => {
  const updatedAt = effects.now().toISOString();
  let current = before;
  let rest = members;
  do {
    const [some, others] = [rest.slice(0, membersAtOnce), rest.slice(membersAtOnce)];
    const isLast = others.length === 0;
    const next: Group = { ...(after ?? before), updatedAt, revision: current.revision + 1 };
    const isDeleted = after === undefined && isLast;
    const journal = groupJournal(effects, caller, isDeleted ? 'scim_group.delete' : 'scim_group.update', next, some);
    const change = { before: current, after: isDeleted ? undefined : next, members: some };
    await groups.change(caller.tenant, change, journal);
    current = next;
    rest = others;
  } while (rest.length > 0);
  return current;
};

const isSame = (before: Group, { displayName, externalId }: WantedGroup): boolean =>
  before.displayName === displayName && before.externalId === (externalId ?? undefined);

/**
 * Changes a group as a client wants, and with it the roles of those who come, go, or stay under another name.
 * @throws AppError `not_found`, `precondition_failed`, `conflict`; ScimError.
 */
export const changeGroup = (
  dependencies: GroupDependencies,
  { caller, group: id, precondition, apiUrl }: GroupCommand,
  wantedOf: (before: WantedGroup) => WantedGroup,
) =>
  retryConflict(async () => {
    const { groups, members, hash } = dependencies;
    const [before, all] = await Promise.all([groups.get(caller.tenant, id), members.all(caller.tenant)]);
    precondition(groupView(hash, before, all, baseOf(apiUrl)));
    const ids = all.filter((member) => isIn(member, before)).map(({ userId }) => userId);
    const { displayName, externalId = null } = before;
    const wanted = wantedOf({ displayName, externalId, members: new Set(ids) });
    demandKnown(all, wanted);
    const target: Group = { ...before, displayName: wanted.displayName, externalId: wanted.externalId ?? undefined };
    const placed = placements(target, all, wanted.members);
    const isUnchanged = isSame(before, wanted) && placed.length === 0;
    const after = isUnchanged ? before : await saveGroup(dependencies, caller, before, target, placed);
    const changed = new Map(placed.map((each) => [each.before.userId, each.after]));
    const present = all.map((member) => changed.get(member.userId) ?? member);
    return groupView(hash, after, present, baseOf(apiUrl));
  });
