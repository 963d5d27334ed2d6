import { heldRoles } from '#shared/domain/group-role.ts';
import { assignmentsOf, effectiveRole, type Member } from '#shared/domain/member.ts';

/** A member as the organisation's admins see them. */
export const memberView = (member: Member) => {
  const { role, workspaces } = heldRoles(member);
  return {
    ...member,
    workspaces: assignmentsOf(member),
    effective: { role, workspaces: assignmentsOf({ workspaces }) },
  };
};

/** A member as a workspace sees them: with the role that holds there, if there is one. */
export const workspaceMemberView = (member: Member, workspace: string) => {
  const role = effectiveRole(member, workspace);
  return role && { ...member, role };
};
