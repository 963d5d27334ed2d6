import { normaliseEmail } from './account.ts';
import type { Member } from './member.ts';
import type { Hash } from './ports.ts';
import { ScimError } from './scim-error.ts';
import { type Assignment, assignmentsIn } from './scim-patch.ts';
import { type ResourceBase, versioned } from './scim-resource.ts';
import { attributeIn, externalIdIn, nameIn, truthIn } from './scim-values.ts';

export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';

/** A member as SCIM has it. There is one address and one name, whatever SCIM calls them. */
export const scimUserOf = (member: Member, { url }: ResourceBase) => ({
  schemas: [userSchema],
  id: member.userId,
  externalId: member.externalId,
  userName: member.email,
  ...(member.name !== null && { name: { formatted: member.name }, displayName: member.name }),
  active: member.status === 'active',
  emails: [{ value: member.email, type: 'work', primary: true }],
  groups: Object.keys(member.groups ?? {})
    .sort()
    .map((value) => ({ value, $ref: `${url}/Groups/${value}`, type: 'direct' })),
  meta: { resourceType: 'User', created: member.createdAt, location: `${url}/Users/${member.userId}` },
});

/** {@link scimUserOf} with its version. */
export const userView = (hash: Hash, member: Member, base: ResourceBase) => versioned(hash, scimUserOf(member, base));

/** What a client wants of a user; what it says nothing of is undefined. */
export type WantedUser = {
  readonly userName?: string;
  readonly externalId?: string | null;
  readonly displayName?: string | null;
  readonly formatted?: string | null;
  readonly active?: boolean;
};

/** Attributes of RFC 7643 (section 4.1) that Promptgate has no use for: taken, and not kept. */
const unused = new Set([
  ...['schemas', 'nickname', 'profileurl', 'title', 'usertype', 'preferredlanguage', 'locale', 'timezone', 'password'],
  ...['emails', 'phonenumbers', 'ims', 'photos', 'addresses', 'entitlements', 'roles', 'x509certificates'],
]);
/** Such as the department that an employee is in (section 4.3). */
const extensions = 'urn:ietf:params:scim:schemas:extension:';
const unusedNames = new Set(['givenname', 'familyname', 'middlename', 'honorificprefix', 'honorificsuffix']);
const readOnly = new Set(['id', 'meta', 'groups']);

const keptAttributes = new Set(['username', 'externalid', 'displayname', 'name', 'active']);

const userNameIn = (value: unknown): string => {
  const userName = typeof value === 'string' ? normaliseEmail(value) : '';
  if (userName.length <= 254 && /^[^\s@"<>]{1,64}@[^\s@"<>]+$/.test(userName)) return userName;
  throw new ScimError('invalidValue', 'userName must be an e-mail address.');
};

/** A whole name as one text: as it is formatted, or its parts. */
const fullNameIn = (value: unknown): string | null => {
  const formatted = nameIn('name.formatted', attributeIn(value, 'formatted'));
  const parts = ['givenname', 'familyname'].map((part) => nameIn(`name.${part}`, attributeIn(value, part)));
  return formatted ?? nameIn('name', parts.filter(Boolean).join(' '));
};

const wantedBy = ({ op, attribute, value, isNamed }: Assignment): WantedUser => {
  const given = op === 'remove' ? null : value;
  const [name = '', inner] = attribute.split('.');
  if (attribute === 'username') return { userName: userNameIn(given) };
  if (attribute === 'externalid') return { externalId: externalIdIn(given) };
  if (attribute === 'displayname') return { displayName: nameIn('displayName', given) };
  if (attribute === 'name.formatted') return { formatted: nameIn('name.formatted', given) };
  if (attribute === 'name') return { formatted: fullNameIn(given) };
  if (attribute === 'active') return { active: truthIn('active', given) };
  if (attribute.startsWith(extensions) || unused.has(name) || (name === 'name' && inner && unusedNames.has(inner)))
    return {};
  if (!readOnly.has(name)) throw new ScimError('invalidPath', `A user has no attribute ${attribute.slice(0, 200)}.`);
  if (isNamed) throw new ScimError('mutability', `${name} cannot be changed.`);
  return {};
};

/** What assignments want of a user; later ones have their way. @throws ScimError. */
export const wantedUser = (assignments: readonly Assignment[]): WantedUser =>
  Object.assign({}, ...assignments.map(wantedBy));

/** What a whole user wants, as POST and PUT send it; attributes that no schema has are passed over. */
export const wantedByUser = (body: object): WantedUser => {
  const kept = Object.entries(body).filter(([name]) => keptAttributes.has(name.toLowerCase()));
  return wantedUser(assignmentsIn(Object.fromEntries(kept)));
};
