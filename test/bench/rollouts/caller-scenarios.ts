import type { Callers } from './callers.ts';
import { errorsAlone, promptgate, qualityAlone } from './engine.ts';
import { growthBook } from './growthbook.ts';
import { failures, shortfalls } from './moments.ts';
import { byCallers, type Scenario } from './scenario.ts';

/** Those that are fed per call, by callers of whom a few make most calls. */
const callerMethods = [
  promptgate('Promptgate', errorsAlone, { tempered: true }),
  promptgate('Promptgate, not tempered', errorsAlone),
  growthBook('formula of GrowthBook, pooled, per call', failures, 'stable'),
];

const looks = 240;

const crowds: readonly (readonly [name: string, Callers])[] = [
  [
    '1,000 callers, Zipf 1, correlation 0.05',
    { count: 1000, exponent: 1, correlation: 0.05, meanErrors: 0.03, perMinute: 300, share: 0.1 },
  ],
  [
    '20,000 callers, Zipf 0.5, correlation 0.2',
    { count: 20_000, exponent: 0.5, correlation: 0.2, meanErrors: 0.03, perMinute: 300, share: 0.1 },
  ],
];

const caps: readonly (number | undefined)[] = [undefined, 20, 5];

const capName = (cap: number | undefined): string => (cap === undefined ? '' : `, at most ${cap} outcomes each`);

/** Nothing is wrong, but some callers fail more often than others and call often. */
export const sameCallers: readonly Scenario[] = crowds.flatMap(([name, callers]) =>
  caps.map((cap) =>
    byCallers(cap === undefined ? callers : { ...callers, cap }, {
      name: `${name}${capName(cap)}`,
      runs: 2000,
      looks,
      methods: callerMethods,
    }),
  ),
);

/** Every caller of the canary fails three times as often. */
export const worseCallers: readonly Scenario[] = crowds.flatMap(([name, callers]) =>
  caps.map((cap) =>
    byCallers(cap === undefined ? { ...callers, worse: 3 } : { ...callers, worse: 3, cap }, {
      name: `${name}${capName(cap)}, ×3`,
      runs: 500,
      looks,
      methods: callerMethods,
    }),
  ),
);

/** Nothing is wrong, but some callers give lower scores than others. */
export const callersWithTastes: readonly Scenario[] = crowds.map(([name, callers]) =>
  byCallers(
    { ...callers, tastes: 0.08 },
    {
      name: `scores, ${name.replace(/, correlation.*/, '')}, ± 0.08 between callers`,
      runs: 2000,
      looks,
      methods: [
        promptgate('Promptgate', qualityAlone, { tempered: true }),
        promptgate('Promptgate, not tempered', qualityAlone),
        growthBook('formula of GrowthBook, pooled, per call', shortfalls, 'stable'),
      ],
    },
  ),
);
