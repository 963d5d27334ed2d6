import { type LinearModel, stretch } from '#shared/domain/scanner/model/linear-model.ts';
import { descend, type Instance } from './coordinate-descent.ts';
import type { Sample } from './samples.ts';
import { vocabularyOf } from './vocabulary.ts';

/** The greatest weight of one term, in log-odds: many terms must agree. */
export const greatestWeight = 1.1;
/** Weights are whole numbers up to this, which stands for the greatest. */
export const mostWeight = 127;
/** After the first, each round learns from that stretch of a jailbreak which the round before finds worst. */
const rounds = 3;

type Stretches = readonly (readonly number[])[];

/** The terms of each stretch of a sample, which overlap by half, as numbers in the vocabulary. */
const stretchesOf = ({ length, terms }: Sample, numbers: ReadonlyMap<string, number>): Stretches => {
  const half = stretch / 2;
  const count = Math.max(1, Math.ceil(length / half) - 1);
  return Array.from({ length: count }, (_, at) => [
    ...new Set(
      terms
        .filter(({ start, end }) => start >= at * half && end <= at * half + stretch)
        .flatMap(({ term }) => numbers.get(term) ?? []),
    ),
  ]);
};

const worstOf = (stretches: Stretches, weights: Float64Array): readonly number[] => {
  const scores = stretches.map((terms) => terms.reduce((sum, term) => sum + (weights[term] ?? 0), 0));
  return stretches[scores.indexOf(Math.max(...scores))] ?? [];
};

/**
 * Learns a model from samples. Copies of one text weigh as the square root of their number, and the stretches of an
 * ordinary prompt together as one. Nothing is random, and V8 computes Math.exp in software: the same samples give the
 * same whole numbers on every machine.
 */
export const learn = (samples: readonly Sample[]): LinearModel => {
  const vocabulary = vocabularyOf(samples);
  const numbers = new Map(vocabulary.map((term, at) => [term, at]));
  const sizes = new Map<string, number>();
  for (const { group } of samples) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const prepared = samples.map((sample) => ({ ...sample, stretches: stretchesOf(sample, numbers) }));

  let fitted = { bias: 0, weights: new Float64Array(vocabulary.length) };
  for (let round = 0; round < rounds; round += 1) {
    const { weights } = fitted;
    const instances = prepared.flatMap(({ isJailbreak, group, stretches }): readonly Instance[] => {
      if (!isJailbreak) return stretches.map((terms) => ({ terms, target: 0, weight: 1 / stretches.length }));
      const worst = round === 0 ? (stretches[0] ?? []) : worstOf(stretches, weights);
      return [{ terms: worst, target: 1, weight: 1 / Math.sqrt(sizes.get(group) ?? 1) }];
    });
    fitted = descend(instances, vocabulary.length, greatestWeight);
  }

  const unit = greatestWeight / mostWeight;
  const whole = vocabulary.map((term, at) => [term, Math.round((fitted.weights[at] ?? 0) / unit)] as const);
  return { bias: Math.round(fitted.bias * 1000) / 1000, unit, weights: new Map(whole.filter(([, size]) => size > 0)) };
};
