import { rateOf } from '../../../tools/share.ts';
import type { Table } from '../benchmark.ts';
import { type Outcome, rateText, type Summary, summaryFor } from './summary.ts';

const methodsOf = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes[0]?.scenario.methods.map(({ name }) => name) ?? [];

/** Rollbacks of versions that are no worse, in per cent of the runs, a column for each method. */
export const falseTable = (title: string, outcomes: readonly Outcome[]): Table => ({
  title,
  head: ['nothing is wrong with the canary', 'runs', ...methodsOf(outcomes)],
  rows: outcomes.map((outcome) => [
    outcome.scenario.name,
    outcome.scenario.runs,
    ...outcome.by.map(({ fired }) => rateText(fired)),
  ]),
});

const whole = (figure: number): string => (Number.isFinite(figure) ? Math.round(figure).toLocaleString('en') : '–');

const powerText = ({ fired }: Summary): string =>
  fired.hits === fired.of ? '' : `, found ${(100 * rateOf(fired)).toFixed(1)} %`;

/** `115 / 245 (4 / 8 min)`; in brackets when the method cannot be trusted. */
export const detectionText = (summary: Summary, isTrusted: boolean): string => {
  const { exposures, minutes } = summary;
  const text = `${whole(exposures.median)} / ${whole(exposures.p90)} (${whole(minutes.median)} / ${whole(minutes.p90)} min)`;
  return `${isTrusted ? text : `[${text}]`}${powerText(summary)}`;
};

/** Canary calls until a worse version is rolled back, a column for each effect. */
export const detectionTable = (
  title: string,
  outcomes: readonly Outcome[],
  heads: readonly string[],
  isTrusted: (method: string) => boolean,
): Table => ({
  title,
  head: ['method', ...heads],
  rows: methodsOf(outcomes).map((method) => [
    method,
    ...outcomes.map((outcome) => detectionText(summaryFor(outcome, method), isTrusted(method))),
  ]),
});

const worst = (outcomes: readonly Outcome[], method: string): string =>
  (100 * Math.max(...outcomes.map((outcome) => rateOf(summaryFor(outcome, method).fired)))).toFixed(1);

/** The whole in one table, a row for each method: the highest share of false rollbacks, and the calls until true ones. */
export const overviewTable = (
  title: string,
  falsely: readonly { readonly head: string; readonly outcomes: readonly Outcome[] }[],
  truly: readonly { readonly head: string; readonly outcome: Outcome }[],
  isTrusted: (method: string) => boolean,
): Table => ({
  title,
  head: ['method', ...falsely.map(({ head }) => head), ...truly.map(({ head }) => head)],
  rows: methodsOf(falsely.flatMap(({ outcomes }) => outcomes)).map((method) => [
    method,
    ...falsely.map(({ outcomes }) => `${worst(outcomes, method)} %`),
    ...truly.map(({ outcome }) => {
      if (!outcome.by.some((each) => each.method === method)) return 'at the end';
      const summary = summaryFor(outcome, method);
      const text = `${whole(summary.exposures.median)} / ${whole(summary.exposures.p90)}`;
      return `${isTrusted(method) ? text : `[${text}]`}${powerText(summary)}`;
    }),
  ]),
});
