import { AppError } from '../domain/errors.ts';
import type { SsoMemberRepository } from '../domain/sso-membership.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { keys } from './keys.ts';
import { checksOf, memberRow } from './member-repository.ts';
import type { Table, Write } from './table.ts';

/** {@link SsoMemberRepository} over the organisation's own rows. */
export const ssoMemberRepository = (openTable: (tenant: TenantContext) => Table): SsoMemberRepository => ({
  wasRemoved: async (tenant, userId) => {
    const item = await openTable(tenant).get(keys.removedMember(tenant, userId), { consistent: true });
    return item !== undefined;
  },

  save: async (tenant, { before, after }, journal) => {
    const added = Object.keys(after.workspaces).filter((slug) => !Object.hasOwn(before?.workspaces ?? {}, slug));
    const writes: Write[] = [
      ...checksOf(tenant, added),
      { put: memberRow(tenant, after), when: before ? { revision: before.revision } : 'absent' },
      ...(before ? [] : [{ check: keys.removedMember(tenant, after.userId), when: 'absent' as const }]),
      ...(before?.invitationId ? [{ delete: keys.invitation(tenant, before.invitationId) }] : []),
    ];
    await commit(
      openTable(tenant),
      tenant,
      journal,
      writes,
      () => new AppError('conflict', 'The member or a workspace was changed at the same moment; sign in again.'),
    );
  },
});
