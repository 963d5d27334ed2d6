const tableSize = 256;

const table = ((): Float64Array => {
  const logs = new Float64Array(tableSize);
  for (let n = 2; n < tableSize; n += 1) logs[n] = (logs[n - 1] ?? 0) + Math.log(n);
  return logs;
})();

const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** ln n! for a whole number n >= 0: a table below 256, Stirling's series (DLMF 5.11.1) from there, to double precision. */
export const logFactorial = (n: number): number => {
  const tabled = table[n];
  if (tabled !== undefined) return tabled;

  const inverse = 1 / n;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square / 1260));
  return (n + 0.5) * Math.log(n) - n + halfLogTwoPi + series;
};

/** ln of the number of ways to choose k of n, for 0 <= k <= n. */
export const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);
