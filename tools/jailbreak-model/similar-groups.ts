/** Texts are alike when they share a tenth of all their runs of four words, or a fifth of those of the shorter one. */
const runLength = 4;
const leastOfBoth = 0.1;
const leastOfShorter = 0.2;

const runsOf = (text: string): ReadonlySet<string> => {
  const words = text.match(/[\p{L}\p{N}']+/gu) ?? [];
  const starts = Array.from({ length: Math.max(1, words.length - runLength + 1) }, (_, at) => at);
  return new Set(starts.map((at) => words.slice(at, at + runLength).join(' ')));
};

/**
 * Groups texts by likeness, transitively. Jailbreaks are passed on and changed a little each time: were copies of one
 * both learned from and judged, the figures would tell how well the model remembers.
 *
 * @returns for each text the number of its group
 */
export const similarGroups = (texts: readonly string[]): readonly number[] => {
  const runs = texts.map(runsOf);
  const parents = texts.map((_, at) => at);
  const rootOf = (at: number): number => {
    const parent = parents[at] ?? at;
    return parent === at ? at : rootOf(parent);
  };
  const holders = new Map<string, number[]>();
  for (const [at, own] of runs.entries()) {
    const shared = new Map<number, number>();
    for (const run of own) {
      const others = holders.get(run) ?? [];
      for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1);
      holders.set(run, [...others, at]);
    }
    for (const [other, count] of shared) {
      const size = runs[other]?.size ?? 0;
      const alike =
        count >= leastOfBoth * (own.size + size - count) || count >= leastOfShorter * Math.min(own.size, size);
      if (alike) parents[rootOf(at)] = rootOf(other);
    }
  }
  return texts.map((_, at) => rootOf(at));
};
