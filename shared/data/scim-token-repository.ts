import { AppError, notFound } from '../domain/errors.ts';
import type { ScimToken, ScimTokenReader, ScimTokenRepository } from '../domain/scim-token.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { keys, partitions } from './keys.ts';
import { organisationOf } from './organisation-row.ts';
import { page } from './page.ts';
import type { Item, Table } from './table.ts';
import { usedAtOf } from './use-notes.ts';

const rowOf = (tenant: TenantContext, token: ScimToken): Item => ({
  ...keys.scimToken(tenant, token.id),
  entity: 'SCIMTOKEN',
  ...token,
});

const tokenOf = (item: Item): ScimToken => item as unknown as ScimToken;

/** {@link ScimTokenReader} over the organisation's own rows. */
export const scimTokenReader = (openTable: (tenant: TenantContext) => Table): ScimTokenReader => ({
  standingOf: async (tenant, id) => {
    const [token, organisation] = await openTable(tenant).getMany([
      keys.scimToken(tenant, id),
      keys.organisation(tenant),
    ]);
    return { token: token && tokenOf(token), organisation: organisation && organisationOf(organisation) };
  },
});

/** {@link ScimTokenRepository} over the organisation's own rows. */
export const scimTokenRepository = (openTable: (tenant: TenantContext) => Table): ScimTokenRepository => ({
  list: async (tenant, request) => {
    const table = openTable(tenant);
    const { data, nextCursor } = await page(table, {
      ...request,
      range: { partition: partitions.organisation(tenant), prefix: keys.scimToken(tenant, '').SK },
      view: tokenOf,
    });
    const uses = data.length > 0 ? await table.getMany(data.map(({ id }) => keys.use(tenant, id))) : [];
    return { data: data.map((token, index) => ({ ...token, lastUsedAt: usedAtOf(uses[index]) })), nextCursor };
  },

  get: async (tenant, id) => {
    const item = await openTable(tenant).get(keys.scimToken(tenant, id), { consistent: true });
    if (!item) throw notFound();
    return tokenOf(item);
  },

  create: async (tenant, token, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [{ put: rowOf(tenant, token), when: 'absent' }],
      () => new AppError('conflict', 'This SCIM token exists already.'),
    ),

  remove: async (tenant, { id }, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [{ delete: keys.scimToken(tenant, id), when: 'present' }, { delete: keys.use(tenant, id) }],
      notFound,
    ),
});
