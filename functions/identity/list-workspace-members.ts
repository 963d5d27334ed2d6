import type { Asked } from '#shared/domain/command.ts';
import type { MemberRepository } from '#shared/domain/member.ts';
import type { PageRequest } from '#shared/domain/page.ts';
import { workspaceMemberView } from './member-view.ts';

type Command = Asked & { readonly workspace: string; readonly query: PageRequest };

/** Those with a role in a workspace, be it their own or one that the organisation gives them. */
export const listWorkspaceMembers = async (
  { members }: { readonly members: MemberRepository },
  { caller, workspace, query }: Command,
) => {
  const { data, nextCursor } = await members.listOf(caller.tenant, workspace, query);
  return { data: data.flatMap((member) => workspaceMemberView(member, workspace) ?? []), nextCursor };
};
