import type { ExposureCount } from '../prompts/entry.ts';
import type { Exposure } from './outcome-queue.ts';

/** The most that one announcement may say. */
const mostAtOnce = 1_000_000;

/** Counts that are to be announced: one for each token that something was served under. */
export type ExposureCounts = {
  readonly begin: (count: ExposureCount) => void;
  readonly isEmpty: () => boolean;
  /** What was served since the last time; counting goes on from zero. */
  readonly take: (newId: () => string) => readonly Exposure[];
};

const announced = ({ exposure, count }: ExposureCount, newId: () => string): readonly Exposure[] =>
  Array.from({ length: Math.ceil(count / mostAtOnce) }, (_, part) => ({
    id: newId(),
    exposure,
    count: Math.min(mostAtOnce, count - part * mostAtOnce),
  }));

export const createExposureCounts = (): ExposureCounts => {
  let begun: ExposureCount[] = [];
  return {
    begin: (count) => void begun.push(count),
    isEmpty: () => begun.length === 0,
    take: (newId) => {
      const counts = begun;
      begun = [];
      const exposures = counts.flatMap((count) => announced(count, newId));
      for (const count of counts) count.count = 0;
      return exposures;
    },
  };
};
