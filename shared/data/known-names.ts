import { idPrefixes } from '../domain/ports.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { partitions } from './keys.ts';
import { rowsOf } from './rows-of.ts';
import type { Table } from './table.ts';

/** Who and what there ever was in an organisation, whether a row of theirs is left or not. */
export type KnownNames = {
  readonly users: ReadonlySet<string>;
  /** Members, API keys and SCIM tokens. */
  readonly callers: ReadonlySet<string>;
  readonly apiKeys: ReadonlySet<string>;
  /** Ids of webhooks and names of environments, by workspace. */
  readonly webhooks: ReadonlyMap<string, ReadonlySet<string>>;
  readonly environments: ReadonlyMap<string, ReadonlySet<string>>;
};

const add = (map: Map<string, Set<string>>, key: string, value: string) => {
  map.set(key, (map.get(key) ?? new Set()).add(value));
};

/**
 * Collects names from the audit trail, which has an entry for every change and loses none: removed members, keys,
 * webhooks and environments leave rows behind that only expire (sessions, stored answers, deliveries), and no row that
 * leads there.
 */
export const knownNames = async (table: Table, tenant: TenantContext): Promise<KnownNames> => {
  const users = new Set<string>();
  const callers = new Set<string>();
  const apiKeys = new Set<string>();
  const webhooks = new Map<string, Set<string>>();
  const environments = new Map<string, Set<string>>();
  for await (const { actor, target, action, workspace } of rowsOf(table, { partition: partitions.audit(tenant) })) {
    const { type, id } = actor as { readonly type: string; readonly id: string };
    if (type !== 'system') callers.add(id);
    for (const name of [id, String(target)]) {
      if (name.startsWith(`${idPrefixes.user}_`)) users.add(name);
      if (name.startsWith(`${idPrefixes.apiKey}_`)) apiKeys.add(name);
    }
    if (String(target).startsWith(`${idPrefixes.webhook}_`)) add(webhooks, String(workspace), String(target));
    if (String(action).startsWith('environment.')) add(environments, String(workspace), String(target));
  }
  return { users, callers: new Set([...callers, ...users, ...apiKeys]), apiKeys, webhooks, environments };
};
