import { invalidRefreshToken, type Session, type SessionRepository } from '../domain/session.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { keys, partitions } from './keys.ts';
import type { Item, Table, Write } from './table.ts';

/** With the journal they fit in one transaction; who has more is kept out by the account's `sessionsSince`. */
const mostRevoked = 90;

/** Ended sessions are left to expire. */
export const sessionRow = (tenant: TenantContext, session: Session): Item => ({
  ...keys.session(tenant, session.userId, session.id),
  entity: 'SESSION',
  expiresAt: Math.floor(Date.parse(session.endsAt) / 1000),
  ...session,
});

export const sessionOf = (item: Item): Session => item as unknown as Session;

export const sessionRepository = (openTable: (tenant: TenantContext) => Table): SessionRepository => ({
  get: async (tenant, userId, id) => {
    const item = await openTable(tenant).get(keys.session(tenant, userId, id), { consistent: true });
    return item && sessionOf(item);
  },

  create: async (tenant, session, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [{ put: sessionRow(tenant, session), when: 'absent' }],
      invalidRefreshToken,
    ),

  rotate: async (tenant, { userId, id, tokenHash: before }, { tokenHash, rotations }, journal) => {
    const write: Write = {
      update: keys.session(tenant, userId, id),
      set: { tokenHash, rotations },
      when: { tokenHash: before, revokedAt: undefined },
    };
    await commit(openTable(tenant), tenant, journal, [write], invalidRefreshToken);
  },

  revoke: async (tenant, { userId, id }, revokedAt, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [{ update: keys.session(tenant, userId, id), set: { revokedAt }, when: 'present' }],
      invalidRefreshToken,
    ),

  revokeAll: async (tenant, userId, revokedAt, journal) => {
    const table = openTable(tenant);
    const partition = partitions.sessions(tenant, userId);
    const items = await table.query({ partition, newestFirst: true, limit: mostRevoked, consistent: true });
    const writes = items
      .filter((item) => item['revokedAt'] === undefined && String(item['endsAt']) > revokedAt)
      .map(({ PK, SK }): Write => ({ update: { PK, SK }, set: { revokedAt }, when: 'present' }));
    await commit(table, tenant, journal, writes, invalidRefreshToken);
  },
});
