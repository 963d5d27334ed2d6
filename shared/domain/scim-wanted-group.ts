import { idPattern } from './ports.ts';
import { ScimError } from './scim-error.ts';
import { equalityOf, matches } from './scim-match.ts';
import { type Assignment, assignmentsIn } from './scim-patch.ts';
import { attributeIn, externalIdIn } from './scim-values.ts';

/** What a client wants of a group; the ids of members are of users that may not exist. */
export type WantedGroup = {
  readonly displayName: string;
  readonly externalId: string | null;
  readonly members: ReadonlySet<string>;
};

const userIdPattern = new RegExp(`^${idPattern('user')}$`);

const memberIdIn = (value: unknown): string => {
  const id = typeof value === 'string' ? value : attributeIn(value, 'value');
  if (typeof id === 'string' && userIdPattern.test(id)) return id;
  throw new ScimError('invalidValue', 'A member of a group is a user, named by their id.');
};

const memberIdsIn = (value: unknown): readonly string[] => {
  if (value === null || value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(memberIdIn);
};

/** Which members a removal means: those of its filter or, as Microsoft Entra has it, of its value; else all. */
const removedFrom = (members: ReadonlySet<string>, { filter, value }: Assignment): readonly string[] => {
  const single = equalityOf(filter, 'value');
  if (single !== undefined) return [single];
  if (filter) return [...members].filter((id) => matches(filter, { value: id, type: 'User' }));
  return value === undefined || value === null ? [...members] : memberIdsIn(value);
};

const changeMembers = (members: Set<string>, assignment: Assignment): void => {
  const { op, attribute, filter, value } = assignment;
  if (attribute !== 'members' || (filter && op !== 'remove')) {
    throw new ScimError('invalidPath', 'Members are added and removed; nothing else of them can be changed.');
  }
  if (op === 'remove') {
    for (const id of removedFrom(members, assignment)) members.delete(id);
    return;
  }
  if (op === 'replace') members.clear();
  for (const id of memberIdsIn(value)) members.add(id);
};

const displayNameIn = (value: unknown): string => {
  const name = typeof value === 'string' ? value.trim() : '';
  if (name !== '' && name.length <= 256) return name;
  throw new ScimError('invalidValue', 'displayName must be a text of 1 to 256 characters.');
};

const readOnly = new Set(['id', 'meta', 'schemas']);

const demandPassedOver = ({ attribute, isNamed }: Assignment): void => {
  const [name = ''] = attribute.split('.');
  if (!readOnly.has(name)) {
    throw new ScimError('invalidPath', `A group has no attribute ${attribute.slice(0, 200)}.`);
  }
  if (isNamed) throw new ScimError('mutability', `${name} cannot be changed.`);
};

/** What assignments make of a group. @throws ScimError. */
export const wantedGroup = (before: WantedGroup, assignments: readonly Assignment[]): WantedGroup => {
  const members = new Set(before.members);
  let { displayName, externalId } = before;
  for (const assignment of assignments) {
    const { op, attribute, value } = assignment;
    const given = op === 'remove' ? null : value;
    if (attribute === 'displayname') displayName = displayNameIn(given);
    else if (attribute === 'externalid') externalId = externalIdIn(given);
    else if (attribute.split('.')[0] === 'members') changeMembers(members, assignment);
    else demandPassedOver(assignment);
  }
  return { displayName, externalId, members };
};

const keptAttributes = new Set(['displayname', 'externalid', 'members']);

/** What a whole group wants, as POST and PUT send it; other attributes are passed over. @throws ScimError. */
export const wantedByGroup = (body: object): WantedGroup => {
  const kept = Object.entries(body).filter(([name]) => keptAttributes.has(name.toLowerCase()));
  const displayName = displayNameIn(attributeIn(body, 'displayname'));
  return wantedGroup({ displayName, externalId: null, members: new Set() }, assignmentsIn(Object.fromEntries(kept)));
};
