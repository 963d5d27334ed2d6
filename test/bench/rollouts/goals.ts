import { rateOf, shareText } from '../../../tools/share.ts';
import type { Goal } from '../benchmark.ts';
import { type Outcome, summaryFor, upperBound } from './summary.ts';

const highest = (outcomes: readonly Outcome[], method: string): Outcome | undefined =>
  outcomes.toSorted(
    (left, right) => upperBound(summaryFor(right, method).fired) - upperBound(summaryFor(left, method).fired),
  )[0];

/** Met when even the upper end of the interval of the worst scenario is within alpha. */
export const withinAlpha = (name: string, outcomes: readonly Outcome[], method: string): Goal => {
  const worst = highest(outcomes, method);
  if (!worst) throw new Error(`Nothing was simulated for "${name}".`);
  const { fired } = summaryFor(worst, method);
  const { alpha } = worst.scenario;
  return {
    name: `false rollbacks, ${name}, 95 % bound ≤ ${Number((100 * alpha).toFixed(2))} %`,
    measured: `${shareText(fired)}: ${worst.scenario.name}`,
    met: upperBound(fired) <= alpha,
  };
};

const whole = (figure: number): string => Math.round(figure).toLocaleString('en');

/** Met when half of all true rollbacks need no more canary calls than this. */
export const foundWithin = (name: string, outcome: Outcome, method: string, most: number): Goal => {
  const { exposures, fired } = summaryFor(outcome, method);
  return {
    name: `canary ${name}, median ≤ ${most}`,
    measured: `${whole(exposures.median)} (${exposures.within.map(whole).join(' to ')}), p90 ${whole(exposures.p90)}; found ${(100 * rateOf(fired)).toFixed(1)} %`,
    met: exposures.median <= most,
  };
};
