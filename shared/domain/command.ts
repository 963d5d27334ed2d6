import type { DomainEvent } from '../../events/define-event.ts';
import type { Principal } from './access.ts';
import type { Actor, AuditEntry, Origin } from './audit.ts';
import type { PlanName } from './plan.ts';
import type { Clock, Hash, NewId, RandomText } from './ports.ts';
import type { Count } from './quota.ts';
import type { TenantContext } from './tenant.ts';

/** Who asks for something, and within which organisation. */
export type Caller = {
  readonly tenant: TenantContext;
  readonly principal: Principal;
  readonly origin: Origin;
  /** What the organisation pays for: how much it may use follows from it. */
  readonly plan: PlanName;
};

/**
 * Throws `precondition_failed` when the caller sent `If-Match` and it is not the entity tag of this view; `undefined`
 * stands for a thing that does not exist.
 */
export type Precondition = (current: unknown) => void;

/** What every use case is given beside its own path parameters and body. */
export type Asked = { readonly caller: Caller; readonly precondition: Precondition };

/** The effects that a use case may have without a port of its own. */
export type Effects = {
  readonly now: Clock;
  readonly newId: NewId;
  readonly hash: Hash;
  readonly randomText: RandomText;
};

/** What must be written down with every change of state: one audit entry, the events to be told, and what it counts as. */
export type Journal = {
  readonly audit: AuditEntry;
  readonly events: readonly DomainEvent[];
  /** Of what the plan limits; see `counted`. */
  readonly counts?: readonly Count[] | undefined;
};

export const actorOf = ({ type, id }: Principal): Actor => ({ type, id });

type EventOf<Facts> = {
  readonly of: (circumstances: Omit<DomainEvent, 'type' | 'schemaVersion' | 'data'>, facts: Facts) => DomainEvent;
};

type Deed = {
  readonly tenant: TenantContext;
  readonly actor: Actor;
  readonly origin?: Origin;
  /** Such as `prompt.create`. */
  readonly action: string;
  /** The id or path of what was changed. */
  readonly target: string;
  readonly workspace?: string;
  readonly change?: Readonly<Record<string, unknown>>;
  /** What of the plan it uses or gives back, made by `counted`. */
  readonly counts?: readonly Count[];
};

/**
 * Writes a change down: its audit entry, and the events made by `tell`, which is given a function that makes an event
 * of a contract under the same circumstances.
 */
export const journalOf = (
  { now, newId }: Pick<Effects, 'now' | 'newId'>,
  { tenant, actor, origin, action, target, workspace, change = {}, counts }: Deed,
  tell: (event: <Facts>(contract: EventOf<Facts>, facts: Facts) => DomainEvent) => readonly DomainEvent[] = () => [],
): Journal => {
  const at = now().toISOString();
  return {
    audit: { id: newId('audit'), at, actor, action, target, ...(workspace && { workspace }), ...origin, change },
    events: tell((contract, facts) =>
      contract.of(
        {
          id: newId('event'),
          organisationId: tenant.organisationId,
          workspace: workspace ?? '',
          occurredAt: at,
          actor,
        },
        facts,
      ),
    ),
    ...(counts && { counts }),
  };
};

/** {@link journalOf} for a change that a caller asked for. */
export const journalFor = (
  effects: Pick<Effects, 'now' | 'newId'>,
  { tenant, principal, origin }: Caller,
  deed: Omit<Deed, 'tenant' | 'actor' | 'origin'>,
  tell?: Parameters<typeof journalOf>[2],
): Journal => journalOf(effects, { ...deed, tenant, actor: actorOf(principal), origin }, tell);
