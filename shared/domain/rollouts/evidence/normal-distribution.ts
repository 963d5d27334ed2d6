const seriesBelow = 2;
const fractionTerms = 60;

// erf z = 2/sqrt(pi) e^(-z^2) sum 2^n z^(2n+1)/(2n+1)!! (DLMF 7.6.2): all terms are positive, none cancels another.
const errorFunction = (z: number): number => {
  let term = z;
  let sum = z;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n += 1) {
    term *= (2 * z * z) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z) * sum;
};

// sqrt(pi) e^(z^2) erfc z as a continued fraction (DLMF 7.9.1), from the inside out.
const scaledComplement = (z: number): number => {
  let denominator = z;
  for (let n = fractionTerms; n >= 1; n -= 1) denominator = z + n / 2 / denominator;
  return 1 / denominator;
};

/**
 * ln of the complementary error function, where erfc itself would long have underflowed too. The relative error of erfc
 * stays below 1e-12 for z <= 26, which is as far as doubles reach. Series and continued fraction: DLMF 7.6.2 and 7.9.1.
 */
export const logErfc = (z: number): number =>
  z < seriesBelow
    ? Math.log1p(-errorFunction(Math.max(z, -6)))
    : Math.log(scaledComplement(z)) - z * z - 0.5 * Math.log(Math.PI);

/** ln of the standard normal distribution function. */
export const logNormalCdf = (x: number): number => logErfc(-x / Math.SQRT2) - Math.LN2;
