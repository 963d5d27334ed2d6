import type { SessionReader } from '../domain/live-session.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { keys } from './keys.ts';
import { memberOf } from './member-repository.ts';
import { organisationOf } from './organisation-row.ts';
import { sessionOf } from './session-repository.ts';
import type { Table } from './table.ts';

export const sessionReader = (openTable: (tenant: TenantContext) => Table): SessionReader => ({
  find: async (tenant, userId, sessionId) => {
    const [session, member, organisation] = await openTable(tenant).getMany([
      keys.session(tenant, userId, sessionId),
      keys.member(tenant, userId),
      keys.organisation(tenant),
    ]);
    return {
      session: session && sessionOf(session),
      member: member && memberOf(member),
      organisation: organisation && organisationOf(organisation),
    };
  },
});
