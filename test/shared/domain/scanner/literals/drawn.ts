export const alphabets = {
  any: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  capitals: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  lower: 'abcdefghijklmnopqrstuvwxyz0123456789',
  hex: '0123456789abcdef',
  letters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
  digits: '0123456789',
  base64: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  base58: '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz',
  bech32: 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L',
} as const;

/** Numbers from zero to below one that look random and are the same each time. */
export const numbersFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return ((state ^ (state >>> 15)) >>> 0) / 4_294_967_296;
  };
};

/** Characters drawn by a source of numbers. */
export const drawnBy = (next: () => number, length: number, alphabet: string): string =>
  Array.from({ length }, () => alphabet.charAt(Math.floor(next() * alphabet.length))).join('');

/** Characters that look random and are the same each time, so that no secret need stand in the repository. */
export const drawn = (length: number, kind: keyof typeof alphabets = 'any', seed = 20_261): string =>
  drawnBy(numbersFrom(seed + length), length, alphabets[kind]);
