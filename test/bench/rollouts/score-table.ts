import { beta, type Random, randomFrom } from './random.ts';

const scores = 4096;
const drawsPerScore = 64;

/** Scores of which each is as likely as any other, so that drawing one is a look-up. */
export type ScoreTable = Float64Array;

const tables = new Map<string, ScoreTable>();

const tableOf = (name: string, draw: (random: Random) => number): ScoreTable => {
  const known = tables.get(name);
  if (known) return known;
  const random = randomFrom(`scores ${name}`);
  const draws = Float64Array.from({ length: scores * drawsPerScore }, () => draw(random)).sort();
  const table = new Float64Array(scores);
  for (const [at, score] of draws.entries()) {
    const slot = Math.floor(at / drawsPerScore);
    table[slot] = (table[slot] ?? 0) + score / drawsPerScore;
  }
  tables.set(name, table);
  return table;
};

/** Shares of the Beta family with this mean and standard deviation. */
export const betaTable = (mean: number, deviation: number): ScoreTable =>
  tableOf(`beta ${mean} ${deviation}`, (random) => beta(random, mean, deviation));

/** Scores of the Beta family with this mean and a standard deviation of 0.2. */
export const smoothScores = (mean: number): ScoreTable => betaTable(mean, 0.2);

const [usual, deviation] = [0.92, 0.04];

/** Scores as a judge gives them: about 0.92, but for those that are 0. */
export const spikyScores = (mean: number): ScoreTable =>
  tableOf(`spiky ${mean}`, (random) => (random() < 1 - mean / usual ? 0 : beta(random, usual, deviation)));

/** One of them. */
export const drawFrom = (random: Random, table: ScoreTable): number => table[Math.floor(random() * scores)] ?? 0;

export const meanOf = (table: ScoreTable): number => table.reduce((sum, score) => sum + score, 0) / table.length;
