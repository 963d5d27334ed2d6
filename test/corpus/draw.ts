/** FNV-1a, 32 bits, of a text's UTF-16 units: the same on every machine. */
export const fnv1a = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/** A source of choices that a seed decides, so that whatever is made with it is made again alike. */
export type Draw = {
  /** An integer from `least` to `most`, both included. */
  readonly integer: (least: number, most: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  /** So many of them, none twice, in a random order. */
  readonly some: <T>(from: readonly T[], count: number) => readonly T[];
  /** So many characters of an alphabet. */
  readonly characters: (alphabet: string, count: number) => string;
};

/** Draws by Mulberry32 (Tommy Ettinger's 32-bit generator), which is plenty for choosing words. */
export const drawFrom = (seed: string): Draw => {
  let state = fnv1a(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[integer(0, from.length - 1)];
    if (picked === undefined) throw new Error('There is nothing to draw from.');
    return picked;
  };
  const some = <T>(from: readonly T[], count: number): readonly T[] => {
    const rest = [...from];
    return Array.from({ length: Math.min(count, rest.length) }, () =>
      rest.splice(integer(0, rest.length - 1), 1),
    ).flat();
  };
  return {
    integer,
    pick,
    some,
    chance: (probability) => next() < probability,
    characters: (alphabet, count) => Array.from({ length: count }, () => pick([...alphabet])).join(''),
  };
};
