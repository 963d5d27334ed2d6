import { rateOf } from '../../../tools/share.ts';
import type { Goal, Table } from '../benchmark.ts';
import type { Scenario } from './scenario.ts';
import { type Outcome, summaryFor } from './summary.ts';

/** What is said of some scenarios. */
export type Findings = { readonly goals: readonly Goal[]; readonly tables: readonly Table[] };

/** What came of a scenario. */
export type OutcomeOf = (scenario: Scenario) => Outcome;

export const ours = 'Promptgate';

const mostFalse = 0.1;

/** Whether a method rolls back no more than one in ten versions that are no worse, in each of these scenarios. */
export const trustBy =
  (outcomes: readonly Outcome[]) =>
  (method: string): boolean =>
    outcomes.every((outcome) => rateOf(summaryFor(outcome, method).fired) <= mostFalse);
