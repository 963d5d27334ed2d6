import type { Outcome } from './summary.ts';
import { drawing, line, linearScale, logScale, lookOf, word } from './svg.ts';

type Panel = { readonly title: string; readonly outcome: Outcome };

const [width, top, height, legendRow] = [960, 76, 260, 20] as const;
const panelWidth = 400;

const firedBy = (looks: Int32Array, look: number): number =>
  looks.reduce((sum, each) => sum + Number(each > 0 && each <= look), 0) / looks.length;

const panel = ({ title, outcome }: Panel, left: number): readonly string[] => {
  const last = outcome.scenario.looks;
  const x = logScale([1, last], [left, left + panelWidth]);
  const y = linearScale([0, 1], [top + height, top]);
  const stops = Array.from({ length: 81 }, (_, at) => Math.max(1, Math.round(last ** (at / 80))));
  const hours = [1, 5, 15, 60, 240, 1440].filter((look) => look <= last);
  return [
    word(left, top - 18, title, { bold: true }),
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
      line(
        [
          [left, y(share)],
          [left + panelWidth, y(share)],
        ],
        { colour: '#d1d9e0' },
      ),
      word(left - 8, y(share) + 4, `${100 * share} %`, { anchor: 'end', size: 12 }),
    ]),
    ...hours.map((look) => word(x(look), top + height + 18, String(look), { anchor: 'middle', size: 12 })),
    word(left + panelWidth / 2, top + height + 36, 'looks, one a minute', { anchor: 'middle', size: 12 }),
    line(
      [
        [left, y(0.05)],
        [left + panelWidth, y(0.05)],
      ],
      { colour: '#1f2328', dashes: '4 4' },
    ),
    word(left + 4, y(0.05) - 5, 'promise: 5 %', { size: 11 }),
    // Our own is drawn last, above the others.
    ...outcome.scenario.methods
      .map(({ name }, at) =>
        line(
          stops.map((look) => [x(look), y(firedBy(outcome.trials[at]?.looks ?? new Int32Array(1), look))] as const),
          lookOf(name),
        ),
      )
      .toReversed(),
  ];
};

const legend = (names: readonly string[], from: number): readonly string[] =>
  names.flatMap((name, at) => {
    const [left, y] = [60 + (at % 2) * 450, from + Math.floor(at / 2) * legendRow];
    return [
      line(
        [
          [left, y - 4],
          [left + 34, y - 4],
        ],
        lookOf(name),
      ),
      word(left + 42, y, name, { size: 12 }),
    ];
  });

/** The share of runs in which each method has rolled back a version that is no worse, over the looks. */
export const looksPlot = (panels: readonly [Panel, Panel]): string => {
  const names = panels[0].outcome.scenario.methods.map(({ name }) => name);
  const legendTop = top + height + 66;
  return drawing(
    'False rollbacks over looks',
    [width, legendTop + Math.ceil(names.length / 2) * legendRow + 8],
    [
      word(20, 24, 'Versions that are no worse, and are rolled back all the same', { size: 15, bold: true }),
      ...panel(panels[0], 60),
      ...panel(panels[1], 530),
      ...legend(names, legendTop),
    ],
  );
};
