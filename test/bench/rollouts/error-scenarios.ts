import { consecutiveMinutes, failedChecks } from './alarms.ts';
import { errorsAlone, promptgate } from './engine.ts';
import { growthBook } from './growthbook.ts';
import { failures } from './moments.ts';
import { independent, type Scenario } from './scenario.ts';
import { statsig } from './statsig.ts';
import type { Behaviour } from './traffic.ts';
import { zTest } from './z-test.ts';

const sequential = [
  promptgate('Promptgate', errorsAlone),
  growthBook('formula of GrowthBook, equal control, per call', failures, 'control'),
  growthBook('formula of GrowthBook, pooled, per call', failures, 'stable'),
  statsig('formula of Statsig (mSPRT), per call', failures),
];

const unplanned = [
  zTest('z-test, every minute', failures, 'every minute'),
  failedChecks('as Flagger: 5 minutes above the limit', 5),
  consecutiveMinutes('as CloudWatch: 3 of 3 minutes above the limit', 3),
  consecutiveMinutes('as CloudWatch: 1 of 1 minute above the limit', 1),
];

/** All that compare failures, in the order of the tables. */
const errorMethods = [...sequential, zTest('z-test, once at the end', failures, 'once'), ...unplanned];

/** Those that may decide before the end. */
const earlyMethods = [...sequential, ...unplanned];

const percent = (rate: number): string => `${Number((rate * 100).toFixed(1))} %`;

/** 30 calls of the canary a minute, whatever its share, but for a small one of many. */
const settings = [
  { share: 0.05, perMinute: 600 },
  { share: 0.1, perMinute: 300 },
  { share: 0.5, perMinute: 60 },
] as const;

const steady = (share: number) => (): number => share;

/** Nothing is wrong, and the share stays. */
export const sameScenarios: readonly Scenario[] = [0.01, 0.05].flatMap((rate) =>
  settings.map(({ share, perMinute }) =>
    independent(
      { perMinute, share: steady(share), behaviour: () => ({ errors: rate }) },
      {
        name: `${percent(rate)} errors, share ${percent(share)}`,
        runs: share === 0.5 ? 6000 : 3000,
        limit: 2 * rate,
        methods: errorMethods,
      },
    ),
  ),
);

/** 5, 10, 25 and 50 %, an hour each. */
const ramp = (minute: number): number => [0.05, 0.1, 0.25, 0.5][Math.floor(minute / 60)] ?? 0.5;

const base = 0.01;

const shared: readonly (readonly [name: string, rate: (minute: number) => number])[] = [
  ['×5 from minute 120 on', (minute) => (minute < 120 ? base : 5 * base)],
  ['a drift from ×1 to ×3', (minute) => base * (1 + (2 * minute) / 240)],
  ['×20 for half an hour', (minute) => (minute >= 120 && minute < 150 ? 20 * base : base)],
];

/** Nothing is wrong with the canary while the share goes up, but both arms fail more often for a while. */
export const rampScenarios: readonly Scenario[] = shared.map(([name, rate]) =>
  independent(
    { perMinute: 600, share: ramp, behaviour: (minute) => ({ errors: rate(minute) }) },
    { name: `ramp to 50 %, 1 % errors, ${name}`, runs: 3000, looks: 240, limit: 2 * base, methods: errorMethods },
  ),
);

/** Nothing is wrong, and there are few calls. */
export const quietScenarios: readonly Scenario[] = [
  { perMinute: 1, share: 0.5 },
  { perMinute: 10, share: 0.05 },
  { perMinute: 10, share: 0.5 },
].map(({ perMinute, share }) =>
  independent(
    { perMinute, share: steady(share), behaviour: () => ({ errors: 0.05 }) },
    {
      name: `5 % errors, share ${percent(share)}, ${perMinute} a minute`,
      runs: 3000,
      limit: 0.1,
      methods: errorMethods,
    },
  ),
);

/** Outcomes that come when they come; of a minute count those that are there two minutes after its end. */
const inTime = (meanSeconds: number): number => {
  const [block, lag] = [60, 120];
  return 1 - (meanSeconds / block) * (Math.exp(-lag / meanSeconds) - Math.exp(-(lag + block) / meanSeconds));
};

const late = (errors: number): Behaviour => {
  const [ofErrors, ofOthers] = [errors * inTime(90), (1 - errors) * inTime(20)];
  return { errors: ofErrors / (ofErrors + ofOthers), silent: 1 - ofErrors - ofOthers };
};

/** Failures are time-outs, which are told late: a fifth of them too late to count. */
export const lateScenario: Scenario = independent(
  { perMinute: 600, share: ramp, behaviour: () => late(0.05) },
  { name: 'ramp to 50 %, 5 % errors, told late', runs: 3000, looks: 240, limit: 0.1, methods: errorMethods },
);

export const effects = [
  [0.01, 0.02],
  [0.01, 0.05],
  [0.05, 0.1],
  [0.05, 0.06],
  [0.01, 0.5],
] as const;

/** How an effect is called. */
export const effectName = ([before, after]: readonly [number, number]): string => `${before * 100} → ${percent(after)}`;

const detection = (effect: readonly [number, number], share: number, perMinute: number, runs: number): Scenario =>
  independent(
    {
      perMinute,
      share: steady(share),
      behaviour: (_, arm) => ({ errors: arm === 'canary' ? effect[1] : effect[0] }),
    },
    { name: `${effectName(effect)}, share ${percent(share)}`, runs, limit: 2 * effect[0], methods: earlyMethods },
  );

/** A real regression, at a small share of much traffic and at half of little: both 30 canary calls a minute. */
export const detectionScenarios = (share: 0.05 | 0.5): readonly Scenario[] =>
  effects.map((effect) => (share === 0.05 ? detection(effect, share, 600, 8000) : detection(effect, share, 60, 2000)));

/** Regressions where there is hardly any traffic, and one whose failures are told late. */
export const oddDetections: readonly Scenario[] = [
  { ...detection([0.05, 0.2], 0.05, 10, 1000), name: '5 → 20 %, share 5 %, 10 a minute' },
  { ...detection([0.01, 0.5], 0.5, 1, 1000), name: '1 → 50 %, share 50 %, 1 a minute' },
  independent(
    { perMinute: 600, share: steady(0.05), behaviour: (_, arm) => late(arm === 'canary' ? 0.05 : 0.01) },
    { name: '1 → 5 %, share 5 %, told late', runs: 1000, limit: 0.02, methods: earlyMethods },
  ),
];

/** One regression under smaller and smaller alphas: what caution costs. */
export const cautiousDetections: readonly Scenario[] = [0.05, 0.01, 0.001].map((alpha) => ({
  ...detection([0.01, 0.05], 0.05, 600, 1000),
  name: `1 → 5 %, alpha ${percent(alpha)}`,
  alpha,
  methods: earlyMethods.slice(0, 1),
}));
