import type { DomainEvent } from '../../events/define-event.ts';
import type { Journal } from './command.ts';
import type { Page, PageRequest } from './page.ts';
import { type Hash, idPrefixes } from './ports.ts';
import type { TenantContext } from './tenant.ts';
import type { Webhook } from './webhook.ts';

/** Why no answer came. */
export type AttemptError = 'address_refused' | 'dns' | 'connection' | 'tls' | 'timeout';

/** One try to hand a message over, and what came of it. */
export type Attempt = {
  readonly at: string;
  /** The HTTP status, or null without an answer. */
  readonly status: number | null;
  readonly latencyMs: number;
  readonly error: AttemptError | null;
  /** The beginning of the answer's body. */
  readonly response: string;
};

/** A signed message on its way out. */
export type OutgoingMessage = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What came of a message: of these, an attempt keeps all but the wait. */
export type Outcome = Omit<Attempt, 'at'> & {
  /** How long the receiver asks to be left alone, or 0. */
  readonly retryAfterSeconds: number;
};

/** Sends a message to a public address; it answers whatever happens and throws nothing. */
export type PostMessage = (message: OutgoingMessage) => Promise<Outcome>;

/** Signs a message with each of the secrets: the headers that prove where it comes from. */
export type SignMessage = (
  message: { readonly id: string; readonly timestamp: number; readonly body: string },
  secrets: readonly string[],
) => Readonly<Record<string, string>>;

/** A message for one webhook. Its body is kept as it was first sent, since its signature is over its bytes. */
export type Delivery = {
  readonly id: string;
  readonly workspace: string;
  readonly webhook: string;
  readonly event: string;
  readonly type: string;
  readonly body: string;
  readonly status: 'pending' | 'delivered' | 'failed';
  /** The last ones, oldest first. */
  readonly attempts: readonly Attempt[];
  /** Attempts since the message was last asked for: where on the retry schedule it is. */
  readonly tries: number;
  readonly nextAttemptAt?: string | undefined;
  /** Counts the changes of the row; a queued attempt is for one revision, and superseded by the next. */
  readonly revision: number;
  readonly createdAt: string;
};

/** What a queue holds of a delivery: where it is, and at which revision it is due. */
export type QueuedAttempt = {
  readonly organisationId: string;
  readonly workspace: string;
  readonly webhook: string;
  readonly delivery: string;
  readonly revision: number;
};

/** Queues attempts for now. */
export type QueueAttempts = (attempts: readonly QueuedAttempt[]) => Promise<void>;

/** Queues an attempt for later. */
export type QueueRetry = (attempt: QueuedAttempt, at: Date) => Promise<void>;

export type DeliveryRepository = {
  /** @throws AppError `not_found`. */
  readonly get: (tenant: TenantContext, workspace: string, webhook: string, id: string) => Promise<Delivery>;
  readonly list: (
    tenant: TenantContext,
    workspace: string,
    webhook: string,
    page: PageRequest,
  ) => Promise<Page<Delivery>>;
  /** Keeps a new delivery for 30 days, unless it is kept already. */
  readonly add: (tenant: TenantContext, delivery: Delivery) => Promise<void>;
  /** Saves the next revision; `false` when another change came first, and nothing was saved. */
  readonly record: (tenant: TenantContext, delivery: Delivery) => Promise<boolean>;
  /** Saves the next revision as somebody's deed. @throws AppError `conflict` when another change came first. */
  readonly save: (tenant: TenantContext, delivery: Delivery, journal: Journal) => Promise<void>;
};

/** Crockford's alphabet has every hexadecimal digit; ids of one webhook sort as the events do. */
export const deliveryIdOf = (hash: Hash, event: string, webhook: string): string => {
  const time = event.slice('evt_'.length, 'evt_'.length + 10);
  return `${idPrefixes.delivery}_${time}${hash(`${event}\n${webhook}`).slice(0, 16).toUpperCase()}`;
};

/** The message of an event for a webhook: identifiers, names and states, and never a prompt's text. */
export const newDelivery = (hash: Hash, event: DomainEvent, webhook: Webhook, now: Date): Delivery => ({
  id: deliveryIdOf(hash, event.id, webhook.id),
  workspace: webhook.workspace,
  webhook: webhook.id,
  event: event.id,
  type: event.type,
  body: JSON.stringify({
    id: event.id,
    type: event.type,
    timestamp: event.occurredAt,
    data: { workspace: event.workspace, actor: event.actor, ...event.data },
  }),
  status: 'pending',
  attempts: [],
  tries: 0,
  nextAttemptAt: now.toISOString(),
  revision: 1,
  createdAt: now.toISOString(),
});

/** The delivery, due once more at once and with its whole schedule before it. */
export const redelivered = (delivery: Delivery, now: Date): Delivery => ({
  ...delivery,
  status: 'pending',
  tries: 0,
  nextAttemptAt: now.toISOString(),
  revision: delivery.revision + 1,
});

export const queuedAttemptOf = (
  { organisationId }: TenantContext,
  { workspace, webhook, id, revision }: Delivery,
): QueuedAttempt => ({ organisationId, workspace, webhook, delivery: id, revision });
