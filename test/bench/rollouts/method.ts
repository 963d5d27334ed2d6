/** What the calls of one group add up to in one minute. */
export type Sample = {
  count: number;
  errors: number;
  slow: number;
  qualityCount: number;
  qualitySum: number;
  qualitySumSquares: number;
  /** Calls that were served, where clients announce it. */
  exposed: number;
};

/** Totals by hash slot since the rollout began. */
export type Slots = {
  readonly count: number;
  readonly errors: number;
  readonly slow: number;
  readonly qualityCount: number;
  readonly qualitySum: number;
}[];

/** One minute of a simulated rollout; the objects are used again for the next one. */
export type Minute = {
  /** From 0. */
  at: number;
  /** Grows with every change of the share. */
  epoch: number;
  /** The canary's share of the calls, 0..1. */
  share: number;
  readonly canary: Sample;
  /** Of stable's calls, as many as the canary has on average: all that equal-control analyses look at. */
  readonly control: Sample;
  /** All of stable's calls, the control among them. */
  readonly stable: Sample;
  readonly slots: { readonly canary: Slots; readonly stable: Slots };
};

/** What a method may know beforehand. */
export type Setting = {
  readonly alpha: number;
  /** How many looks there will be, for those that look once. */
  readonly looks: number;
  /** The error rate that fixed alarms are set to. */
  readonly limit: number;
};

/** Takes a minute in and says whether it rolls back. */
export type Look = (minute: Minute) => boolean;

export type Method = {
  readonly name: string;
  /** A rollout begins. */
  readonly start: (setting: Setting) => Look;
};

export const emptySample = (): Sample => ({
  count: 0,
  errors: 0,
  slow: 0,
  qualityCount: 0,
  qualitySum: 0,
  qualitySumSquares: 0,
  exposed: 0,
});

export const addTo = (total: Sample, part: Sample): void => {
  total.count += part.count;
  total.errors += part.errors;
  total.slow += part.slow;
  total.qualityCount += part.qualityCount;
  total.qualitySum += part.qualitySum;
  total.qualitySumSquares += part.qualitySumSquares;
  total.exposed += part.exposed;
};
