import type { Asked } from '#shared/domain/command.ts';
import type { MemberRepository } from '#shared/domain/member.ts';
import type { PageRequest } from '#shared/domain/page.ts';
import { memberView } from './member-view.ts';

type Command = Asked & { readonly query: PageRequest };

/** The members of the organisation, the invited ones included. */
export const listMembers = async ({ members }: { readonly members: MemberRepository }, { caller, query }: Command) => {
  const { data, nextCursor } = await members.list(caller.tenant, query);
  return { data: data.map(memberView), nextCursor };
};
