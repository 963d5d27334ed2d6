import type { Guardrails } from '../guardrails.ts';

const slowSuccesses = 0.05;

/**
 * The share of calls, 0..1, that may be slow under `maxLatencyMs`: the 95th percentile of the calls that succeed stays
 * below it, and since a failed call counts as slow too, those that `maxErrorRate` allows come on top.
 */
export const slowShareOf = ({ maxErrorRate = 0 }: Guardrails): number => 1 - (1 - slowSuccesses) * (1 - maxErrorRate);
