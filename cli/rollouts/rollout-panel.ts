import type { Rollout } from '#sdk/api/types.generated.ts';
import type { Palette } from '../reports/palette.ts';
import { visible } from '../reports/visible.ts';
import { barOf } from '../terminal/bar.ts';
import { duration, table } from '../terminal/words.ts';
import { inMilliseconds, inPercent, inThousands, score, share, wrapped } from './figures.ts';

/** What a panel is drawn with: the clock in milliseconds since 1970, the colours, and how wide it may be. */
export type Drawing = { readonly now: number; readonly palette: Palette; readonly columns: number };

const barWidth = 24;
const half = 0.5;

/** Whether a rollout can still change. */
export const isLive = ({ status }: Pick<Rollout, 'status'>): boolean => status === 'ramping' || status === 'paused';

const endOf = (rollout: Rollout, now: number): number =>
  isLive(rollout) ? now : Date.parse(rollout.history.at(-1)?.at ?? rollout.createdAt);

const statusPaint = ({ status }: Rollout, palette: Palette): ((text: string) => string) => {
  if (status === 'completed') return palette.added;
  if (status === 'rolled_back') return palette.severity('critical');
  return status === 'ramping' ? palette.severity('low') : palette.severity('medium');
};

const headline = (rollout: Rollout, { now, palette }: Drawing): string => {
  const { id, prompt, version, environment, status, createdAt } = rollout;
  const name = palette.bold(`${prompt}@${version} → ${environment}`);
  const lasted = duration((endOf(rollout, now) - Date.parse(createdAt)) / 1000);
  return `${name}  ${statusPaint(rollout, palette)(status.replaceAll('_', ' '))}  ${lasted}  ${palette.dim(id)}`;
};

const holding: Readonly<Record<NonNullable<Rollout['held']>, string>> = {
  approval: 'the version could not be released as it stands',
  share_mismatch: 'callers do not get the share that was set; promote it if you know why',
  evidence: 'the evidence that it is no worse is not there yet',
};

/** What is left of the present step. */
const leftOf = ({ status, dueAt, held }: Rollout, hold: string, now: number): string => {
  if (status === 'paused') return 'paused';
  const left = dueAt === null ? 0 : (Date.parse(dueAt) - now) / 1000;
  if (left >= 1) return `${duration(left)} left of ${hold}`;
  return held === null ? 'due' : `held: ${holding[held]}`;
};

const stepLines = (rollout: Rollout, { now, palette }: Drawing): readonly string[] => {
  const { steps, stepIndex, status } = rollout;
  return steps.map(({ percent, holdSeconds }, index) => {
    const { filled, rest } = barOf(percent / 100, barWidth);
    const label = share(percent).padStart(6);
    const hold = duration(holdSeconds);
    const reached = `${palette.severity('low')(filled)}${palette.dim(rest)}`;
    if (isLive(rollout) && index === stepIndex) return `  ▸ ${reached} ${label}  ${leftOf(rollout, hold, now)}`;
    if (index < stepIndex || status === 'completed') return `  ✓ ${reached} ${label}  ${palette.dim(`held ${hold}`)}`;
    if (!isLive(rollout) && index === stepIndex) {
      return `  ${statusPaint(rollout, palette)('✗')} ${reached} ${label}  ended here`;
    }
    return palette.dim(`    ${filled}${rest} ${label}  ${hold}`);
  });
};

const armRow = (name: string, arm: Rollout['stats']['stable']): readonly string[] => [
  name,
  inThousands(arm.count),
  inThousands(arm.errors),
  inPercent(arm.errorRate),
  inMilliseconds(arm.latencyP95Ms),
  score(arm.qualityMean),
];

const armLines = ({ stats, version, stableVersion }: Rollout, { palette }: Drawing): readonly string[] => {
  const stable = stableVersion === null ? 'none yet' : `stable @${stableVersion}`;
  const rows = table(
    [
      ['', 'calls', 'failed', 'rate', 'p95', 'quality'],
      armRow(stable, stats.stable),
      armRow(`canary @${version}`, stats.canary),
    ],
    [1, 2, 3, 4, 5],
  );
  return rows.map((row, index) => `  ${index === 0 ? palette.dim(row) : row}`);
};

const evidencePaint = (ratio: number, palette: Palette): ((text: string) => string) => {
  if (ratio >= 1) return palette.severity('high');
  return ratio >= half ? palette.severity('medium') : palette.added;
};

const guardrailLines = ({ health }: Rollout, { palette }: Drawing): readonly string[] => {
  const { guardrails, shareMismatch } = health;
  const { expectedShare, observedShare, holds } = shareMismatch;
  const width = Math.max(0, ...guardrails.map(({ guardrail }) => guardrail.length), 'share of calls'.length);
  const lines = guardrails.map(({ guardrail, logE, threshold }) => {
    const ratio = logE / threshold;
    const { filled, rest } = barOf(ratio, barWidth);
    const bar = `${evidencePaint(ratio, palette)(filled)}${palette.dim(rest)}`;
    return `  ${guardrail.padEnd(width)}  ${bar}  ${Math.max(0, logE).toFixed(1)} of ${threshold.toFixed(1)}`;
  });
  const seen =
    expectedShare === null || observedShare === null
      ? []
      : [`${share(observedShare * 100, 1)} of calls, ${share(expectedShare * 100, 1)} set${holds ? ': it waits' : ''}`];
  const split = seen.map(
    (text) => `  ${'share of calls'.padEnd(width)}  ${holds ? palette.severity('medium')(text) : palette.dim(text)}`,
  );
  const head = palette.dim(`  ${'guardrail'.padEnd(width)}  evidence, of what it takes to act (ln E)`);
  return guardrails.length + split.length === 0 ? [] : [head, ...lines, ...split];
};

const endings = {
  completed: 'Every caller gets it.',
  aborted: 'Aborted: every caller gets the version before.',
  rolled_back: 'Rolled back: every caller gets the version before.',
} as const;

/** How a rollout ended, in a sentence or two; nothing as long as it lasts. */
export const endingOf = ({ status, decision, history }: Rollout): string | undefined => {
  if (status === 'ramping' || status === 'paused') return undefined;
  if (decision !== undefined) return `Rolled back by ${decision.guardrail}: ${decision.reason}`;
  const { reason } = history.at(-1) ?? {};
  return reason === undefined || status === 'completed' ? endings[status] : `${endings[status]} ${reason}`;
};

const endingLines = (rollout: Rollout, { palette, columns }: Drawing): readonly string[] => {
  const ending = endingOf(rollout);
  if (ending === undefined) return [];
  const mark = rollout.status === 'completed' ? palette.added('✓') : statusPaint(rollout, palette)('✗');
  return ['', ...wrapped(visible(ending), columns - 4).map((line, index) => `  ${index === 0 ? mark : ' '} ${line}`)];
};

/**
 * A rollout on one small panel: its steps with what is left of the hold, what both sides did, how near each guardrail is
 * to acting, and how it ended.
 */
export const rolloutPanel = (rollout: Rollout, drawing: Drawing): readonly string[] => [
  headline(rollout, drawing),
  '',
  ...stepLines(rollout, drawing),
  '',
  ...armLines(rollout, drawing),
  '',
  ...guardrailLines(rollout, drawing),
  ...endingLines(rollout, drawing),
];
