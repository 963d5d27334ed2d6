import type { DomainEvent } from '../../events/define-event.ts';
import type { Actor } from './audit.ts';
import type { Journal } from './command.ts';
import { AppError } from './errors.ts';
import type { Page, PageRequest } from './page.ts';
import type { RandomText } from './ports.ts';
import type { Sealed } from './secrets.ts';
import type { TenantContext } from './tenant.ts';

/** An address that wants to hear of a workspace's events. */
export type Webhook = {
  readonly id: string;
  readonly workspace: string;
  readonly url: string;
  /** Event types, or `*` alone for all of them. */
  readonly events: readonly string[];
  readonly description: string;
  readonly status: 'enabled' | 'disabled';
  readonly secret: Sealed;
  /** Signs along after a rotation, so that the receiver can change over in peace. */
  readonly previousSecret?: Sealed | undefined;
  readonly previousSecretExpiresAt?: string | undefined;
  /** When the first attempt failed since the last that succeeded. */
  readonly failingSince?: string | undefined;
  /** Deliveries given up since then. */
  readonly failedDeliveries?: number | undefined;
  readonly revision: number;
  readonly createdAt: string;
  readonly createdBy: Actor;
};

/** What a person may change of a webhook; what is left out stays. */
export type WebhookSettings = {
  readonly url?: string | undefined;
  readonly events?: readonly string[] | undefined;
  readonly description?: string | undefined;
  readonly status?: Webhook['status'] | undefined;
};

/** A change of what is known of a webhook's health; its attempts make it, and no person. */
export type HealthChange = 'failing' | 'gave-up' | 'recovered';

export type WebhookRepository = {
  /** @throws AppError `not_found`. */
  readonly get: (tenant: TenantContext, workspace: string, id: string) => Promise<Webhook>;
  readonly list: (tenant: TenantContext, workspace: string, page: PageRequest) => Promise<Page<Webhook>>;
  /** Every webhook of a workspace. */
  readonly all: (tenant: TenantContext, workspace: string) => Promise<readonly Webhook[]>;
  readonly create: (tenant: TenantContext, webhook: Webhook, journal: Journal) => Promise<void>;
  /** Saves the next revision, but not its health. @throws AppError `conflict` when another change came first. */
  readonly save: (tenant: TenantContext, webhook: Webhook, journal: Journal) => Promise<void>;
  /** Writes down what was done with a webhook that stays as it is. @throws AppError `conflict` when it is gone. */
  readonly note: (tenant: TenantContext, webhook: Webhook, journal: Journal) => Promise<void>;
  readonly delete: (tenant: TenantContext, webhook: Webhook, journal: Journal) => Promise<void>;
  /** Notes that an attempt changed its health; a webhook that is gone stays so. */
  readonly noteHealth: (tenant: TenantContext, webhook: Webhook, change: HealthChange, at: string) => Promise<void>;
};

const rotationMs = 24 * 3600 * 1000;
const patienceMs = 5 * 24 * 3600 * 1000;
const patienceDeliveries = 10;

/** The webhook with new settings; when it is turned on, what failed before is forgotten. */
export const changed = (webhook: Webhook, settings: WebhookSettings): Webhook => {
  const { url = webhook.url, events = webhook.events, description = webhook.description } = settings;
  const { status = webhook.status } = settings;
  const isTurnedOn = webhook.status === 'disabled' && status === 'enabled';
  return {
    ...webhook,
    url,
    events,
    description,
    status,
    ...(isTurnedOn && { failingSince: undefined, failedDeliveries: undefined }),
    revision: webhook.revision + 1,
  };
};

/** What may be written down of its address: the rest of it may well be a secret of the receiver's. */
export const hostOf = (url: string): string => new URL(url).host;

/** @throws AppError `conflict` when nothing is sent to it. */
export const demandEnabled = ({ status }: Webhook): void => {
  if (status === 'disabled') throw new AppError('conflict', 'The webhook is disabled; enable it first.');
};

/** What the webhook's secrets are sealed for. */
export const secretPurposeOf = ({ id }: Pick<Webhook, 'id'>): string => `webhook/${id}`;

/** A new signing secret: `whsec_` and 32 random bytes in base64 (Standard Webhooks 1.0.0, "Signature scheme"). */
export const newWebhookSecret = (randomText: RandomText): string =>
  `whsec_${randomText(32).replaceAll('-', '+').replaceAll('_', '/')}=`;

/** The webhook with a new secret; the one before it signs along for 24 hours, and one before that no more. */
export const withSecret = (webhook: Webhook, secret: Sealed, now: Date): Webhook => ({
  ...webhook,
  secret,
  previousSecret: webhook.secret,
  previousSecretExpiresAt: new Date(now.getTime() + rotationMs).toISOString(),
  revision: webhook.revision + 1,
});

/** The sealed secrets that sign a message sent now, newest first. */
export const signingSecretsOf = (
  { secret, previousSecret, previousSecretExpiresAt = '' }: Webhook,
  now: Date,
): readonly Sealed[] =>
  previousSecret !== undefined && now.toISOString() < previousSecretExpiresAt ? [secret, previousSecret] : [secret];

/** Whether the webhook is to be told of an event; a test is for the one webhook that is tested. */
export const wants = ({ id, status, events }: Webhook, { type, data }: DomainEvent): boolean => {
  if (status === 'disabled') return false;
  if (type === 'webhook.tested') return data['webhook'] === id;
  return events.includes('*') || events.includes(type);
};

/**
 * Whether nobody can be there any more: ten deliveries given up, one of them now, and no success for five days. Two
 * bounds, because ten can fail in an hour's outage and a quiet webhook can fail once in five days.
 */
export const isAbandoned = ({ failedDeliveries = 0, failingSince }: Webhook, now: Date): boolean =>
  failingSince !== undefined &&
  failedDeliveries + 1 >= patienceDeliveries &&
  now.getTime() - Date.parse(failingSince) >= patienceMs;
