import { AppError, notFound } from '../domain/errors.ts';
import { type Invitation, invalidInvitation } from '../domain/invitation.ts';
import { effectiveRole, type Member, type MemberRepository } from '../domain/member.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { keys, partitions } from './keys.ts';
import { organisationUpdate } from './organisation-row.ts';
import { page } from './page.ts';
import { sessionRow } from './session-repository.ts';
import type { Item, Table, Write } from './table.ts';

export const memberRow = (tenant: TenantContext, member: Member): Item => ({
  ...keys.member(tenant, member.userId),
  entity: 'MEMBER',
  ...member,
});

export const memberOf = (item: Item): Member => item as unknown as Member;

/** Expired invitations go by themselves; their members stay invited until they are removed or invited anew. */
const invitationRow = (tenant: TenantContext, invitation: Invitation): Item => ({
  ...keys.invitation(tenant, invitation.id),
  entity: 'INVITATION',
  expiresAt: Math.floor(Date.parse(invitation.endsAt) / 1000),
  ...invitation,
});

/** Until they are invited again or provisioned, the identity provider's word alone does not bring them back. */
export type RemovedMember = { readonly userId: string; readonly removedAt: string };

const removedMemberRow = (tenant: TenantContext, userId: string, removedAt: string): Item => ({
  ...keys.removedMember(tenant, userId),
  entity: 'REMOVED_MEMBER',
  userId,
  removedAt,
});

export const checksOf = (tenant: TenantContext, workspaces: readonly string[]): Write[] =>
  workspaces.map((workspace) => ({ check: keys.workspace(tenant, workspace), when: 'present' }));

export const unknownWorkspace = (workspace: string | undefined) =>
  new AppError('validation_failed', `body.workspaces: there is no workspace ${workspace}`, {
    faults: [{ path: 'body.workspaces', message: `there is no workspace ${workspace}` }],
  });

const memberExists = () => new AppError('member_exists', 'This person is a member or is invited already.');

const changed = () => new AppError('conflict', 'The member was changed at the same moment; read it again and retry.');

export const memberRepository = (openTable: (tenant: TenantContext) => Table): MemberRepository => {
  const find = async (tenant: TenantContext, userId: string) => {
    const item = await openTable(tenant).get(keys.member(tenant, userId), { consistent: true });
    return item && memberOf(item);
  };
  const rangeOf = (tenant: TenantContext) => ({ partition: partitions.members(tenant), prefix: 'MEMBER#' });

  return {
    find,

    get: async (tenant, userId) => {
      const member = await find(tenant, userId);
      if (!member) throw notFound();
      return member;
    },

    list: async (tenant, request) => page(openTable(tenant), { ...request, range: rangeOf(tenant), view: memberOf }),

    all: async (tenant) => {
      const items = await openTable(tenant).query({ ...rangeOf(tenant), consistent: true });
      return items.map(memberOf);
    },

    listOf: async (tenant, workspace, request) =>
      page(openTable(tenant), {
        ...request,
        range: rangeOf(tenant),
        filter: { workspace },
        where: (item) => effectiveRole(memberOf(item), workspace) !== undefined,
        view: memberOf,
      }),

    invite: async (tenant, member, invitation, journal) => {
      const workspaces = Object.keys(member.workspaces);
      await commit(
        openTable(tenant),
        tenant,
        journal,
        [
          ...checksOf(tenant, workspaces),
          { put: memberRow(tenant, member), when: 'absent' },
          { put: invitationRow(tenant, invitation), when: 'absent' },
          { delete: keys.removedMember(tenant, member.userId) },
        ],
        (position) => (position < workspaces.length ? unknownWorkspace(workspaces[position]) : memberExists()),
      );
    },

    add: async (tenant, member, journal) =>
      commit(
        openTable(tenant),
        tenant,
        journal,
        [{ put: memberRow(tenant, member), when: 'absent' }, { delete: keys.removedMember(tenant, member.userId) }],
        memberExists,
      ),

    invitation: async (tenant, id) => {
      const item = await openTable(tenant).get(keys.invitation(tenant, id), { consistent: true });
      return item as Invitation | undefined;
    },

    accept: async (tenant, member, { id, tokenHash }, session, journal) =>
      commit(
        openTable(tenant),
        tenant,
        journal,
        [
          { delete: keys.invitation(tenant, id), when: { tokenHash } },
          { put: memberRow(tenant, member), when: { revision: member.revision - 1 } },
          { put: sessionRow(tenant, session), when: 'absent' },
        ],
        (position) => (position === 0 ? invalidInvitation() : changed()),
      ),

    change: async (tenant, { before, after, organisation, apiKeys = [] }, journal) => {
      const added = Object.keys(after?.workspaces ?? {}).filter((slug) => !Object.hasOwn(before.workspaces, slug));
      const when = { revision: before.revision };
      const write: Write = after
        ? { put: memberRow(tenant, after), when }
        : { delete: keys.member(tenant, before.userId), when };
      const writes: Write[] = [
        ...checksOf(tenant, added),
        write,
        ...(after ? [] : [{ put: removedMemberRow(tenant, before.userId, journal.audit.at) }]),
        ...(organisation ? [organisationUpdate(tenant, organisation)] : []),
        ...(before.invitationId && !after?.invitationId
          ? [{ delete: keys.invitation(tenant, before.invitationId) }]
          : []),
        ...apiKeys.flatMap((id) => [{ delete: keys.apiKey(tenant, id) }, { delete: keys.use(tenant, id) }]),
      ];
      await commit(openTable(tenant), tenant, journal, writes, (position) =>
        position < added.length ? unknownWorkspace(added[position]) : changed(),
      );
    },
  };
};
