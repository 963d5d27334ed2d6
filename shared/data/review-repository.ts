import { notFound } from '../domain/errors.ts';
import type { Review, ReviewRepository } from '../domain/review.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { keys, partitions } from './keys.ts';
import { page } from './page.ts';
import type { Item, Table } from './table.ts';

export const reviewRow = (tenant: TenantContext, review: Review): Item => ({
  ...keys.review(tenant, review.workspace, review.id),
  entity: 'REVIEW',
  ...review,
});

const reviewOf = (item: Item): Review => item as unknown as Review;

export const reviewRepository = (openTable: (tenant: TenantContext) => Table): ReviewRepository => ({
  get: async (tenant, workspace, id) => {
    const item = await openTable(tenant).get(keys.review(tenant, workspace, id), { consistent: true });
    if (!item) throw notFound();
    return reviewOf(item);
  },

  list: async (tenant, workspace, filter, request) =>
    page(openTable(tenant), {
      ...request,
      range: { partition: partitions.reviews(tenant, workspace), prefix: 'REVIEW#', consistent: true },
      filter,
      where: (item) => filter.status === undefined || reviewOf(item).status === filter.status,
      view: reviewOf,
    }),
});
