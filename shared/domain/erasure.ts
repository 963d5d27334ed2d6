import type { Closing } from './organisation-closing.ts';
import type { TenantContext } from './tenant.ts';

/**
 * What an organisation is to its eraser: `waiting` until its moment, `begun` from then on, `erased` when its own row is
 * gone as well; `kept` when it was restored, or closed anew for another moment.
 */
export type ErasureStanding = 'waiting' | 'begun' | 'erased' | 'kept';

/** Called between deletions; throws {@link TimeIsUp} when too little time is left for another. */
export type Proceed = () => void;

/** Not a failure: what is left is done by the next message. */
export class TimeIsUp extends Error {
  constructor() {
    super('The erasure goes on with the next message.');
    this.name = 'TimeIsUp';
  }
}

/** One part of an erasure. It finds what there is left to delete, so that it can be broken off and begun again. */
export type ErasureStep = (tenant: TenantContext, proceed: Proceed) => Promise<void>;

export type Erasure = {
  /** From `begun` on nobody can restore the organisation. */
  readonly begin: (tenant: TenantContext, closing: Closing, now: Date) => Promise<ErasureStanding>;
  /** In their order: what others are found by comes after them, and the organisation's own row is last. */
  readonly steps: readonly ErasureStep[];
  /** Takes the organisation off the list of those that are closed, if it is there for this moment. */
  readonly unlist: (closing: Closing) => Promise<void>;
};
