import type { Table } from '../benchmark.ts';
import {
  cautiousDetections,
  detectionScenarios,
  effectName,
  effects,
  lateScenario,
  oddDetections,
  quietScenarios,
  rampScenarios,
  sameScenarios,
} from './error-scenarios.ts';
import { exposuresPlot } from './exposures-plot.ts';
import { type Findings, type OutcomeOf, ours, trustBy } from './findings.ts';
import { foundWithin, withinAlpha } from './goals.ts';
import { looksPlot } from './looks-plot.ts';
import type { Outcome } from './summary.ts';
import { detectionTable, falseTable, overviewTable } from './tables.ts';

const names = effects.map(effectName);

/** The most canary calls that half of all rollbacks may take, by effect. */
const most: Readonly<Record<string, number>> = { '1 → 2 %': 900, '1 → 5 %': 125, '5 → 10 %': 220 };

const plotsOf = (steady: readonly Outcome[], ramps: readonly Outcome[], small: readonly Outcome[]) => {
  const [plain, ramp] = [steady[0], ramps[0]];
  if (!plain || !ramp) throw new Error('There is nothing to draw.');
  const groups = small.slice(0, 3).map((outcome, at) => ({ title: `Errors ${names[at]}`, outcome }));
  return {
    'rollouts-false-rollbacks': looksPlot([
      { title: 'Nothing happens: 1 % errors, share 5 %', outcome: plain },
      { title: 'A ramp to 50 %, errors ×5 from minute 120 on', outcome: ramp },
    ]),
    'rollouts-exposures': exposuresPlot(groups, trustBy(steady)),
  };
};

type ErrorFindings = Findings & { readonly overview: Table; readonly plots: Readonly<Record<string, string>> };

/** How failures are judged. */
export const errorFindings = (of: OutcomeOf): ErrorFindings => {
  const [steady, ramps, quiet, late] = [
    sameScenarios.map(of),
    rampScenarios.map(of),
    quietScenarios.map(of),
    of(lateScenario),
  ];
  const [small, half, odd] = [detectionScenarios(0.05).map(of), detectionScenarios(0.5).map(of), oddDetections.map(of)];
  const trusted = trustBy(steady);
  return {
    overview: overviewTable(
      'Errors: false rollbacks in the worst scenario of each kind, and canary calls until a true one, median / 90th percentile',
      [
        { head: 'false, steady share', outcomes: steady },
        { head: 'false, ramp and incident', outcomes: ramps },
      ],
      [
        ...small.slice(0, 4).map((outcome, at) => ({ head: `${names[at]}, share 5 %`, outcome })),
        ...half.slice(0, 4).map((outcome, at) => ({ head: `${names[at]}, share 50 %`, outcome })),
      ],
      trusted,
    ),
    plots: plotsOf(steady, ramps, small),
    goals: [
      withinAlpha('errors, steady share, 1,440 looks', steady, ours),
      withinAlpha('errors, a ramp with an incident, a drift or a spike', ramps, ours),
      withinAlpha('errors, outcomes that are told late', [late], ours),
      withinAlpha('errors, 1 and 10 calls a minute', quiet, ours),
      ...small.flatMap((outcome, at) => {
        const limit = most[names[at] ?? ''];
        return limit === undefined ? [] : [foundWithin(`calls until ${outcome.scenario.name}`, outcome, ours, limit)];
      }),
    ],
    tables: [
      falseTable('Errors: false rollbacks, % of the runs (95 % interval)', [...steady, ...ramps, late, ...quiet]),
      detectionTable('Errors, share 5 % of 600 calls a minute: until the rollback', small, names, trusted),
      detectionTable('Errors, share 50 % of 60 calls a minute: until the rollback', half, names, trusted),
      detectionTable(
        'Errors, little traffic and late outcomes: until the rollback',
        odd,
        odd.map(({ scenario }) => scenario.name),
        trusted,
      ),
      detectionTable(
        'What a smaller alpha costs, share 5 %: until the rollback',
        cautiousDetections.map(of),
        cautiousDetections.map(({ name }) => name),
        () => true,
      ),
    ],
  };
};
