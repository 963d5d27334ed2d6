import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import { AppError, notFound } from '#shared/domain/errors.ts';
import { demandAssignable, effectiveRole, type MemberRepository } from '#shared/domain/member.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & { readonly members: MemberRepository };
type Command = Asked & { readonly workspace: string; readonly userId: string };

/** Takes a member out of a workspace. @throws AppError `not_found`, `conflict`. */
export const removeWorkspaceMember = async (
  { members, ...effects }: Dependencies,
  { caller, workspace, userId }: Command,
) => {
  const before = await members.get(caller.tenant, userId);
  if (effectiveRole(before, workspace) === undefined) throw notFound();
  demandAssignable(before);
  if (!Object.hasOwn(before.workspaces, workspace)) {
    throw new AppError('conflict', 'A group of the identity provider gives them this role: take them out of it there.');
  }
  const { [workspace]: role, ...workspaces } = before.workspaces;
  const after = { ...before, workspaces, revision: before.revision + 1 };
  const deed = { action: 'workspace_member.remove', target: userId, workspace, change: { role } };
  await members.change(caller.tenant, { before, after }, journalFor(effects, caller, deed));
};
