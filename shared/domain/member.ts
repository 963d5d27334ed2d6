import type { OrganisationRole, User, WorkspaceRole } from './access.ts';
import type { Journal } from './command.ts';
import { AppError } from './errors.ts';
import { type GroupRole, heldRoles } from './group-role.ts';
import type { Invitation } from './invitation.ts';
import type { Organisation } from './organisation.ts';
import type { Page, PageRequest } from './page.ts';
import type { Session } from './session.ts';
import type { TenantContext } from './tenant.ts';

/** A person in an organisation; the roles are read at every request, so that a change holds from the next one on. */
export type Member = {
  readonly userId: string;
  readonly email: string;
  readonly name: string | null;
  /** Suspended by the organisation's identity provider: without any rights until it brings the person back. */
  readonly status: 'invited' | 'active' | 'suspended';
  readonly role: OrganisationRole;
  /** Roles by workspace slug; owners and admins of the organisation are admins of every workspace beside these. */
  readonly workspaces: Readonly<Record<string, WorkspaceRole>>;
  /** What each group of the identity provider that the person is in gives them, by the group's id. */
  readonly groups?: Readonly<Record<string, GroupRole>> | undefined;
  /** What the identity provider calls the person. */
  readonly externalId?: string | undefined;
  /** The invitation that awaits an answer. */
  readonly invitationId?: string | undefined;
  readonly createdAt: string;
  /** When the person became active; their earlier sessions, from before they were removed once, stay over. */
  readonly joinedAt: string;
  readonly revision: number;
};

/** A role in one workspace, as requests and answers list them. */
export type Assignment = { readonly workspace: string; readonly role: WorkspaceRole };

/** A member before and after a change; without an after they are removed. */
type MemberChange = {
  readonly before: Member;
  readonly after?: Member | undefined;
  /** The organisation's next revision, when the change is one of its owners. */
  readonly organisation?: Organisation | undefined;
  /** API keys that end with the change, by id. */
  readonly apiKeys?: readonly string[] | undefined;
};

export type MemberRepository = {
  /** @throws AppError `not_found`. */
  readonly get: (tenant: TenantContext, userId: string) => Promise<Member>;
  readonly find: (tenant: TenantContext, userId: string) => Promise<Member | undefined>;
  readonly list: (tenant: TenantContext, page: PageRequest) => Promise<Page<Member>>;
  /** Every member, oldest account first. */
  readonly all: (tenant: TenantContext) => Promise<readonly Member[]>;
  /** Those with a role in the workspace, by the organisation or by themselves. */
  readonly listOf: (tenant: TenantContext, workspace: string, page: PageRequest) => Promise<Page<Member>>;
  /** @throws AppError `member_exists`, `validation_failed` for a workspace that does not exist. */
  readonly invite: (tenant: TenantContext, member: Member, invitation: Invitation, journal: Journal) => Promise<void>;
  /** Makes somebody a member who need not be asked. @throws AppError `member_exists`. */
  readonly add: (tenant: TenantContext, member: Member, journal: Journal) => Promise<void>;
  readonly invitation: (tenant: TenantContext, id: string) => Promise<Invitation | undefined>;
  /** Makes the member active and uses the invitation up. @throws AppError `unauthenticated` when it was used before. */
  readonly accept: (
    tenant: TenantContext,
    member: Member,
    invitation: Invitation,
    session: Session,
    journal: Journal,
  ) => Promise<void>;
  /**
   * @throws AppError `conflict` when another change came first, `validation_failed` for a new workspace that does not
   * exist.
   */
  readonly change: (tenant: TenantContext, change: MemberChange, journal: Journal) => Promise<void>;
};

/** Roles by workspace from a list. @throws AppError `validation_failed` when it names a workspace twice. */
export const rolesOf = (assignments: readonly Assignment[]): Readonly<Record<string, WorkspaceRole>> => {
  const faults = assignments.flatMap(({ workspace }, index) =>
    assignments.findIndex((other) => other.workspace === workspace) === index
      ? []
      : [{ path: `body.workspaces.${index}.workspace`, message: 'is named twice' }],
  );
  const [first] = faults;
  if (first) throw new AppError('validation_failed', `${first.path}: ${first.message}`, { faults });
  return Object.fromEntries(assignments.map(({ workspace, role }) => [workspace, role]));
};

export const assignmentsOf = ({ workspaces }: Pick<Member, 'workspaces'>): Assignment[] =>
  Object.entries(workspaces)
    .map(([workspace, role]) => ({ workspace, role }))
    .sort((a, b) => (a.workspace < b.workspace ? -1 : 1));

/** @throws AppError `conflict` for an owner who has not joined: an organisation is not left to somebody who may never come. */
export const demandMayOwn = ({ role, status }: Pick<Member, 'role' | 'status'>): void => {
  if (role !== 'owner' || status === 'active') return;
  throw new AppError('conflict', 'Only who has accepted the invitation can be made an owner.');
};

/** Owners answer to owners alone. @throws AppError `forbidden` when somebody else would make or touch one. */
export const demandMayManage = (manager: User, member: Pick<Member, 'role'>): void => {
  if (member.role === 'owner' && manager.role !== 'owner') {
    throw new AppError('forbidden', 'Only an owner may make, change or remove an owner.');
  }
};

/** How many owners an organisation has more (or fewer) once `before` has become `after`. */
export const ownersGained = (before: Member, after: Member | undefined): number =>
  Number(after?.role === 'owner') - Number(before.role === 'owner');

/** The role that holds in a workspace. */
export const effectiveRole = (member: Member, workspace: string): WorkspaceRole | undefined => {
  const { role, workspaces } = heldRoles(member);
  if (role !== 'member') return 'admin';
  return Object.hasOwn(workspaces, workspace) ? workspaces[workspace] : undefined;
};

/**
 * Throws unless giving (or, without a role, taking) a role in a workspace has an effect: who is an admin of the
 * organisation is admin of every workspace, whatever one says there.
 * @throws AppError `conflict`.
 */
export const demandAssignable = ({ role: organisationRole }: Member, role?: WorkspaceRole): void => {
  if (organisationRole === 'member' || role === 'admin') return;
  throw new AppError('conflict', `As ${organisationRole} of the organisation they are admin of every workspace.`);
};
