/** ln of the sum of exp of each value, without overflow. */
export const logSumExp = (values: readonly number[]): number => {
  let top = Number.NEGATIVE_INFINITY;
  for (const value of values) top = Math.max(top, value);
  if (top === Number.NEGATIVE_INFINITY) return top;

  let sum = 0;
  for (const value of values) sum += Math.exp(value - top);
  return top + Math.log(sum);
};
