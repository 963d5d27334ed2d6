import { rateOf } from '../../tools/share.ts';
import type { Benchmark } from './benchmark.ts';
import { sameCallers, worseCallers } from './rollouts/caller-scenarios.ts';
import {
  detectionScenarios,
  effectName,
  effects,
  lateScenario,
  oddDetections,
  quietScenarios,
  rampScenarios,
  sameScenarios,
} from './rollouts/error-scenarios.ts';
import { exposuresPlot } from './rollouts/exposures-plot.ts';
import { writeFigures, writePlots } from './rollouts/figures-page.ts';
import { foundWithin, withinAlpha } from './rollouts/goals.ts';
import { looksPlot } from './rollouts/looks-plot.ts';
import { qualityDetections, rampQuality, sameAsFloor, sameQuality } from './rollouts/quality-scenarios.ts';
import type { Scenario } from './rollouts/scenario.ts';
import { scenarios } from './rollouts/scenarios.ts';
import { speedTable } from './rollouts/speed.ts';
import { type Outcome, outcomeOf, summaryFor } from './rollouts/summary.ts';
import { detectionTable, falseTable, overviewTable } from './rollouts/tables.ts';
import { beyondLimit, withinLimit } from './rollouts/threshold-scenarios.ts';
import { simulate } from './rollouts/trial-pool.ts';

const mostFalse = 0.1;

/** Whether a method rolls back no more than one in ten versions that are no worse, in the worst of these scenarios. */
const trustBy =
  (outcomes: readonly Outcome[]) =>
  (method: string): boolean =>
    outcomes.every((outcome) => rateOf(summaryFor(outcome, method).fired) <= mostFalse);

