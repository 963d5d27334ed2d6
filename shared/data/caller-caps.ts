import type { Countable } from '../domain/outcome-counts.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { blockExpiry, type Weighed } from './counter-rows.ts';
import { keys } from './keys.ts';
import { callerNameOf } from './outcome-packs.ts';
import type { Item, Key, Write } from './table.ts';

/** How many outcomes of each capped caller are known to be counted, by the caller's name. */
export type Used = ReadonlyMap<string, number>;

/** A caller whose row is raised, and the write that does it. */
export type CallerWrite = { readonly caller: string; readonly key: Key; readonly write: Write };

/**
 * Which outcomes of a pack are evidence, and what raises their callers' rows. A row is raised only as long as it is
 * no higher than this allows: when another worker has raised it meanwhile, the transaction is refused and the row is
 * to be read again. It never falls, so a caller that is known to be full stays so.
 */
export const weigh = (
  tenant: TenantContext,
  pack: readonly Countable[],
  used: Used,
  now: Date,
): { readonly weighed: readonly Weighed[]; readonly callers: readonly CallerWrite[] } => {
  const added = new Map<string, { readonly first: Countable; readonly cap: number; count: number }>();
  const weighed = pack.map((countable): Weighed => {
    const name = callerNameOf(countable);
    const { cap } = countable;
    if (name === undefined || cap === null) return { countable, within: true };
    const entry = added.get(name) ?? { first: countable, cap, count: 0 };
    if ((used.get(name) ?? 0) + entry.count >= cap) return { countable, within: false };
    added.set(name, { ...entry, count: entry.count + 1 });
    return { countable, within: true };
  });
  const callers = [...added].map(([caller, { first, cap, count }]): CallerWrite => {
    const key = keys.caller(tenant, first.rollout, first.arm, first.caller ?? 0);
    const set = { entity: 'CALLER', expiresAt: blockExpiry(now) };
    const when = { count: { lessThan: cap - count + 1, orAbsent: true } } as const;
    return { caller, key, write: { update: key, set, add: { count }, when } };
  });
  return { weighed, callers };
};

/** What rows of callers say, by the callers' names. */
export const usedBy = (callers: readonly CallerWrite[], rows: readonly (Item | undefined)[]): Used =>
  new Map(callers.map(({ caller }, index) => [caller, Number(rows[index]?.['count'] ?? 0)]));
