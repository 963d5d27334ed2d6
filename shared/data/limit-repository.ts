import {
  after,
  type Bucket,
  type BucketRepository,
  type FullAt,
  intervalOf,
  latestFullAt,
} from '../domain/rate-limit.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

const tries = 4;
/** A bucket that is full again need not be remembered; clocks may differ a little. */
const keptSeconds = 3600;

type Use = { readonly bucket: Bucket; readonly amount: number; readonly at: number; readonly room: FullAt | undefined };

const fullAtOf = (row: Item | undefined): FullAt => Number(row?.['fullAt'] ?? 0);

/** A row that takes no more calls at the moment is one that too many ask for. */
const isThrottled = ({ name }: Error): boolean =>
  name === 'ProvisionedThroughputExceededException' ||
  name === 'ThrottlingException' ||
  name === 'RequestLimitExceeded';

/**
 * One conditional update, without a lock: a full bucket starts anew from now on, any other owes so much more. Which of
 * the two it is is guessed from what is known, and read after a wrong guess.
 * @returns when it will be full, and whether it was taken; nothing is taken beyond `room`, if that is given
 */
const use = async (table: Table, tenant: TenantContext, { bucket, amount, at, room }: Use, known: FullAt) => {
  const { rate, name } = bucket;
  const debt = amount * intervalOf(rate);
  const expiresAt = Math.ceil(at / 1_000_000 + rate.burst / rate.perSecond) + keptSeconds;
  const update = keys.bucket(tenant, name);
  let fullAt = known;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const row = await table.update(
      fullAt < at
        ? {
            update,
            set: { fullAt: after(rate, 0, amount, at), expiresAt },
            when: { fullAt: { lessThan: at, orAbsent: true } },
          }
        : {
            update,
            add: { fullAt: debt },
            set: { expiresAt },
            when: { fullAt: { atLeast: at, ...(room !== undefined && { lessThan: room + 1 }) } },
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
      return await use(openTable(tenant), tenant, { bucket, amount: 1, at, room }, known);
    } catch (error) {
      if (isThrottled(error as Error)) return { taken: false, fullAt: latestFullAt(bucket.rate, 0, at) };
      throw error;
    }
  },

  report: async (tenant, bucket, amount, at, known) => {
    const { fullAt } = await use(openTable(tenant), tenant, { bucket, amount, at, room: undefined }, known);
    return fullAt;
  },

  read: async (tenant, { name }) => fullAtOf(await openTable(tenant).get(keys.bucket(tenant, name))),
});
