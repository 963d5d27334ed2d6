import { assignmentsOf, effectiveRole, type Member } from '#shared/domain/member.ts';

/** A member as the organisation's admins see them. */
export const memberView = (member: Member) => ({ ...member, workspaces: assignmentsOf(member) });

/** A member as a workspace sees them: with the role that holds there, if there is one. */
export const workspaceMemberView = (member: Member, workspace: string) => {
  const role = effectiveRole(member, workspace);
  return role && { ...member, role };
};
