/** Draws that a seed repeats exactly. */
export type Random = {
  /** From 0 to below 1. */
  readonly share: () => number;
  readonly below: (bound: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
};

/** Mulberry32 by Tommy Ettinger: 32 bits of state, which is enough to draw test cases. */
export const randomOf = (seed: number): Random => {
  let state = seed >>> 0;
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number) => Math.floor(share() * bound);
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new Error('There is nothing to pick from.');
    return from[below(from.length)] as T;
  };
  return { share, below, pick, chance: (probability) => share() < probability };
};
