/** Calls by latency bin: the keys are those of {@link latencyBin}, the values how many calls fell there. */
export type LatencyBins = Readonly<Record<number, number>>;

const growth = 1.25;
const logGrowth = Math.log(growth);
const highestBin = 80;

/**
 * The bin of a latency in milliseconds, 0..80: bin 0 holds all up to 1 ms, bin b those above 1.25^(b-1) and up to
 * 1.25^b ms, the last one everything from 12 hours.
 */
export const latencyBin = (latencyMs: number): number =>
  latencyMs <= 1 ? 0 : Math.min(highestBin, Math.ceil(Math.log(latencyMs) / logGrowth - 1e-9));

const middleOf = (bin: number): number => (bin === 0 ? 1 : growth ** (bin - 0.5));

/** The 95th percentile in whole milliseconds, within 12 % as the bins are; null of no calls. */
export const p95Of = (bins: LatencyBins): number | null => {
  const filled = Object.entries(bins)
    .map(([bin, count]) => ({ bin: Number(bin), count }))
    .toSorted((left, right) => left.bin - right.bin);
  const rank = 0.95 * filled.reduce((sum, { count }) => sum + count, 0);
  if (rank === 0) return null;

  let passed = 0;
  for (const { bin, count } of filled) {
    passed += count;
    if (passed >= rank) return Math.round(middleOf(bin));
  }
  return null;
};

/**
 * Whether an outcome counts as slow. A failed call always does, or a canary that fails at once would look fast; one
 * that succeeded without saying how long it took does not.
 *
 * @param slowAboveMs the rollout's cut-off; without one nothing is slow
 */
export const isSlow = (
  slowAboveMs: number | null,
  { success, latencyMs }: { readonly success: boolean; readonly latencyMs?: number | undefined },
): boolean => slowAboveMs !== null && (!success || (latencyMs ?? 0) > slowAboveMs);
