import { logFactorial } from '#shared/domain/rollouts/evidence/log-factorial.ts';

/** Numbers that look random and are the same on every machine: each call gives one in [0, 1). */
export type Random = () => number;

const hashOf = (text: string, basis: number): number => {
  let hash = basis;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
};

/** Doty-Humphrey's sfc32 (PractRand), seeded by a text; a state of 128 bits, so that streams do not meet. */
export const randomFrom = (seed: string): Random => {
  let [a, b, c, d] = [hashOf(seed, 0x811c9dc5), hashOf(seed, 0x9e3779b1), hashOf(seed, 0x85ebca6b), 1];
  const next: Random = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 16; round += 1) next();
  return next;
};

const inverted = (random: Random, mean: number): number => {
  let rest = random();
  let chance = Math.exp(-mean);
  let count = 0;
  while (rest > chance && count < 200) {
    rest -= chance;
    count += 1;
    chance *= mean / count;
  }
  return count;
};

/** Hörmann's transformed rejection PTRS, Insurance: Mathematics and Economics 12 (1993), for means from 10. */
const rejected = (random: Random, mean: number): number => {
  const logMean = Math.log(mean);
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const accepted = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random() - 0.5;
    const v = random();
    const edge = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / edge + b) * u + mean + 0.43);
    if (edge >= 0.07 && v <= accepted) return count;
    if (count < 0 || (edge < 0.013 && v > edge)) continue;
    const bound = count * logMean - mean - logFactorial(count);
    if (Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (edge * edge) + b) <= bound) return count;
  }
};

/** How many events there are in a time in which `mean` are expected. */
export const poisson = (random: Random, mean: number): number => {
  if (mean <= 0) return 0;
  return mean < 10 ? inverted(random, mean) : rejected(random, mean);
};

/** A standard normal number: Box and Muller, Ann. Math. Stat. 29 (1958). */
const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Marsaglia and Tsang, ACM TOMS 26 (2000); shapes below 1 by their boost. */
const gamma = (random: Random, shape: number): number => {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
};

/** A share in 0..1 with this mean and this standard deviation, of the Beta family. */
export const beta = (random: Random, mean: number, deviation: number): number => {
  const size = (mean * (1 - mean)) / deviation ** 2 - 1;
  const [first, second] = [gamma(random, mean * size), gamma(random, (1 - mean) * size)];
  return first + second === 0 ? mean : first / (first + second);
};
