import type { WorkspaceRole } from './access.ts';
import type { Journal } from './command.ts';
import { type Member, rolesOf } from './member.ts';
import type { RoleRule, SamlSettings } from './saml-connection.ts';
import type { FederatedIdentity } from './saml-identity.ts';
import type { TenantContext } from './tenant.ts';

/** Membership as a sign-in through the identity provider changes it. */
export type SsoMemberRepository = {
  /** Whether the person was a member and was removed: signing in alone does not bring them back. */
  readonly wasRemoved: (tenant: TenantContext, userId: string) => Promise<boolean>;
  /**
   * Saves a member, new or changed; an invitation that they had is used up.
   * @throws AppError `conflict` when another change came first.
   */
  readonly save: (
    tenant: TenantContext,
    change: { readonly before: Member | undefined; readonly after: Member },
    journal: Journal,
  ) => Promise<void>;
};

type Arrival = { readonly userId: string; readonly identity: FederatedIdentity; readonly at: string };

const newMember = (
  { defaultRole, defaultWorkspaces }: SamlSettings,
  { userId, identity: { email, name }, at }: Arrival,
): Member => ({
  userId,
  email,
  name,
  status: 'active',
  role: defaultRole,
  workspaces: rolesOf(defaultWorkspaces),
  createdAt: at,
  joinedAt: at,
  revision: 0,
});

const activated = ({ invitationId: _used, ...member }: Member, at: string): Member => ({
  ...member,
  status: 'active',
  joinedAt: at,
});

/**
 * The roles that the rules give. They govern what they name and nothing else: the organisation's role if any rule has
 * one, and each workspace that any rule names; there, who fits no rule has nothing more than newcomers have.
 */
const mapped = (
  member: Member,
  { defaultRole, defaultWorkspaces, ...settings }: SamlSettings,
  groups: readonly string[],
) => {
  const { roles: rules } = settings.attributeMapping;
  const fits = ({ value }: RoleRule) => groups.includes(value);
  const role = rules.some((rule) => rule.role !== undefined)
    ? (rules.find((rule) => rule.role !== undefined && fits(rule))?.role ?? defaultRole)
    : member.role;
  const governed = new Set(rules.flatMap(({ workspace }) => workspace ?? []));
  const kept = Object.entries(member.workspaces).filter(([workspace]) => !governed.has(workspace));
  const given = [...governed].flatMap((workspace): [string, WorkspaceRole][] => {
    const rule = rules.find((each) => each.workspace === workspace && fits(each));
    const ordinary = defaultWorkspaces.find((each) => each.workspace === workspace);
    const workspaceRole = rule?.workspaceRole ?? ordinary?.role;
    return workspaceRole === undefined ? [] : [[workspace, workspaceRole]];
  });
  return { role, workspaces: Object.fromEntries([...kept, ...given]) };
};

const isSame = (before: Member, after: Member): boolean =>
  before.status === after.status &&
  before.role === after.role &&
  before.name === after.name &&
  JSON.stringify(Object.entries(before.workspaces).sort()) === JSON.stringify(Object.entries(after.workspaces).sort());

/**
 * The member as they are once they have signed in through the identity provider: made if there was none, active if they
 * were invited, with the roles that their groups have. An owner stays as they are. The very member before, if nothing
 * changes.
 */
export const memberAfterSignIn = (before: Member | undefined, settings: SamlSettings, arrival: Arrival): Member => {
  const { identity, at } = arrival;
  const base = before ?? newMember(settings, arrival);
  const active = base.status === 'active' ? base : activated(base, at);
  const roles = active.role === 'owner' ? {} : mapped(active, settings, identity.groups);
  const after = { ...active, name: active.name ?? identity.name, ...roles };
  return before && isSame(before, after) ? before : { ...after, revision: base.revision + 1 };
};
