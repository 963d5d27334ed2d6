import { AppError } from '../errors.ts';
import type { Pair } from './counts.ts';
import type { Evidence } from './evidence/evidence.ts';
import type { GuardrailName, Guardrails } from './guardrails.ts';
import type { Step } from './ramp.ts';

export type RolloutStatus = 'ramping' | 'paused' | 'completed' | 'rolled_back' | 'aborted';

export type RolloutEvent =
  | 'started'
  | 'advanced'
  | 'held'
  | 'paused'
  | 'resumed'
  | 'completed'
  | 'rolled_back'
  | 'aborted';

/**
 * What keeps a rollout at a step whose hold is over: its version could not be released as it stands, the canary's share
 * of the calls is not the one that was set, or the evidence that it waits for is not there yet.
 */
export type HeldBy = 'approval' | 'share_mismatch' | 'evidence';

/** When a step is over: with its hold, or with its hold and evidence that the canary is no worse. */
export type Promotion = 'timed' | 'evidence';

/** One change of a rollout: who made it, and the share of callers on the canary from then on. */
export type RolloutEntry = {
  readonly at: string;
  readonly actor: string;
  readonly percent: number;
  readonly event: RolloutEvent;
  readonly reason?: string;
};

/** Why a guardrail rolled back: a sentence for people, and the numbers behind it. */
export type Decision = {
  readonly guardrail: GuardrailName;
  readonly reason: string;
  readonly evidence: Pair & {
    /** The highest ln E reached, and the ln E that decides. */
    readonly logE: number;
    readonly threshold: number;
    readonly pValue: number;
    readonly alpha: number;
    readonly dispersion: number;
    /** Canary calls that would have been hit if the two were alike, or at the limit; none for scores. */
    readonly expected?: number;
    /** The canary's rate or mean less stable's in the same minutes, or less the limit. */
    readonly difference: number;
  };
  readonly at: string;
};

/** A version on its way into an environment, from its first callers to all of them or to none. */
export type Rollout = {
  readonly id: string;
  readonly workspace: string;
  readonly prompt: string;
  readonly environment: string;
  readonly version: number;
  /** The version that callers outside the canary get; none in a first release. */
  readonly stableVersion: number | null;
  readonly status: RolloutStatus;
  readonly stepIndex: number;
  /** The share of callers on the canary now: that of the present step, or 0 once taken back. */
  readonly percent: number;
  readonly steps: readonly Step[];
  readonly promotion: Promotion;
  readonly guardrails: Guardrails;
  /** Calls that take longer are slow; frozen at the start. Without one, latency is not judged. */
  readonly slowAboveMs: number | null;
  readonly seed: string;
  /** Grows whenever what is served changes; a client never goes back to an older one. */
  readonly epoch: number;
  /** Grows with every change, so that a write can be made to depend on what was read. */
  readonly revision: number;
  /** When the present step began, or went on after a pause. */
  readonly stepStartedAt: string;
  /** Hold of the present step that was served before the last pause, to the millisecond. */
  readonly heldSeconds: number;
  /** What kept the present step from ending when it could have; null while nothing does. */
  readonly held: HeldBy | null;
  /** Rollouts of this version in this environment before this one: each of them had an alpha of its own. */
  readonly restarts: number;
  readonly evidence: Evidence;
  readonly decision?: Decision;
  readonly history: readonly RolloutEntry[];
  readonly createdAt: string;
  readonly createdBy: string;
};

/** An operator's or the schedule's hand on a rollout. */
export type Move = { readonly now: Date; readonly actor: string; readonly reason?: string | undefined };

/** Whether a rollout still serves two sides: only such a one can change. */
export const isLive = ({ status }: Rollout): boolean => status === 'ramping' || status === 'paused';

const statusPhrases: Readonly<Record<RolloutStatus, string>> = {
  ramping: 'is ramping',
  paused: 'is paused',
  completed: 'is completed',
  rolled_back: 'has been rolled back',
  aborted: 'has been aborted',
};

/** @throws AppError `conflict`, which names the present status, unless the rollout has one of these. */
export const requireStatus = ({ status }: Rollout, ...allowed: readonly RolloutStatus[]): void => {
  if (allowed.includes(status)) return;
  throw new AppError('conflict', `This rollout ${statusPhrases[status]}.`);
};

/** A row has its limits, and the audit trail has every change. */
const keptEntries = 200;

type Change = Partial<
  Pick<Rollout, 'status' | 'stepIndex' | 'percent' | 'epoch' | 'stepStartedAt' | 'heldSeconds' | 'held' | 'decision'>
>;

/** The rollout after a change, its revision one higher and the change in its history, which keeps the last 200. */
export const changed = (
  rollout: Rollout,
  event: RolloutEvent,
  change: Change,
  { now, actor, reason }: Move,
): Rollout => {
  const next = { ...rollout, held: null, ...change, revision: rollout.revision + 1 };
  const entry = {
    at: now.toISOString(),
    actor,
    percent: next.percent,
    event,
    ...(reason === undefined ? {} : { reason }),
  };
  return { ...next, history: [...rollout.history, entry].slice(-keptEntries) };
};
