import { type Scorer, scorerOf } from '#shared/domain/scanner/model/linear-model.ts';
import { learn } from './learn.ts';
import { readSamples, type Sample } from './samples.ts';

export type Judged<T> = { readonly sample: Sample; readonly judged: T };

/** Mulberry32, by Tommy Ettinger, in the public domain: numbers from 0 up to 1. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const shuffled = <T>(items: readonly T[], random: () => number): readonly T[] =>
  items
    .map((item) => [random(), item] as const)
    .sort(([one], [other]) => one - other)
    .map(([, item]) => item);

/** Deals the groups of either kind out to the folds in turn, in an order that the seed decides. */
const foldsOf = (samples: readonly Sample[], folds: number, seed: number): ReadonlyMap<string, number> => {
  const random = randomFrom(seed);
  const groups = [true, false].flatMap((isJailbreak) => {
    const own = samples.filter((sample) => sample.isJailbreak === isJailbreak).map(({ group }) => group);
    return shuffled([...new Set(own)], random).map((group, at): [string, number] => [group, at % folds]);
  });
  return new Map(groups);
};

/**
 * Judges each sample of the development data by a model that has seen neither it nor anything much like it.
 *
 * @param judge is given the scorer of that model
 * @returns one item a sample, in the order of the data
 */
export const crossValidate = <T>(
  folds: number,
  seed: number,
  judge: (score: Scorer, sample: Sample) => T,
): readonly Judged<T>[] => {
  const samples = readSamples();
  const foldOf = foldsOf(samples, folds, seed);
  const scorers = Array.from({ length: folds }, (_, fold) =>
    scorerOf(learn(samples.filter(({ group }) => foldOf.get(group) !== fold))),
  );
  return samples.flatMap((sample) => {
    const scorer = scorers[foldOf.get(sample.group) ?? 0];
    return scorer === undefined ? [] : [{ sample, judged: judge(scorer, sample) }];
  });
};
