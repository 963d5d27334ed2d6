import { logGamma } from './log-gamma.ts';

const tableSize = 1024;

const table = ((): Float64Array => {
  const logs = new Float64Array(tableSize);
  for (let n = 2; n < tableSize; n += 1) logs[n] = (logs[n - 1] ?? 0) + Math.log(n);
  return logs;
})();

/** ln n! for a whole number n >= 0: a table below 1024, the gamma function from there, to double precision. */
export const logFactorial = (n: number): number => table[n] ?? logGamma(n + 1);

/** ln of the number of ways to choose k of n, for 0 <= k <= n. */
export const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);
