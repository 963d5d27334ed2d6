import { certificate, promptgate, reportsAlone, shareHold } from './engine.ts';
import { independent, type Scenario } from './scenario.ts';
import { smoothScores } from './score-table.ts';

const share = () => 0.05;
const perMinute = 600;

/** Everything is judged at once, and nothing is wrong: the parts of alpha add up to no more than the whole. */
export const allAtOnce: Scenario = independent(
  {
    perMinute: 100,
    share,
    announced: true,
    behaviour: () => ({ errors: 0.01, slow: 0.05, silent: 0.01, scores: smoothScores(0.8) }),
  },
  {
    name: 'errors, latency, scores, reports and three limits at once',
    runs: 2000,
    methods: [
      promptgate('Promptgate', { maxErrorRate: 0.011, minQualityScore: 0.8, maxLatencyMs: 900 }, { slowAboveMs: 900 }),
    ],
  },
);

const reports = [promptgate('Promptgate', reportsAlone)];

const silence = (name: string, runs: number, ofCanary: number): Scenario =>
  independent(
    {
      perMinute,
      share,
      announced: true,
      behaviour: (_, arm) => ({ errors: 0.01, silent: arm === 'canary' ? ofCanary : 0.02 }),
    },
    { name, runs, methods: reports },
  );

export const sameSilence: Scenario = silence('2 % of all calls never report', 2000, 0.02);

export const moreSilence: readonly Scenario[] = [0.05, 0.1, 1].map((ofCanary) =>
  silence(`never reported: 2 → ${100 * ofCanary} %`, 1000, ofCanary),
);

const hold = [shareHold('Promptgate')];

const behaviour = () => ({ errors: 0.01 });

/** A hold for a share that is not the one that was set has an alpha of its own. */
const holding = { alpha: 0.001, methods: hold };

export const sameShare: Scenario = independent(
  { perMinute, share, behaviour, announced: true },
  { name: 'calls fall to the canary as set', runs: 2000, ...holding },
);

export const otherShare: readonly Scenario[] = [0.04, 0.06, 0.1].map((trueShare) =>
  independent(
    { perMinute, share, trueShare, behaviour, announced: true },
    { name: `set 5 %, served ${100 * trueShare} %`, runs: 1000, ...holding },
  ),
);

const certified = [certificate('Promptgate')];

/** The canary's odds of failing are these times stable's. */
const certifying = (errors: number, odds: number, runs: number): Scenario => {
  const worse = (odds * errors) / (1 - errors + odds * errors);
  return independent(
    { perMinute, share, behaviour: (_, arm) => ({ errors: arm === 'canary' ? worse : errors }) },
    { name: `odds ×${odds}, ${100 * errors} % errors`, runs, methods: certified },
  );
};

/** Twice stable's odds is what must not be certified. */
export const twiceAsBad: readonly Scenario[] = [0.01, 0.05].map((errors) => certifying(errors, 2, 2000));

export const notWorse: readonly Scenario[] = [0.01, 0.05].map((errors) => certifying(errors, 1, 1000));
