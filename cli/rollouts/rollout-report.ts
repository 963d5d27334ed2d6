import type { Rollout } from '#sdk/api/types.generated.ts';
import type { Palette } from '../reports/palette.ts';
import { visible } from '../reports/visible.ts';
import { counted, table } from '../terminal/words.ts';
import { inPercent, share } from './figures.ts';
import type { Replayed } from './replay-rollout.ts';

/** Rollouts a line each, newest first. */
export const rolloutsText = (rollouts: readonly Rollout[], palette: Palette): string => {
  if (rollouts.length === 0) return 'There is no rollout.\n';
  const rows = table(
    rollouts.map(({ id, prompt, version, environment, status, percent, stats, decision, createdAt }) => [
      id,
      createdAt,
      `${prompt}@${version}`,
      environment,
      status.replaceAll('_', ' '),
      share(percent),
      `${inPercent(stats.canary.errorRate)} failed`,
      decision?.guardrail ?? '',
    ]),
    [5, 6],
  );
  return `${rows.map((row) => row.replace(/^\S+/, (id) => palette.bold(id))).join('\n')}\n`;
};

/** What would have come of a rollout, next to what did. */
export const replayText = ({ blocks, wouldRollBack, at, guardrail, reason, actually }: Replayed, palette: Palette) => {
  const would = wouldRollBack
    ? `${palette.severity('high')('✗')} It would have been rolled back at ${at} by ${guardrail}: ${visible(reason ?? '')}`
    : `${palette.added('✓')} It would not have been rolled back.`;
  const did =
    actually.guardrail === null
      ? `It ${actually.status === 'rolled_back' ? 'was rolled back by hand' : `is ${actually.status}`}.`
      : `It was rolled back at ${actually.at} by ${actually.guardrail}.`;
  return `${would}\n  ${did} Judged anew from ${counted(blocks, 'block')}, callers counted as independent.\n`;
};
