import type { Countable, Counted, OutcomeCounter } from '../domain/outcome-counts.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { type Used, usedBy, weigh } from './caller-caps.ts';
import { counterWrites } from './counter-rows.ts';
import { type CounterShards, createCounterShards } from './counter-shards.ts';
import { keys } from './keys.ts';
import { packsOf } from './outcome-packs.ts';
import { type Key, type Table, type Write, WriteRejected } from './table.ts';

const rememberedSeconds = 7 * 24 * 3600;

/** Most rows that are read at once: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const maxReads = 100;

const rememberedRow = (
  tenant: TenantContext,
  workspace: string,
  { kind, id, rollout }: Countable,
  now: Date,
): Write => ({
  put: {
    ...(kind === 'outcome' ? keys.outcome(tenant, workspace, id) : keys.announcement(tenant, workspace, id)),
    entity: kind === 'outcome' ? 'OUTCOME' : 'ANNOUNCEMENT',
    rollout,
    expiresAt: Math.floor(now.getTime() / 1000) + rememberedSeconds,
  },
  when: 'absent',
});

/** Says that there are so many shards, before the first row of a new one is written: readers look where they are told. */
const announceWidth = async (table: Table, update: Key, width: number): Promise<void> => {
  const when = { width: { lessThan: width, orAbsent: true } } as const;
  try {
    await table.transact([{ update, set: { entity: 'SHARDS', width }, when }]);
  } catch (error) {
    if (!(error instanceof WriteRejected)) throw error;
  }
};

const drawn = (below: number): number => Math.floor(Math.random() * below);

/** @param shards one for each process, which so finds rows that it has to itself */
export const outcomeRepository = (
  openTable: (tenant: TenantContext) => Table,
  shards: CounterShards = createCounterShards(drawn),
): OutcomeCounter => {
  /** The ids and their counters are one transaction: it is written whole, or some ids were counted before. */
  const countPack = async (
    { table, tenant, workspace, now }: { table: Table; tenant: TenantContext; workspace: string; now: Date },
    pack: readonly Countable[],
    used: Used = new Map(),
  ): Promise<number> => {
    if (pack.length === 0) return 0;
    const { weighed, callers } = weigh(tenant, pack, used, now);
    const fixed = [
      ...pack.map((countable) => rememberedRow(tenant, workspace, countable, now)),
      ...callers.map(({ write }) => write),
    ];
    const writes = () => [...fixed, ...counterWrites(tenant, weighed, shards.of, now)];
    const elsewhere = async (met: readonly number[]) => {
      if (!met.some((position) => position >= fixed.length)) return writes();
      for (const rollout of new Set(pack.map((countable) => countable.rollout))) {
        const key = keys.shards(tenant, rollout);
        const known = Number((await table.get(key, { consistent: true }))?.['width'] ?? 1);
        const { width } = shards.move(rollout, known);
        if (width > known) await announceWidth(table, key, width);
      }
      return writes();
    };
    try {
      await table.transact(writes(), elsewhere);
      return pack.length;
    } catch (error) {
      if (!(error instanceof WriteRejected)) throw error;
      const failed = new Set(error.failed);
      const full = callers.filter((_, index) => failed.has(pack.length + index)).slice(0, maxReads);
      const rows = full.length > 0 ? await table.getMany(full.map(({ key }) => key)) : [];
      const left = pack.filter((_, index) => !failed.has(index));
      return countPack({ table, tenant, workspace, now }, left, new Map([...used, ...usedBy(full, rows)]));
    }
  };

  return {
    count: async (tenant, workspace, countables, now): Promise<Counted> => {
      const table = openTable(tenant);
      const packs = packsOf(countables);
      let counted = 0;
      for (const [index, pack] of packs.entries()) {
        try {
          counted += await countPack({ table, tenant, workspace, now }, pack);
        } catch (error) {
          // What stops one pack is likely to stop the next: all the rest comes again.
          return { counted, failed: packs.slice(index).flat(), error };
        }
      }
      return { counted, failed: [] };
    },
  };
};
