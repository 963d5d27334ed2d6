import type { Environment, GuardrailSettings } from '../environment.ts';
import { AppError, type Fault } from '../errors.ts';
import { freshEvidence } from './evidence/evidence.ts';
import { activeGuardrails, guardrailsOf, legalGuardrails } from './guardrails.ts';
import { defaultSteps, legalRamp, type Step } from './ramp.ts';
import type { Promotion, Rollout } from './rollout.ts';

/** All that a rollout starts from. */
export type StartRollout = {
  readonly id: string;
  readonly workspace: string;
  readonly prompt: string;
  readonly environment: Pick<Environment, 'name' | 'protected' | 'minHoldSeconds' | 'guardrails'>;
  readonly version: number;
  readonly stableVersion: number | null;
  readonly steps?: readonly Step[] | undefined;
  readonly promotion?: Promotion | undefined;
  readonly guardrails?: GuardrailSettings | undefined;
  /** Stable's 95th percentile of late, which is the cut-off for slow calls where no `maxLatencyMs` is set. */
  readonly stableLatencyP95Ms: number | null;
  /** Random, new for every rollout: it decides which callers are first. */
  readonly seed: string;
  /** One above the last epoch served for this prompt and environment. */
  readonly epoch: number;
  /** Rollouts of this version in this environment before. */
  readonly restarts?: number | undefined;
  readonly now: Date;
  readonly actor: string;
};

const promotionFaults = (
  promotion: Promotion,
  stableVersion: number | null,
  limit: number | undefined,
): readonly Fault[] => {
  if (promotion === 'timed' || stableVersion !== null || limit !== undefined) return [];
  const message = 'A first release has no stable version to be compared with: promote it by time, or set maxErrorRate.';
  return [{ path: 'body.promotion', message }];
};

/**
 * A rollout at its first step.
 *
 * @throws AppError `already_serving` when the version is the stable one; `validation_failed` with all faults of its
 *   ramp, its guardrails and its promotion
 */
export const startRollout = (start: StartRollout): Rollout => {
  const { id, workspace, prompt, environment, version, stableVersion, seed, epoch, now, actor } = start;
  const { steps = defaultSteps(environment), promotion = 'timed', stableLatencyP95Ms, restarts = 0 } = start;
  if (version === stableVersion) {
    throw new AppError('already_serving', `Version ${version} is what ${environment.name} serves already.`);
  }

  const guardrails = guardrailsOf(start.guardrails, environment.guardrails);
  const [first] = steps;
  const faults = [
    ...legalRamp(steps, environment),
    ...legalGuardrails(guardrails),
    ...promotionFaults(promotion, stableVersion, guardrails.maxErrorRate),
  ];
  if (!first || faults.length > 0)
    throw new AppError('validation_failed', 'This rollout cannot be started.', { faults });

  const at = now.toISOString();
  const slowAboveMs = guardrails.maxLatencyMs ?? stableLatencyP95Ms;
  const active = activeGuardrails(guardrails, { hasStable: stableVersion !== null, slowAboveMs });
  return {
    id,
    workspace,
    prompt,
    environment: environment.name,
    version,
    stableVersion,
    status: 'ramping',
    stepIndex: 0,
    percent: first.percent,
    steps,
    promotion,
    guardrails,
    slowAboveMs,
    seed,
    epoch,
    revision: 1,
    stepStartedAt: at,
    heldSeconds: 0,
    held: null,
    restarts,
    evidence: freshEvidence(active),
    history: [{ at, actor, percent: first.percent, event: 'started' }],
    createdAt: at,
    createdBy: actor,
  };
};
