import type { NoteUse } from '../domain/credential.ts';
import type { Clock } from '../domain/ports.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

const everyMs = 60_000;
const mostRemembered = 1000;

type Notes = {
  readonly openTable: (tenant: TenantContext) => Table;
  readonly now: Clock;
  /** Told of what could not be written. */
  readonly failed: (error: unknown) => void;
};

/**
 * Writes down when credentials were used: each at most once a minute from one process. Nobody waits for it, so a process
 * that Lambda freezes right after its answer may write when it goes on: a moment that is later already stays.
 */
export const useNotes = ({ openTable, now, failed }: Notes): NoteUse => {
  const noted = new Map<string, number>();
  return (tenant, id) => {
    const usedAt = now().getTime();
    if (usedAt - (noted.get(id) ?? Number.NEGATIVE_INFINITY) < everyMs) return;
    noted.delete(id);
    noted.set(id, usedAt);
    const [oldest] = noted.keys();
    if (noted.size > mostRemembered && oldest !== undefined) noted.delete(oldest);
    openTable(tenant)
      .update({
        update: keys.use(tenant, id),
        set: { entity: 'USE', usedAt },
        when: { usedAt: { lessThan: usedAt, orAbsent: true } },
      })
      .catch(failed);
  };
};

/** The moment that a note says; null without one. */
export const usedAtOf = (use: Item | undefined): string | null =>
  use ? new Date(Number(use['usedAt'])).toISOString() : null;
