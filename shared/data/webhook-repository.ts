import { AppError, notFound } from '../domain/errors.ts';
import type { TenantContext } from '../domain/tenant.ts';
import type { HealthChange, Webhook, WebhookRepository } from '../domain/webhook.ts';
import { commit } from './commit.ts';
import { isDone } from './is-done.ts';
import { keys, partitions } from './keys.ts';
import { page } from './page.ts';
import type { Item, Key, Table, Write } from './table.ts';

const prefix = 'WEBHOOK#';
const health = ['failingSince', 'failedDeliveries'];

const keyOf = (tenant: TenantContext, { workspace, id }: Webhook): Key => keys.webhook(tenant, workspace, id);

const webhookOf = ({ PK: _pk, SK: _sk, entity: _entity, ...webhook }: Item): Webhook => webhook as unknown as Webhook;

/** An update and no put: attempts change the webhook's health at the same time, without a revision. */
const savingOf = (tenant: TenantContext, { failingSince, failedDeliveries: _, ...settings }: Webhook): Write => ({
  update: keys.webhook(tenant, settings.workspace, settings.id),
  set: settings,
  remove: failingSince === undefined ? health : [],
  when: { revision: settings.revision - 1 },
});

const healthWriteOf = (key: Key, id: string, change: HealthChange, at: string): Write => {
  if (change === 'failing') return { update: key, set: { failingSince: at }, when: { id, failingSince: undefined } };
  if (change === 'gave-up') return { update: key, add: { failedDeliveries: 1 }, when: { id } };
  return { update: key, remove: health, when: { id } };
};

const conflict = () => new AppError('conflict', 'The webhook was changed at the same moment; read it again and retry.');

export const webhookRepository = (openTable: (tenant: TenantContext) => Table): WebhookRepository => ({
  get: async (tenant, workspace, id) => {
    const item = await openTable(tenant).get(keys.webhook(tenant, workspace, id), { consistent: true });
    if (!item) throw notFound();
    return webhookOf(item);
  },

  list: async (tenant, workspace, request) =>
    page(openTable(tenant), {
      ...request,
      range: { partition: partitions.workspace(tenant, workspace), prefix },
      view: webhookOf,
    }),

  all: async (tenant, workspace) => {
    const items = await openTable(tenant).query({ partition: partitions.workspace(tenant, workspace), prefix });
    return items.map(webhookOf);
  },

  create: async (tenant, webhook, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [{ put: { ...keyOf(tenant, webhook), entity: 'WEBHOOK', ...webhook }, when: 'absent' }],
      conflict,
    ),

  save: async (tenant, webhook, journal) =>
    commit(openTable(tenant), tenant, journal, [savingOf(tenant, webhook)], conflict),

  note: async (tenant, webhook, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [{ check: keyOf(tenant, webhook), when: { revision: webhook.revision } }],
      conflict,
    ),

  delete: async (tenant, webhook, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [{ delete: keyOf(tenant, webhook), when: { revision: webhook.revision } }],
      conflict,
    ),

  noteHealth: async (tenant, webhook, change, at) => {
    await isDone(openTable(tenant), [healthWriteOf(keyOf(tenant, webhook), webhook.id, change, at)]);
  },
});
