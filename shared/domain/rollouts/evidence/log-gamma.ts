const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

// From 10 on, the terms of the series that are left out are below 2e-14.
const leastArgument = 10;

/** ln of the gamma function for x > 0: Stirling's series (DLMF 5.11.1), below 10 by the recurrence (DLMF 5.5.1). */
export const logGamma = (x: number): number => {
  let product = 1;
  let shifted = x;
  for (; shifted < leastArgument; shifted += 1) product *= shifted;

  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))));
  const large = (shifted - 0.5) * Math.log(shifted) - shifted + halfLogTwoPi + series;
  return product === 1 ? large : large - Math.log(product);
};

/** ln of the beta function for a, b > 0. */
export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);
