import { intervalOf, rateOf, type Share } from '../../../tools/share.ts';
import { quantile } from '../statistics.ts';
import type { Scenario } from './scenario.ts';
import type { Firings, Trials } from './trials.ts';

/** `within` is the 95 % interval of the median, by the ranks that are as likely: it needs no law. */
export type Spread = {
  readonly median: number;
  readonly p90: number;
  readonly within: readonly [low: number, high: number];
};

/** What came of one method in one scenario. */
export type Summary = {
  readonly method: string;
  /** Runs in which it rolled back. */
  readonly fired: Share;
  /** Canary calls, and minutes, until it did: infinite where it did not in that part of the runs. */
  readonly exposures: Spread;
  readonly minutes: Spread;
};

const spreadOf = (values: readonly number[]): Spread => {
  const at = (share: number): number => {
    const value = quantile(values, Math.min(1, Math.max(0, share)));
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
  };
  const half = 0.98 / Math.sqrt(values.length);
  return { median: at(0.5), p90: at(0.9), within: [at(0.5 - half), at(0.5 + half)] };
};

const summaryOf = (method: string, { looks, exposures }: Firings): Summary => {
  const until = (values: Int32Array): readonly number[] =>
    Array.from(values, (value, run) => (looks[run] === 0 ? Number.POSITIVE_INFINITY : value));
  return {
    method,
    fired: { hits: looks.reduce((sum, look) => sum + Number(look > 0), 0), of: looks.length },
    exposures: spreadOf(until(exposures)),
    minutes: spreadOf(until(looks)),
  };
};

/** What came of a scenario, by method. */
export type Outcome = { readonly scenario: Scenario; readonly trials: Trials; readonly by: readonly Summary[] };

export const outcomeOf = (scenario: Scenario, trials: Trials): Outcome => ({
  scenario,
  trials,
  by: scenario.methods.flatMap(({ name }, at) => {
    const firings = trials[at];
    return firings ? [summaryOf(name, firings)] : [];
  }),
});

/** @throws Error when the scenario was run without this method. */
export const summaryFor = ({ by, scenario }: Outcome, method: string): Summary => {
  const found = by.find((each) => each.method === method);
  if (!found) throw new Error(`${method} did not look at ${scenario.name}.`);
  return found;
};

/** The highest share that the runs leave likely: the upper end of the 95 % interval. */
export const upperBound = (share: Share): number => intervalOf(share)[1];

/** `3.0 (2.4 to 3.7)`, in per cent. */
export const rateText = (share: Share): string => {
  const [low, high] = intervalOf(share);
  return `${[rateOf(share), low, high].map((rate) => (100 * rate).toFixed(1)).join(' (')}`.replace(
    / \(([^ ]*) \(([^ ]*)$/,
    ' ($1 to $2)',
  );
};
