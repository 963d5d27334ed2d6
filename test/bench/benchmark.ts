/** A goal that a benchmark holds its figures against; missing it fails nothing, and is said. */
export type Goal = {
  /** What is promised, such as `CPU time of a warm resolve ≤ 1.3 × the bare handler's`. */
  readonly name: string;
  /** The figure that was measured, as it is shown. */
  readonly measured: string;
  readonly met: boolean;
};

export type Table = {
  readonly title: string;
  /** The column's heads; the first column names the row. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
};

/** What a benchmark found. */
export type Report = {
  readonly goals: readonly Goal[];
  readonly tables: readonly Table[];
  /** What a reader has to know to judge the figures, a sentence or two each. */
  readonly remarks: readonly string[];
};

/** A benchmark, as `run.ts` lists it. */
export type Benchmark = {
  /** As the heading of its section in docs/benchmarks.md. */
  readonly title: string;
  /** Measures. `say` tells whoever waits how far it is. */
  readonly run: (say: (progress: string) => void) => Promise<Report>;
};

/** A goal that is met as long as the figure is at most `most`. */
export const atMost = (name: string, figure: number, most: number, unit = '×'): Goal => ({
  name: `${name} ≤ ${most} ${unit}`,
  measured: `${figure.toPrecision(3)} ${unit}`,
  met: figure <= most,
});

/** A goal that is met as long as the figure is at least `least`. */
export const atLeast = (name: string, figure: number, least: number, unit = '×'): Goal => ({
  name: `${name} ≥ ${least} ${unit}`,
  measured: `${figure.toPrecision(3)} ${unit}`,
  met: figure >= least,
});
