import type { WorkspaceRole } from '#shared/domain/access.ts';
import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import { demandAssignable, type MemberRepository } from '#shared/domain/member.ts';
import { workspaceMemberView } from './member-view.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & { readonly members: MemberRepository };
type Command = Asked & {
  readonly workspace: string;
  readonly userId: string;
  readonly body: { readonly role: WorkspaceRole };
};

/** Gives a member of the organisation a role in a workspace. @throws AppError `not_found`, `precondition_failed`, `conflict`. */
export const setWorkspaceMember = async (
  { members, ...effects }: Dependencies,
  { caller, workspace, userId, body: { role }, precondition }: Command,
) => {
  const before = await members.get(caller.tenant, userId);
  precondition(workspaceMemberView(before, workspace));
  demandAssignable(before, role);
  const workspaces = { ...before.workspaces, [workspace]: role };
  const after = { ...before, workspaces, revision: before.revision + 1 };
  const deed = { action: 'workspace_member.set', target: userId, workspace, change: { role } };
  await members.change(caller.tenant, { before, after }, journalFor(effects, caller, deed));
  return { ...after, role };
};
