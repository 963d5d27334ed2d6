import { type Person, until } from '../api.ts';
import { bar, dim, endLive, green, live, red, say, wrapped } from '../screen.ts';
import { workspace } from '../story.ts';
import type { startTraffic } from '../traffic.ts';
import type { Rollout } from '../views.ts';

type Traffic = ReturnType<typeof startTraffic>;

const rate = ({ count, errorRate }: Rollout['stats']['canary']): string =>
  count === 0 || errorRate === null ? '   –   ' : `${(errorRate * 100).toFixed(1).padStart(5)} %`;

const line = ({ percent, health, stats: { canary, stable } }: Rollout, { seen }: Traffic): string => {
  const colour = (canary.errorRate ?? 0) > 0.1 ? red : green;
  const counts = `canary ${String(seen.canary).padStart(4)} calls, errors ${colour(rate(canary))}`;
  const others =
    seen.stable > 0 || stable.count > 0
      ? `stable ${String(seen.stable).padStart(4)} calls, errors ${rate(stable)}`
      : `own fallback ${String(seen.fallback).padStart(4)} calls`;
  const strongest = Math.max(0, ...health.guardrails.map(({ logE, threshold }) => logE / threshold));
  const evidence = strongest < 0.005 ? '' : dim(`   evidence ${Math.round(100 * strongest)} %`);
  return `${bar(percent)}  ${counts}   ${dim(others)}${evidence}`;
};

type Row = readonly [name: string, value: string];

const share = ({ count, errors }: { readonly count: number; readonly errors: number }): string =>
  count === 0 ? '–' : `${((100 * errors) / count).toFixed(1)} %`;

/** Prints why a rollout was taken back: the sentence, and the numbers that it rests on. */
export const explainDecision = ({ decision }: Rollout): void => {
  if (!decision) return;
  const { guardrail, reason, evidence } = decision;
  const { stable, canary, expected, logE, threshold, pValue, alpha, dispersion } = evidence;
  for (const text of wrapped(reason)) say(`  ${text}`);
  const instead: Row = ['expected', `${expected?.toFixed(1)} of the canary’s, were the two alike`];
  const rows: readonly Row[] = [
    ['guardrail', guardrail],
    ['canary', `${canary.errors} of ${canary.count} calls failed, ${share(canary)}`],
    ['stable', `${stable.errors} of ${stable.count} calls failed, ${share(stable)}`],
    ...(expected === undefined ? [] : [instead]),
    ['evidence', `ln E = ${logE.toFixed(2)}, where ${threshold.toFixed(2)} decides`],
    ['by chance', `p ≤ ${pValue.toExponential(1)} however often one looks, against an alpha of ${alpha}`],
    [
      'callers',
      dispersion === 1 ? 'independent of one another' : `${dispersion.toFixed(2)} times as unlike as by chance`,
    ],
  ];
  for (const [name, value] of rows) say(`  ${dim(name.padEnd(10))} ${value}`);
};

/** Shows a rollout while it lasts, and returns it as it ended. */
export const watchRollout = async (person: Person, prompt: string, id: string, traffic: Traffic): Promise<Rollout> => {
  let shownAt = 0;
  let shownPercent: number | undefined;
  const rollout = await until(
    async () => {
      const now = await person<Rollout>(200, 'GET', `${workspace}/prompts/${prompt}/rollouts/${id}`);
      // A terminal's line is rewritten all the time; elsewhere a line every two seconds, and at each step, is enough.
      const isDue = process.stdout.isTTY || now.percent !== shownPercent || performance.now() - shownAt > 2000;
      if (isDue) {
        live(line(now, traffic));
        shownAt = performance.now();
        shownPercent = now.percent;
      }
      return now;
    },
    ({ status }) => status !== 'ramping',
    90,
  );
  endLive();
  return rollout;
};
