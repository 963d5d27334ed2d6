import { type OrganisationRole, type WorkspaceRole, workspaceRoles } from './access.ts';

/**
 * What a group of the identity provider makes of those in it, in one word: `admin` of the organisation, a role in a
 * workspace such as `default:editor`, or nothing.
 */
export type GroupRole = string;

/** A group says by its name what it gives: `promptgate:admins`, or `promptgate:<workspace>:<role>`; others give nothing. */
const namePattern = new RegExp(`^promptgate:(?:(admins)|([a-z0-9][a-z0-9_-]{0,63}):(${workspaceRoles.join('|')}))$`);

/** The role that a group gives by its name. Nobody becomes an owner by a group. */
export const groupRoleOf = (displayName: string): GroupRole => {
  const [, admins, workspace, role] = namePattern.exec(displayName.trim().toLowerCase()) ?? [];
  if (admins) return 'admin';
  return workspace && role ? `${workspace}:${role}` : '';
};

/** Of two roles the later holds. Neither editors nor reviewers may all that the others may; no sum of groups approves. */
const strength: readonly WorkspaceRole[] = ['viewer', 'reviewer', 'editor', 'admin'];

const stronger = (one: WorkspaceRole | undefined, other: WorkspaceRole): WorkspaceRole =>
  one !== undefined && strength.indexOf(one) > strength.indexOf(other) ? one : other;

/** A member's roles: those given to them by name, and what each of their groups gives, by the group's id. */
type Roles = {
  readonly role: OrganisationRole;
  readonly workspaces: Readonly<Record<string, WorkspaceRole>>;
  readonly groups?: Readonly<Record<string, GroupRole>> | undefined;
};

/** The roles that a member has in the end: of what they were given, and of what their groups give, the stronger. */
export const heldRoles = ({ role, workspaces, groups = {} }: Roles): Pick<Roles, 'role' | 'workspaces'> => {
  const given = Object.values(groups);
  if (given.length === 0) return { role, workspaces };
  const held: Record<string, WorkspaceRole> = { ...workspaces };
  for (const groupRole of given) {
    const [workspace = '', workspaceRole] = groupRole.split(':') as [string, WorkspaceRole | undefined];
    if (workspaceRole === undefined) continue;
    held[workspace] = stronger(Object.hasOwn(held, workspace) ? held[workspace] : undefined, workspaceRole);
  }
  return { role: role === 'member' && given.includes('admin') ? 'admin' : role, workspaces: held };
};
