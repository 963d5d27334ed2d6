import { windowMean } from './alarms.ts';
import { floorAlone, promptgate, qualityAlone } from './engine.ts';
import { growthBook } from './growthbook.ts';
import { shortfalls } from './moments.ts';
import { independent, type Scenario } from './scenario.ts';
import { type ScoreTable, smoothScores, spikyScores } from './score-table.ts';
import { zTest } from './z-test.ts';

/** All that compare scores, in the order of the tables. */
const qualityMethods = [
  promptgate('Promptgate, mixture', { ...qualityAlone, qualityTest: 'mixture' }),
  promptgate('Promptgate, exact', { ...qualityAlone, qualityTest: 'exact' }),
  growthBook('formula of GrowthBook, equal control, per call', shortfalls, 'control'),
  growthBook('formula of GrowthBook, pooled, per call', shortfalls, 'stable'),
  zTest('t-test, once at the end', shortfalls, 'once'),
  zTest('t-test, every minute', shortfalls, 'every minute'),
  windowMean('mean of 5 minutes below 0.75', 5, 0.75),
];

const settings = [
  { share: 0.05, perMinute: 200 },
  { share: 0.5, perMinute: 20 },
] as const;

const named = (share: number): string => `share ${share * 100} %`;

/** Scores are the same on both sides, and the share stays. */
export const sameQuality: readonly Scenario[] = settings.flatMap(({ share, perMinute }) =>
  (
    [
      ['0.80 ± 0.2', smoothScores],
      ['0.85, spiky', spikyScores],
    ] as const
  ).map(([name, scoresOf]) => {
    const scores = scoresOf(name.startsWith('0.80') ? 0.8 : 0.85);
    return independent(
      { perMinute, share: () => share, behaviour: () => ({ errors: 0, scores }) },
      { name: `scores ${name}, ${named(share)}`, runs: share === 0.5 ? 6000 : 2000, methods: qualityMethods },
    );
  }),
);

const ramp = (minute: number): number => [0.05, 0.1, 0.25, 0.5][Math.floor(minute / 60)] ?? 0.5;

const shared: readonly (readonly [name: string, shortBy: (minute: number) => number])[] = [
  ['a drift down to 0.70', (minute) => (0.1 * minute) / 240],
  ['0.2 lower from minute 120 on', (minute) => (minute < 120 ? 0 : 0.2)],
];

/** Scores fall on both sides alike while the share goes up. */
export const rampQuality: readonly Scenario[] = shared.map(([name, shortBy]) =>
  independent(
    {
      perMinute: 200,
      share: ramp,
      behaviour: (minute) => ({ errors: 0, scores: smoothScores(0.8), shortBy: shortBy(minute) }),
    },
    { name: `ramp to 50 %, scores 0.80, ${name}`, runs: 2000, looks: 240, methods: qualityMethods },
  ),
);

const drops: readonly (readonly [name: string, stable: () => ScoreTable, canary: () => ScoreTable])[] = [
  ['0.80 → 0.78', () => smoothScores(0.8), () => smoothScores(0.78)],
  ['0.80 → 0.75', () => smoothScores(0.8), () => smoothScores(0.75)],
  ['0.80 → 0.70', () => smoothScores(0.8), () => smoothScores(0.7)],
  ['0.85 → 0.80, spiky', () => spikyScores(0.85), () => spikyScores(0.8)],
];

/** Those that may decide before the end. */
const earlyMethods = qualityMethods.filter(({ name }) => !name.includes('once'));

/** The canary's scores are lower. */
export const qualityDetections = (share: 0.05 | 0.5): readonly Scenario[] =>
  drops.map(([name, stable, canary]) =>
    independent(
      {
        perMinute: share === 0.05 ? 200 : 20,
        share: () => share,
        behaviour: (_, arm) => ({ errors: 0, scores: arm === 'canary' ? canary() : stable() }),
      },
      { name: `${name}, ${named(share)}`, runs: 1000, methods: earlyMethods },
    ),
  );

/** The mean score is the floor itself. */
export const sameAsFloor: Scenario = independent(
  { perMinute: 20, share: () => 0.5, behaviour: () => ({ errors: 0, scores: smoothScores(0.8) }) },
  {
    name: 'scores at the floor of 0.80',
    runs: 2000,
    methods: [promptgate('Promptgate', floorAlone(0.8)), windowMean('mean of 5 minutes below the floor', 5, 0.8)],
  },
);
