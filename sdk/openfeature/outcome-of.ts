import type { EvaluationContext, TrackingEventDetails } from '@openfeature/server-sdk';
import type { LaterOutcome } from '../create-client.ts';

/**
 * The outcome that a tracked event tells of: one with the `exposure` of a prompt and whether the call was a `success`,
 * and perhaps `latencyMs`, `qualityScore` and an `id`. Undefined for all others, which tell of something else.
 */
export const outcomeOf = (
  { targetingKey }: EvaluationContext,
  details: TrackingEventDetails | undefined,
): LaterOutcome | undefined => {
  const { exposure, success, latencyMs, qualityScore, id } = details ?? {};
  if (typeof exposure !== 'string' || typeof success !== 'boolean') return undefined;
  return {
    exposure,
    success,
    subject: targetingKey,
    ...(typeof latencyMs === 'number' && { latencyMs }),
    ...(typeof qualityScore === 'number' && { qualityScore }),
    ...(typeof id === 'string' && { id }),
  };
};
