import type { Journal } from './command.ts';
import { groupRoleOf } from './group-role.ts';
import type { Member } from './member.ts';
import type { Hash } from './ports.ts';
import { type ResourceBase, versioned } from './scim-resource.ts';
import type { TenantContext } from './tenant.ts';

export const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** A named set of members. Who is in it is written down with each member, beside what that gives them. */
export type Group = {
  readonly id: string;
  readonly displayName: string;
  readonly externalId?: string | undefined;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Rises with every change, of who is in it as well. */
  readonly revision: number;
};

/** A change of a group, of some of its members, or of both; without an after it is deleted. */
export type GroupChange = {
  readonly before: Group | undefined;
  readonly after: Group | undefined;
  /** Those whose roles change with it, as they were and as they are to be. */
  readonly members: readonly { readonly before: Member; readonly after: Member }[];
};

export type GroupRepository = {
  /** @throws AppError `not_found`. */
  readonly get: (tenant: TenantContext, id: string) => Promise<Group>;
  /** All groups, oldest first. */
  readonly all: (tenant: TenantContext) => Promise<readonly Group[]>;
  /** In one transaction, of at most 90 members. @throws AppError `conflict` when another change came first. */
  readonly change: (tenant: TenantContext, change: GroupChange, journal: Journal) => Promise<void>;
};

/** How many members one transaction changes: DynamoDB takes 100 writes, the group's and the journal's among them. */
export const membersAtOnce = 90;

export const isIn = ({ groups = {} }: Member, { id }: Pick<Group, 'id'>): boolean => Object.hasOwn(groups, id);

/** A group as SCIM has it, with its members or without. */
const scimGroupOf = (group: Group, members: readonly Member[], { url }: ResourceBase) => ({
  schemas: [groupSchema],
  id: group.id,
  externalId: group.externalId,
  displayName: group.displayName,
  members: members
    .filter((member) => isIn(member, group))
    .map(({ userId }) => ({ value: userId, $ref: `${url}/Users/${userId}`, type: 'User' })),
  meta: {
    resourceType: 'Group',
    created: group.createdAt,
    lastModified: group.updatedAt,
    location: `${url}/Groups/${group.id}`,
  },
});

/** {@link scimGroupOf} with its version. `members` are the organisation's, of whom those in the group are shown. */
export const groupView = (hash: Hash, group: Group, members: readonly Member[], base: ResourceBase) =>
  versioned(hash, scimGroupOf(group, members, base));

/** The member in a group or out of it; the very same, if that is what they are. */
const placed = (member: Member, group: Group, isWanted: boolean): Member => {
  const role = isWanted ? groupRoleOf(group.displayName) : undefined;
  const { [group.id]: before, ...others } = member.groups ?? {};
  if (before === role) return member;
  const groups = role === undefined ? others : { ...others, [group.id]: role };
  return { ...member, groups, revision: member.revision + 1 };
};

/** Whose roles change for a group to be as wanted, those who lose some first. */
export const placements = (group: Group, members: readonly Member[], wanted: ReadonlySet<string>) =>
  members
    .map((before) => ({ before, after: placed(before, group, wanted.has(before.userId)) }))
    .filter(({ before, after }) => before !== after)
    .sort((one, other) => Number(isIn(one.after, group)) - Number(isIn(other.after, group)));
