import { binomialTest, rateSoFar, windowRate } from './alarms.ts';
import { limitAlone, promptgate } from './engine.ts';
import { independent, type Scenario } from './scenario.ts';

const limit = 0.05;

/** All that hold the canary against a fixed limit, in the order of the tables. */
const thresholdMethods = [
  promptgate('Promptgate', limitAlone(limit)),
  rateSoFar('rate of all calls so far, from 30 on', 30),
  windowRate('rate of 5 minutes', 5),
  binomialTest('binomial test, every minute'),
];

/** Ten canary calls a minute for a day, with a limit of 5 % and this true rate of failures. */
const thresholdScenario = (rate: number, runs: number): Scenario =>
  independent(
    { perMinute: 20, share: () => 0.5, behaviour: () => ({ errors: rate }) },
    { name: `limit 5 %, ${rate * 100} % fail`, runs, limit, methods: thresholdMethods },
  );

export const withinLimit: readonly Scenario[] = [0.05, 0.04].map((rate) => thresholdScenario(rate, 2000));

export const beyondLimit: readonly Scenario[] = [0.1, 0.2, 0.5].map((rate) => thresholdScenario(rate, 1000));
