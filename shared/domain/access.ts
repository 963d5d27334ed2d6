import { AppError, notFound } from './errors.ts';

export const organisationRoles = ['owner', 'admin', 'member'] as const;
export type OrganisationRole = (typeof organisationRoles)[number];

export const workspaceRoles = ['viewer', 'editor', 'reviewer', 'admin'] as const;
export type WorkspaceRole = (typeof workspaceRoles)[number];

export const scopes = ['read', 'write', 'deploy'] as const;
export type Scope = (typeof scopes)[number];

/** What may be done inside a workspace, and who may do it, by role and by API-key scope: the one table of it. */
const workspacePermissions = {
  'content:read': { roles: ['viewer', 'editor', 'reviewer', 'admin'], scopes: ['read', 'write'] },
  'content:write': { roles: ['editor', 'admin'], scopes: ['write'] },
  'content:annotate': { roles: ['editor', 'reviewer', 'admin'], scopes: ['write'] },
  'review:request': { roles: ['editor', 'admin'], scopes: [] },
  'review:decide': { roles: ['reviewer', 'admin'], scopes: [] },
  'finding:waive': { roles: ['admin'], scopes: [] },
  'rollout:read': { roles: ['viewer', 'editor', 'reviewer', 'admin'], scopes: ['read', 'write', 'deploy'] },
  'rollout:write': { roles: ['editor', 'admin'], scopes: ['deploy'] },
  'rollout:protected': { roles: ['admin'], scopes: ['deploy'] },
  'serving:read': { roles: ['viewer', 'editor', 'reviewer', 'admin'], scopes: ['read', 'write'] },
  'outcome:report': { roles: ['viewer', 'editor', 'reviewer', 'admin'], scopes: ['read', 'write', 'deploy'] },
  'outcome:attribute': { roles: ['admin'], scopes: ['deploy'] },
  'workspace:admin': { roles: ['admin'], scopes: [] },
} as const satisfies Record<string, { roles: readonly WorkspaceRole[]; scopes: readonly Scope[] }>;

/** What may be done to the organisation as a whole. */
const organisationPermissions = {
  'organisation:read': ['owner', 'admin', 'member'],
  'organisation:admin': ['owner', 'admin'],
  'organisation:own': ['owner'],
  /** Held by an organisation's SCIM token, and by nobody else. */
  'members:provision': [],
} as const satisfies Record<string, readonly OrganisationRole[]>;

export type WorkspacePermission = keyof typeof workspacePermissions;
export type OrganisationPermission = keyof typeof organisationPermissions;
export type Permission = WorkspacePermission | OrganisationPermission;

export type User = {
  readonly type: 'user';
  readonly id: string;
  readonly organisationId: string;
  readonly sessionId: string;
  readonly role: OrganisationRole;
  readonly workspaces: Readonly<Record<string, WorkspaceRole>>;
};

export type ApiKeyPrincipal = {
  readonly type: 'apiKey';
  readonly id: string;
  readonly organisationId: string;
  readonly workspace: string;
  readonly scopes: readonly Scope[];
  /** The member who made it and answers for what it writes. */
  readonly createdBy: string;
  /** Their mailbox; see `mailboxTag`. */
  readonly createdByMailbox: string;
};

/** An organisation's identity provider, which comes with a SCIM token to add and remove members. */
export type Provisioner = { readonly type: 'provisioner'; readonly id: string; readonly organisationId: string };

/** Whoever calls: a member of an organisation with their roles, an API key with its scopes, or a SCIM token. */
export type Principal = User | ApiKeyPrincipal | Provisioner;

/** `hidden` is the 404 that outsiders get: to them the workspace does not exist. */
export type Decision = 'allowed' | 'forbidden' | 'insufficient_scope' | 'hidden';

/** The role that a user has in a workspace; owners and admins of the organisation are admins of every workspace. */
export const roleIn = (user: User, workspace: string): WorkspaceRole | undefined => {
  if (user.role !== 'member') return 'admin';
  return Object.hasOwn(user.workspaces, workspace) ? user.workspaces[workspace] : undefined;
};

const includes = <T>(list: readonly T[], value: T): boolean => list.includes(value);

/** Decides whether a principal may do a thing; `workspace` must be given for permissions inside a workspace. */
export const decide = (principal: Principal, permission: Permission, workspace?: string): Decision => {
  if (principal.type === 'provisioner') return permission === 'members:provision' ? 'allowed' : 'insufficient_scope';
  if (permission in organisationPermissions) {
    if (principal.type === 'apiKey') return 'insufficient_scope';
    const holders = organisationPermissions[permission as OrganisationPermission];
    return includes<OrganisationRole>(holders, principal.role) ? 'allowed' : 'forbidden';
  }
  if (workspace === undefined) return 'hidden';
  const holders = workspacePermissions[permission as WorkspacePermission];
  if (principal.type === 'apiKey') {
    if (principal.workspace !== workspace) return 'hidden';
    return principal.scopes.some((scope) => includes<Scope>(holders.scopes, scope)) ? 'allowed' : 'insufficient_scope';
  }
  const role = roleIn(principal, workspace);
  if (role === undefined) return 'hidden';
  return includes<WorkspaceRole>(holders.roles, role) ? 'allowed' : 'forbidden';
};

/** Throws the fitting error unless {@link decide} allows it: `not_found`, `forbidden` or `insufficient_scope`. */
export const demand = (principal: Principal, permission: Permission, workspace?: string): void => {
  const decision = decide(principal, permission, workspace);
  if (decision === 'allowed') return;
  if (decision === 'hidden') throw notFound();
  if (decision === 'forbidden') throw new AppError('forbidden', `Your role does not include ${permission}.`);
  const credential = principal.type === 'apiKey' ? 'This API key' : 'A SCIM token';
  throw new AppError('insufficient_scope', `${credential} has no scope that includes ${permission}.`);
};

/** A member's credentials or an API key, which may do what only asks for some. @throws AppError `insufficient_scope`. */
export const demandOrdinary = ({ type }: Principal): void => {
  if (type === 'provisioner') throw new AppError('insufficient_scope', 'A SCIM token is for /scim/v2 alone.');
};

/** Every permission with its holders, for the golden access matrix and the documentation. */
export const permissionTable = { ...workspacePermissions, ...organisationPermissions };

/** The user who calls. @throws AppError `insufficient_scope` for a key or token, which is nobody. */
export const signedIn = (principal: Principal): User => {
  if (principal.type === 'user') return principal;
  throw new AppError('insufficient_scope', 'A key or token cannot do this: sign in.');
};
