/** One stretch of text to learn from: which terms it holds, what it is (1 a jailbreak), and how much it counts. */
export type Instance = { readonly terms: readonly number[]; readonly target: 0 | 1; readonly weight: number };

export const absolutePenalty = 0.1;
export const squarePenalty = 0.5;
const passes = 25;
const leastCurvature = 0.1;
const farthestStep = 1;

const logistic = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/**
 * Fits a logistic regression with weights from 0 to `greatest` under an absolute and a square penalty, by Newton steps
 * along one coordinate after the other (Friedman, Hastie and Tibshirani, "Regularization Paths for Generalized Linear
 * Models via Coordinate Descent", 2010). The bias is free.
 */
export const descend = (
  instances: readonly Instance[],
  size: number,
  greatest: number,
): { readonly bias: number; readonly weights: Float64Array<ArrayBuffer> } => {
  const holders = Array.from({ length: size }, (): number[] => []);
  for (const [at, { terms }] of instances.entries()) for (const term of terms) holders[term]?.push(at);
  const everywhere = [...instances.keys()];
  const logOdds = new Float64Array(instances.length);
  const weights = new Float64Array(size);
  let bias = 0;

  const slopeOf = (where: readonly number[]): readonly [gradient: number, curvature: number] => {
    let gradient = 0;
    let curvature = 0;
    for (const at of where) {
      const { target, weight } = instances[at] ?? { target: 0, weight: 0 };
      const chance = logistic(logOdds[at] ?? 0);
      gradient += weight * (chance - target);
      curvature += weight * chance * (1 - chance);
    }
    return [gradient, curvature];
  };
  const shift = (where: readonly number[], by: number): void => {
    for (const at of where) logOdds[at] = (logOdds[at] ?? 0) + by;
  };
  const limited = (step: number): number => Math.max(-farthestStep, Math.min(farthestStep, step));

  for (let pass = 0; pass < passes; pass += 1) {
    const [gradient, curvature] = slopeOf(everywhere);
    const step = limited(-gradient / Math.max(curvature, leastCurvature));
    bias += step;
    shift(everywhere, step);
    for (const [term, where] of holders.entries()) {
      const old = weights[term] ?? 0;
      const [slope, bend] = slopeOf(where);
      const steepness = Math.max(bend + squarePenalty, leastCurvature);
      const newton = old - (slope + squarePenalty * old + absolutePenalty) / steepness;
      const next = Math.max(0, Math.min(greatest, old + limited(newton - old)));
      if (next === old) continue;
      weights[term] = next;
      shift(where, next - old);
    }
  }
  return { bias, weights };
};
