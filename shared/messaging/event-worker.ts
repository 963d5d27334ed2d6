import * as z from 'zod';
import { type DomainEvent, envelope } from '../../events/define-event.ts';
import type { FindState } from '../domain/organisation-state.ts';
import { type TenantContext, tenantOf } from '../domain/tenant.ts';
import { queueWorker } from './queue-worker.ts';

/** A bus event as EventBridge hands it to a queue. */
const busEvent = z.object({ detail: envelope });

/**
 * A worker that hears domain events. Delivery is at least once and unordered, so `act` must do nothing more when the
 * same event comes again; the tenant is the one that the event names, and all that `act` can reach is theirs. An event
 * that comes after its organisation is erased is dropped: nothing may be written of it any more.
 */
export const eventWorker = (
  worker: string,
  act: (tenant: TenantContext, event: DomainEvent) => Promise<Readonly<Record<string, unknown>> | undefined>,
  { findState, ...runtime }: Parameters<typeof queueWorker>[3] & { readonly findState: FindState },
) =>
  queueWorker(
    worker,
    (body) => busEvent.parse(body).detail,
    async (event) => {
      const tenant = tenantOf(event.organisationId);
      const isGone = (await findState(tenant)) === 'gone';
      const done = isGone ? { outcome: 'gone' } : await act(tenant, event);
      return { event: event.id, type: event.type, organisationId: event.organisationId, ...done };
    },
    runtime,
  );
