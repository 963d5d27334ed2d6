import { type OrganisationRole, signedIn } from '#shared/domain/access.ts';
import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import {
  type Assignment,
  demandMayManage,
  demandMayOwn,
  type Member,
  type MemberRepository,
  ownersGained,
  rolesOf,
} from '#shared/domain/member.ts';
import { type OrganisationReader, withOwners } from '#shared/domain/organisation.ts';
import { memberView } from './member-view.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly members: MemberRepository;
  readonly organisations: OrganisationReader;
};
type Command = Asked & {
  readonly userId: string;
  readonly body: {
    readonly role?: OrganisationRole | undefined;
    readonly workspaces?: readonly Assignment[] | undefined;
  };
};

/** Changes a member's roles. @throws AppError `not_found`, `forbidden`, `precondition_failed`, `conflict`. */
export const updateMember = async (
  { members, organisations, ...effects }: Dependencies,
  { caller, userId, body, precondition }: Command,
) => {
  const manager = signedIn(caller.principal);
  const before = await members.get(caller.tenant, userId);
  precondition(memberView(before));
  const { role = before.role } = body;
  const workspaces = body.workspaces ? rolesOf(body.workspaces) : before.workspaces;
  const after: Member = { ...before, role, workspaces, revision: before.revision + 1 };
  demandMayManage(manager, before);
  demandMayManage(manager, after);
  demandMayOwn(after);
  const gained = ownersGained(before, after);
  const organisation = gained === 0 ? undefined : withOwners(await organisations.get(caller.tenant), gained);
  const deed = { action: 'member.update', target: userId, change: { role, workspaces } };
  await members.change(caller.tenant, { before, after, organisation }, journalFor(effects, caller, deed));
  return memberView(after);
};
