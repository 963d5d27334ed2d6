import { type Outcome, summaryFor } from './summary.ts';
import { dot, drawing, line, logScale, lookOf, word } from './svg.ts';

type Group = { readonly title: string; readonly outcome: Outcome };

const [width, left, right, top, row, gap] = [960, 350, 930, 66, 22, 34] as const;
const ticks = [10, 30, 100, 300, 1000, 3000, 10_000, 30_000] as const;

/** Canary calls until a worse version is rolled back: the median as a dot, and a line to the 90th percentile. */
export const exposuresPlot = (groups: readonly Group[], isTrusted: (method: string) => boolean): string => {
  const methods = groups[0]?.outcome.scenario.methods.map(({ name }) => name) ?? [];
  const x = logScale([ticks[0], 50_000], [left, right]);
  const clip = (value: number): number => Math.min(50_000, Math.max(ticks[0], value));
  const groupHeight = methods.length * row + gap;
  const bottom = top + groups.length * groupHeight;

  const group = ({ title, outcome }: Group, index: number): readonly string[] => {
    const from = top + index * groupHeight;
    return [
      word(20, from + 10, title, { bold: true }),
      ...methods.flatMap((name, at) => {
        const { exposures } = summaryFor(outcome, name);
        const { colour } = lookOf(name);
        const y = from + 32 + at * row;
        const trusted = isTrusted(name);
        return [
          word(left - 14, y + 4, name, { anchor: 'end', size: 12, bold: name.startsWith('Promptgate') }),
          line(
            [
              [x(clip(exposures.median)), y],
              [x(clip(exposures.p90)), y],
            ],
            {
              colour,
              width: 2,
              ...(trusted ? {} : { dashes: '3 3' }),
            },
          ),
          dot(x(clip(exposures.median)), y, colour, trusted),
        ];
      }),
    ];
  };
  return drawing(
    'Canary calls until a rollback',
    [width, bottom + 44],
    [
      word(20, 24, 'Canary calls until a version that is worse is rolled back, at a share of 5 %', {
        size: 15,
        bold: true,
      }),
      word(
        20,
        44,
        'dot: median; line: to the 90th percentile; hollow: rolls back more than 1 in 10 good versions at a steady share',
        { size: 12 },
      ),
      ...ticks.flatMap((tick) => [
        line(
          [
            [x(tick), top],
            [x(tick), bottom],
          ],
          { colour: '#d1d9e0' },
        ),
        word(x(tick), bottom + 18, tick.toLocaleString('en'), { anchor: 'middle', size: 12 }),
      ]),
      word((left + right) / 2, bottom + 36, 'canary calls', { anchor: 'middle', size: 12 }),
      ...groups.flatMap(group),
    ],
  );
};
