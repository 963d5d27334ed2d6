import type { Countable, OutcomeCounter } from '../domain/outcome.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { counterRows, counterWrites } from './counter-rows.ts';
import { keys } from './keys.ts';
import { type Table, type Write, WriteRejected } from './table.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
const maxWrites = 100;
const rememberedSeconds = 7 * 24 * 3600;

/** As many outcomes as one transaction holds, with the counters they raise; neighbours share their counters. */
const packsOf = (outcomes: readonly Countable[]): readonly (readonly Countable[])[] => {
  const sorted = outcomes.toSorted(
    (a, b) => a.block - b.block || a.rollout.localeCompare(b.rollout) || a.arm.localeCompare(b.arm),
  );
  const packs: Countable[][] = [];
  for (const outcome of sorted) {
    const pack = packs.at(-1);
    const more = [...(pack ?? []), outcome];
    if (pack && more.length + counterRows(more) <= maxWrites) pack.push(outcome);
    else packs.push([outcome]);
  }
  return packs;
};

const rememberedRow = (tenant: TenantContext, workspace: string, { id, rollout }: Countable, now: Date): Write => ({
  put: {
    ...keys.outcome(tenant, workspace, id),
    entity: 'OUTCOME',
    rollout,
    expiresAt: Math.floor(now.getTime() / 1000) + rememberedSeconds,
  },
  when: 'absent',
});

export const outcomeRepository = (openTable: (tenant: TenantContext) => Table): OutcomeCounter => ({
  count: async (tenant, workspace, outcomes, now) => {
    const table = openTable(tenant);

    /** The ids and their counters are one transaction: it is written whole, or some ids were counted before. */
    const countPack = async (pack: readonly Countable[]): Promise<number> => {
      if (pack.length === 0) return 0;
      const remembered = pack.map((outcome) => rememberedRow(tenant, workspace, outcome, now));
      try {
        await table.transact([...remembered, ...counterWrites(tenant, pack, now)]);
        return pack.length;
      } catch (error) {
        if (!(error instanceof WriteRejected)) throw error;
        const known = new Set(error.failed);
        return countPack(pack.filter((_, index) => !known.has(index)));
      }
    };

    let counted = 0;
    for (const pack of packsOf(outcomes)) counted += await countPack(pack);
    return { counted };
  },
});