/** How often a good version is rolled back, and after how many calls a bad one is: ours, and other formulas. */
export const rolloutsBenchmark: Benchmark = {
  title: 'Rollouts',
  run: async (say) => {
    const speed = speedTable();
    const trials = await simulate(scenarios, say);
    const of = (each: Scenario): Outcome => outcomeOf(each, trials.get(each.name) ?? []);
    const [steady, ramps, quiet] = [sameScenarios.map(of), rampScenarios.map(of), quietScenarios.map(of)];
    const late = of(lateScenario);
    const [small, half] = [detectionScenarios(0.05).map(of), detectionScenarios(0.5).map(of)];
    const callers = sameCallers.map(of);
    const [scores, fallingScores, floor] = [sameQuality.map(of), rampQuality.map(of), of(sameAsFloor)];
    const [smallDrops, halfDrops] = [qualityDetections(0.05).map(of), qualityDetections(0.5).map(of)];
    const within = withinLimit.map(of);

    const trusted = trustBy(steady);
    const trustedScores = trustBy(scores);
    const ours = 'Promptgate';
    const ourScores = 'Promptgate, mixture';
    const found = (at: number, most: number) =>
      small
        .slice(at, at + 1)
        .map((outcome) => foundWithin(`calls until ${outcome.scenario.name}`, outcome, ours, most));
    const goals = [
      withinAlpha('steady share, 1,440 looks', steady, ours),
      withinAlpha('a ramp with an incident, a drift or a spike', ramps, ours),
      withinAlpha('outcomes that are told late', [late], ours),
      withinAlpha('1 and 10 calls a minute', quiet, ours),
      withinAlpha('scores, steady share', scores, ourScores),
      withinAlpha('scores that fall on both sides during a ramp', fallingScores, ourScores),
      withinAlpha('scores, the exact test', [...scores, ...fallingScores], 'Promptgate, exact'),
      withinAlpha('scores at the floor', [floor], ours),
      withinAlpha('failures at the limit and below', within, ours),
      withinAlpha(
        'heavy callers, no cap',
        callers.filter(({ scenario }) => !scenario.name.includes('most')),
        ours,
      ),
      withinAlpha(
        'heavy callers, capped at 5',
        callers.filter(({ scenario }) => scenario.name.includes('most 5')),
        ours,
      ),
      ...found(0, 900),
      ...found(1, 125),
      ...found(2, 220),
      ...smallDrops
        .slice(1, 2)
        .map((outcome) => foundWithin(`scores until ${outcome.scenario.name}`, outcome, ourScores, 160)),
    ];
    const names = effects.map(effectName);
    const overview = overviewTable(
      'False rollbacks, the worst scenario of each kind, and canary calls until a true one, median / 90th percentile',
      [
        { head: 'false, steady share', outcomes: steady },
        { head: 'false, ramp and incident', outcomes: ramps },
      ],
      [
        ...small.slice(0, 4).map((outcome, at) => ({ head: `${names[at]}, share 5 %`, outcome })),
        ...half.slice(1, 2).map((outcome) => ({ head: `${names[1]}, share 50 %`, outcome })),
      ],
      trusted,
    );
    const qualityOverview = overviewTable(
      'The same for scores',
      [
        { head: 'false, steady share', outcomes: scores },
        { head: 'false, ramp and fall', outcomes: fallingScores },
      ],
      smallDrops.map((outcome) => ({ head: outcome.scenario.name.replace(', share', ' share'), outcome })),
      trustedScores,
    );
    const [plainPanel, rampPanel] = [steady[0], ramps[0]];
    if (!plainPanel || !rampPanel) throw new Error('There is nothing to draw.');
    await writePlots({
      'rollouts-false-rollbacks': looksPlot([
        { title: 'Nothing happens: 1 % errors, share 5 %', outcome: plainPanel },
        { title: 'A ramp to 50 %, errors ×5 from minute 120 on', outcome: rampPanel },
      ]),
      'rollouts-exposures': exposuresPlot(
        small.slice(0, 3).map((outcome, at) => ({ title: `Errors ${names[at]}`, outcome })),
        trusted,
      ),
    });
    await writeFigures(goals, [overview, qualityOverview]);
    return {
      goals,
      tables: [
        overview,
        qualityOverview,
        falseTable('Errors: false rollbacks, % of the runs (95 % interval)', [...steady, ...ramps, late, ...quiet]),
        detectionTable('Errors, share 5 % of 600 calls a minute: until the rollback', small, names, trusted),
        detectionTable('Errors, share 50 % of 60 calls a minute: until the rollback', half, names, trusted),
        detectionTable(
          'Errors, little traffic and late outcomes: until the rollback',
          oddDetections.map(of),
          oddDetections.map(({ name }) => name),
          trusted,
        ),
        falseTable('Heavy callers: false rollbacks, % of the runs (95 % interval)', callers),
        detectionTable(
          'Heavy callers, all failing three times as often: until the rollback',
          worseCallers.map(of),
          worseCallers.map(({ name }) => name),
          () => true,
        ),
        falseTable('Scores: false rollbacks, % of the runs (95 % interval)', [...scores, ...fallingScores]),
        ...[smallDrops, halfDrops].map((drops, at) =>
          detectionTable(
            `Scores, ${at === 0 ? 'share 5 % of 200' : 'share 50 % of 20'} calls a minute: until the rollback`,
            drops,
            drops.map(({ scenario }) => scenario.name.replace(/, share.*/, '')),
            trustedScores,
          ),
        ),
        falseTable('A floor for scores: false rollbacks, % of the runs (95 % interval)', [floor]),
        falseTable('A limit of 5 % for failures: false rollbacks, % of the runs (95 % interval)', within),
        detectionTable(
          'A limit of 5 %, broken: until the rollback',
          beyondLimit.map(of),
          beyondLimit.map(({ name }) => name.replace('limit 5 %, ', '')),
          trustBy(within),
        ),
        speed,
      ],
      remarks: [
        'Alpha is 5 %, in ours and in every formula. There is one look a minute, for a day (1,440 looks) unless a scenario is shorter. Runs are independent; a run’s seed is its scenario’s name and its number, so that the same calls come whenever this is run, on any number of threads.',
        'Cells are the median and the 90th percentile of canary calls, and of minutes in brackets. Square brackets: the method rolls back more than one in ten good versions, so that it is fast because it fires at anything. “Found” is said where some runs did not end in a rollback.',
        'The calls of the last two minutes, whose outcomes are being waited for, come on top for every method alike: at 30 canary calls a minute 60 or so.',
        '“Formula of X, per call” is the formula that X publishes, fed with calls as ours is. The products themselves add up by user and look less often, which lowers both their false alarms and their speed; GrowthBook’s compares with a control of the canary’s size (“equal control”), and “pooled” is what its formula would do with all of stable.',
        'A fixed alarm is set to twice the rate that is usual, as a person would who knows it.',
        'Scores are drawn from 4,096 quantiles of their distribution: Beta with a standard deviation of 0.2, or about 0.92 with some zeros (“spiky”).',
      ],
    };
  },
};
