/** So many of so many. */
export type Share = { readonly hits: number; readonly of: number };

export const shareOf = <T>(items: readonly T[], holds: (item: T) => boolean): Share => ({
  hits: items.filter(holds).length,
  of: items.length,
});

export const rateOf = ({ hits, of }: Share): number => (of === 0 ? Number.NaN : hits / of);

export const sumOf = (shares: readonly Share[]): Share => ({
  hits: shares.reduce((sum, { hits }) => sum + hits, 0),
  of: shares.reduce((sum, { of }) => sum + of, 0),
});

/** The 95 % interval of a proportion by Wilson's score (JASA 22, 1927), which also holds near 0 and 1. */
export const intervalOf = ({ hits, of }: Share): readonly [low: number, high: number] => {
  const z = 1.959964;
  const rate = hits / of;
  const middle = (rate + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const half = (z / (1 + z ** 2 / of)) * Math.sqrt((rate * (1 - rate)) / of + z ** 2 / (4 * of ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
};

const percent = (rate: number): string => (100 * rate).toFixed(1);

/** `76.5 % (72.1 to 80.4; 306 of 400)` */
export const shareText = (share: Share): string => {
  if (share.of === 0) return 'nothing to measure';
  const [low, high] = intervalOf(share);
  return `${percent(rateOf(share))} % (${percent(low)} to ${percent(high)}; ${share.hits} of ${share.of})`;
};
