import { type Person, until } from '../api.ts';
import { bar, dim, endLive, green, live, red } from '../screen.ts';
import { workspace } from '../story.ts';
import type { startTraffic } from '../traffic.ts';
import type { Rollout } from '../views.ts';

type Traffic = ReturnType<typeof startTraffic>;

const rate = ({ count, errorRate }: Rollout['stats']['canary']): string =>
  count === 0 || errorRate === null ? '   –   ' : `${(errorRate * 100).toFixed(1).padStart(5)} %`;

const line = ({ percent, stats: { canary, stable } }: Rollout, { seen }: Traffic): string => {
  const colour = (canary.errorRate ?? 0) > 0.1 ? red : green;
  const counts = `canary ${String(seen.canary).padStart(4)} calls, errors ${colour(rate(canary))}`;
  const others =
    seen.stable > 0 || stable.count > 0
      ? `stable ${String(seen.stable).padStart(4)} calls, errors ${rate(stable)}`
      : `own fallback ${String(seen.fallback).padStart(4)} calls`;
  return `${bar(percent)}  ${counts}   ${dim(others)}`;
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
