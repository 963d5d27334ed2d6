import type { Rollout } from '#sdk/api/types.generated.ts';
import { inPercent, inThousands, share } from './figures.ts';
import { endingOf } from './rollout-panel.ts';

const strongest = ({ health }: Rollout): string => {
  const [nearest] = health.guardrails.toSorted(
    (left, right) => right.logE / right.threshold - left.logE / left.threshold,
  );
  if (nearest === undefined) return 'no guardrail';
  return `${nearest.guardrail} ${Math.max(0, nearest.logE).toFixed(1)} of ${nearest.threshold.toFixed(1)}`;
};

/** A rollout on one line, for logs: its share, how often each side fails, and the guardrail nearest to acting. */
export const rolloutLine = (rollout: Rollout, at: string): string => {
  const { status, percent, held, stats } = rollout;
  const side = (name: string, arm: Rollout['stats']['stable']): string =>
    `${name} ${inPercent(arm.errorRate)} of ${inThousands(arm.count)}`;
  const ending = endingOf(rollout);
  return [
    at,
    `${status.replaceAll('_', ' ')}${held === null ? '' : ` (held: ${held.replaceAll('_', ' ')})`}`,
    share(percent),
    side('stable', stats.stable),
    side('canary', stats.canary),
    strongest(rollout),
    ...(ending === undefined ? [] : [ending]),
  ].join('  ');
};
