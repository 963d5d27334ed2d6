import type { Benchmark } from './benchmark.ts';
import { errorFindings } from './rollouts/error-findings.ts';
import { writeFigures, writePlots } from './rollouts/figures-page.ts';
import type { OutcomeOf } from './rollouts/findings.ts';
import { callerFindings, healthFindings, limitFindings } from './rollouts/other-findings.ts';
import { qualityFindings } from './rollouts/quality-findings.ts';
import { scenarios } from './rollouts/scenarios.ts';
import { speedTable } from './rollouts/speed.ts';
import { outcomeOf } from './rollouts/summary.ts';
import { simulate } from './rollouts/trial-pool.ts';

/** How often a good version is rolled back, and after how many calls a bad one is: ours, and other formulas. */
export const rolloutsBenchmark: Benchmark = {
  title: 'Rollouts',
  run: async (say) => {
    const speed = speedTable();
    const trials = await simulate(scenarios, say);
    const of: OutcomeOf = (scenario) => outcomeOf(scenario, trials.get(scenario.name) ?? []);
    const [errors, quality] = [errorFindings(of), qualityFindings(of)];
    const findings = [errors, quality, limitFindings(of), callerFindings(of), healthFindings(of)];
    const goals = findings.flatMap((each) => each.goals);
    const overviews = [errors.overview, quality.overview];
    await writePlots(errors.plots);
    await writeFigures(goals, overviews);
    return {
      goals,
      tables: [...overviews, ...findings.flatMap((each) => each.tables), speed],
      remarks: [
        'Alpha is 5 %, in ours and in every formula. There is one look a minute, for a day (1,440 looks) unless a scenario is shorter. Runs are independent; a run’s seed is the scenario’s name and the run’s number, as in `1 % errors, share 5 % / 0`, so that the same calls come whenever this is run, on any number of threads.',
        'Cells are the median and the 90th percentile of canary calls, and of minutes in round brackets. Square brackets: the method rolls back more than one in ten good versions at a steady share, so that it is fast because it fires at anything. “Found” is said where some runs did not end in a rollback.',
        'The calls of the last two minutes, whose outcomes are being waited for, come on top for every method alike: 60 or so at 30 canary calls a minute.',
        '“Formula of X, per call” is the formula that X publishes, fed with calls as ours is. The products themselves add up by user and look less often, which lowers both their false alarms and their speed. GrowthBook’s compares with a control of the canary’s size (“equal control”); “pooled” is what its formula would do with all of stable.',
        'A goal of canary calls is held against the median itself; its 95 % interval is by ranks. 1 → 2 % is found later than it could be since six odds ratios share the stake: a bet on 2 alone would need about a quarter fewer calls, and be later for all else.',
        'The number of runs is not the same everywhere: for scores at a share of 50 % and regressions at 5 % it was raised once, from 2,000, after a first look left two goals undecided (4.3 %, bound 5.3 %, and a median of 905); the runs of that look are among these.',
        'A fixed alarm is set to twice the rate that is usual, as a person would who knows it.',
        'Scores are drawn from 4,096 quantiles of their distribution: Beta with a standard deviation of 0.2, or about 0.92 with some zeros (“spiky”).',
        'Heavy callers stay on their side, each with a failure rate of its own; 3 % fail in the mean, whatever the correlation. With few callers of whom one makes an eighth of all calls, the arms really do differ, and more so the smaller the canary’s share.',
      ],
    };
  },
};
