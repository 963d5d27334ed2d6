/** The value below which this share (0..1) of the samples lies, by linear interpolation (Hyndman and Fan's type 7). */
export const quantile = (samples: readonly number[], share: number): number => {
  if (samples.length === 0) throw new Error('There are no samples.');
  const sorted = samples.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const [below = Number.NaN, above = below] = sorted.slice(Math.floor(position), Math.floor(position) + 2);
  return below + (above - below) * (position - Math.floor(position));
};

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** The medians of two things measured in pairs, and the median of the pairs' ratios, which a slow moment moves least. */
export const comparePairs = (pairs: readonly (readonly [number, number])[]) => ({
  first: median(pairs.map(([first]) => first)),
  second: median(pairs.map(([, second]) => second)),
  ratio: median(pairs.map(([first, second]) => first / second)),
  /** The pairs' ratios, their quartiles: how much the machine's other work shows. */
  spread: [0.25, 0.75].map((share) =>
    quantile(
      pairs.map(([first, second]) => first / second),
      share,
    ),
  ) as [number, number],
});
