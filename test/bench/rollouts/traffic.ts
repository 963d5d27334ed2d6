import type { Arm } from '#shared/domain/rollouts/bucket.ts';
import { addTo, emptySample, type Minute, type Sample } from './method.ts';
import { poisson, type Random } from './random.ts';
import { drawFrom, type ScoreTable } from './score-table.ts';

/** How a call may go in one minute: chances, 0..1. */
export type Behaviour = {
  readonly errors: number;
  readonly slow?: number;
  /** The share of calls that never report. */
  readonly silent?: number;
  readonly scores?: ScoreTable;
  /** What every score of this minute falls short by, down to 0. */
  readonly shortBy?: number;
};

export type Traffic = {
  readonly perMinute: number;
  /** The canary's share of the calls in a minute, 0..1. */
  readonly share: (minute: number) => number;
  /** The share that calls really have, where it is not the one that was set. */
  readonly trueShare?: number;
  readonly behaviour: (minute: number, arm: Arm) => Behaviour;
  /** Whether clients announce how many calls they served. */
  readonly announced?: boolean;
};

export const emptyMinute = (): Minute => ({
  at: -1,
  epoch: 0,
  share: 0,
  canary: emptySample(),
  control: emptySample(),
  stable: emptySample(),
  slots: { canary: [], stable: [] },
});

const clear = (sample: Sample): void => {
  sample.count = 0;
  sample.errors = 0;
  sample.slow = 0;
  sample.qualityCount = 0;
  sample.qualitySum = 0;
  sample.qualitySumSquares = 0;
  sample.exposed = 0;
};

const addScores = (random: Random, sample: Sample, table: ScoreTable, shortBy: number): void => {
  for (let call = 0; call < sample.count; call += 1) {
    const score = Math.max(0, drawFrom(random, table) - shortBy);
    sample.qualitySum += score;
    sample.qualitySumSquares += score * score;
  }
  sample.qualityCount = sample.count;
};

// Of a Poisson number of calls each kind is a Poisson number by itself, and all are independent.
const draw = (random: Random, sample: Sample, calls: number, how: Behaviour, announced: boolean): void => {
  clear(sample);
  const { errors, slow = 0, silent = 0 } = how;
  const reported = calls * (1 - silent);
  sample.errors = poisson(random, reported * errors);
  const late = poisson(random, reported * (1 - errors) * slow);
  sample.count = sample.errors + late + poisson(random, reported * (1 - errors) * (1 - slow));
  if (slow > 0) sample.slow = sample.errors + late;
  if (announced) sample.exposed = sample.count + poisson(random, calls * silent);
  if (how.scores) addScores(random, sample, how.scores, how.shortBy ?? 0);
};

/** Minutes one after another, each written over the one before: nothing may keep them. */
export const minutesOf = (random: Random, traffic: Traffic): (() => Minute) => {
  const minute = emptyMinute();
  const { perMinute, behaviour, announced = false } = traffic;
  return () => {
    minute.at += 1;
    const share = traffic.share(minute.at);
    if (minute.at > 0 && share !== minute.share) minute.epoch += 1;
    minute.share = share;
    const served = traffic.trueShare ?? share;
    const ofControl = Math.min(served, 1 - served);
    const how = behaviour(minute.at, 'stable');
    draw(random, minute.canary, perMinute * served, behaviour(minute.at, 'canary'), announced);
    draw(random, minute.control, perMinute * ofControl, how, announced);
    if (ofControl < 1 - served) draw(random, minute.stable, perMinute * (1 - served - ofControl), how, announced);
    else clear(minute.stable);
    addTo(minute.stable, minute.control);
    return minute;
  };
};
