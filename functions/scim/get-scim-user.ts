import type { Asked, Effects } from '#shared/domain/command.ts';
import type { MemberRepository } from '#shared/domain/member.ts';
import { type ProjectionRequest, projectionOf } from '#shared/domain/scim-projection.ts';
import { baseOf } from '#shared/domain/scim-resource.ts';
import { userView } from '#shared/domain/scim-user.ts';

type Dependencies = Pick<Effects, 'hash'> & { readonly members: MemberRepository };
type Command = Asked & { readonly userId: string; readonly apiUrl: string; readonly query: ProjectionRequest };

/** A member. @throws AppError `not_found`. */
export const getScimUser = async ({ members, hash }: Dependencies, { caller, userId, apiUrl, query }: Command) => {
  const { project } = projectionOf(query);
  return project(userView(hash, await members.get(caller.tenant, userId), baseOf(apiUrl)));
};
