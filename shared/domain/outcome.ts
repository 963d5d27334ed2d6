import type { Arm } from './rollouts/bucket.ts';

/** How one call went, and to which side of which rollout it belongs. */
export type Outcome = {
  /** The client's own; each counts once. */
  readonly id: string;
  readonly prompt: string;
  readonly rollout: string;
  readonly arm: Arm;
  readonly epoch: number;
  /** When the caller was served, in whole seconds since 1970. */
  readonly exposedAt: number;
  /** Who was served, as `callerOf` has it; null when nobody said. */
  readonly caller: number | null;
  /** Whether `resolve` answered the call: what a client serves by itself it announces, and a named version proves nothing. */
  readonly resolved: boolean;
  readonly success: boolean;
  readonly latencyMs?: number | undefined;
  /** 0..1. */
  readonly qualityScore?: number | undefined;
};

/** How many calls a client served by itself under one token. */
export type Announcement = Pick<Outcome, 'id' | 'prompt' | 'rollout' | 'arm' | 'epoch' | 'exposedAt'> & {
  readonly count: number;
};
