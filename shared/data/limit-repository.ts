import {
  after,
  type Bucket,
  type BucketRepository,
  type FullAt,
  intervalOf,
  latestFullAt,
  type Used,
} from '../domain/rate-limit.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

const tries = 4;
/** A bucket that is full again need not be remembered; clocks may differ a little. */
const keptSeconds = 3600;

type Use = Used & { readonly bucket: Bucket; readonly room?: FullAt };

const fullAtOf = (row: Item | undefined): FullAt => Number(row?.['fullAt'] ?? 0);

/** A row that takes no more calls at the moment is one that too many ask for. */
const isThrottled = ({ name }: Error): boolean =>
  name === 'ProvisionedThroughputExceededException' ||
  name === 'ThrottlingException' ||
  name === 'RequestLimitExceeded';

/**
 * One conditional update, without a lock: a bucket that was full begins anew, any other is put off by so much. Which of
 * the two it is is guessed from what is known, and read after a wrong guess.
 * @returns when it will be full, and whether it was taken; nothing is taken beyond `room`, if that is given
 */
const use = async (table: Table, tenant: TenantContext, { bucket, amount, since, own, room }: Use, known: FullAt) => {
  const { rate, name } = bucket;
  const expiresAt = Math.ceil(own / 1_000_000 + rate.burst / rate.perSecond) + keptSeconds;
  const update = keys.bucket(tenant, name);
  let fullAt = known;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const row = await table.update(
      fullAt < since
        ? {
            update,
            set: { fullAt: own, expiresAt },
            when: { fullAt: { lessThan: since, orAbsent: true } },
          }
        : {
            update,
            add: { fullAt: amount * intervalOf(rate) },
            set: { expiresAt },
            when: { fullAt: { atLeast: since, ...(room !== undefined && { lessThan: room + 1 }) } },
          },
    );
    if (row) return { taken: true, fullAt: fullAtOf(row) };
    fullAt = fullAtOf(await table.get(update, { consistent: true }));
    if (room !== undefined && fullAt > room) return { taken: false, fullAt };
  }
  return { taken: false, fullAt };
};

/** {@link BucketRepository} over the organisation's rows, which IAM lets functions update for this one by one. */
export const limitRepository = (openTable: (tenant: TenantContext) => Table): BucketRepository => ({
  take: async (tenant, bucket, at, known) => {
    const room = latestFullAt(bucket.rate, 1, at);
    try {
      const own = after(bucket.rate, 0, 1, at);
      return await use(openTable(tenant), tenant, { bucket, amount: 1, since: at, own, room }, known);
    } catch (error) {
      if (isThrottled(error as Error)) return { taken: false, fullAt: latestFullAt(bucket.rate, 0, at) };
      throw error;
    }
  },

  report: async (tenant, bucket, used, known) => {
    const { fullAt } = await use(openTable(tenant), tenant, { bucket, ...used }, known);
    return fullAt;
  },

  read: async (tenant, { name }) => fullAtOf(await openTable(tenant).get(keys.bucket(tenant, name))),
});
