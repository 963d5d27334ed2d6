import type { Delivery, DeliveryRepository } from '../domain/delivery.ts';
import { AppError, notFound } from '../domain/errors.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { isDone } from './is-done.ts';
import { keys, partitions } from './keys.ts';
import { page } from './page.ts';
import type { Item, Table, Write } from './table.ts';

const retentionSeconds = 30 * 24 * 3600;

const rowOf = (tenant: TenantContext, delivery: Delivery): Item => ({
  ...keys.delivery(tenant, delivery.workspace, delivery.webhook, delivery.id),
  entity: 'DELIVERY',
  ...delivery,
  expiresAt: Math.floor(Date.parse(delivery.createdAt) / 1000) + retentionSeconds,
});

const deliveryOf = (item: Item): Delivery => item as unknown as Delivery;

const savingOf = (tenant: TenantContext, delivery: Delivery): Write => ({
  put: rowOf(tenant, delivery),
  when: { revision: delivery.revision - 1 },
});

/** Deliveries are a log of what Promptgate did, and no state that a person changed: most writes leave no audit entry. */
export const deliveryRepository = (openTable: (tenant: TenantContext) => Table): DeliveryRepository => ({
  get: async (tenant, workspace, webhook, id) => {
    const item = await openTable(tenant).get(keys.delivery(tenant, workspace, webhook, id), { consistent: true });
    if (!item) throw notFound();
    return deliveryOf(item);
  },

  list: async (tenant, workspace, webhook, request) =>
    page(openTable(tenant), {
      ...request,
      range: { partition: partitions.webhook(tenant, workspace, webhook), prefix: 'DELIVERY#' },
      view: deliveryOf,
    }),

  add: async (tenant, delivery) => {
    await isDone(openTable(tenant), [{ put: rowOf(tenant, delivery), when: 'absent' }]);
  },

  record: async (tenant, delivery) => isDone(openTable(tenant), [savingOf(tenant, delivery)]),

  save: async (tenant, delivery, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [savingOf(tenant, delivery)],
      () => new AppError('conflict', 'The delivery was attempted at the same moment; read it again and retry.'),
    ),
});
