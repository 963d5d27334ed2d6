import type { Delivery, DeliveryRepository } from '../domain/delivery.ts';
import { AppError, notFound } from '../domain/errors.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { keys, partitions } from './keys.ts';
import { page } from './page.ts';
import { type Item, type Table, type Write, WriteRejected } from './table.ts';

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

/** Writes unless the condition does not hold; says whether it did. */
const written = async (table: Table, write: Write): Promise<boolean> => {
  try {
    await table.transact([write]);
    return true;
  } catch (error) {
    if (!(error instanceof WriteRejected)) throw error;
    return false;
  }
};

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
    await written(openTable(tenant), { put: rowOf(tenant, delivery), when: 'absent' });
  },

  record: async (tenant, delivery) => written(openTable(tenant), savingOf(tenant, delivery)),

  save: async (tenant, delivery, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [savingOf(tenant, delivery)],
      () => new AppError('conflict', 'The delivery was attempted at the same moment; read it again and retry.'),
    ),
});
