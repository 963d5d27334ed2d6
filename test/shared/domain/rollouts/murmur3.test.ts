import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { murmur3, murmur3After, murmur3Begun } from '#shared/domain/rollouts/murmur3.ts';

/** The reference algorithm over bytes, written as the paper's author gives it. */
const reference = (bytes: Uint8Array, seed: number): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rotate = (x: number, by: number) => (x << by) | (x >>> (32 - by));
  const scramble = (k: number) => Math.imul(rotate(Math.imul(k, 0xcc9e2d51), 15), 0x1b873593);
  let h = seed;
  const whole = bytes.length - (bytes.length % 4);
  for (let at = 0; at < whole; at += 4)
    h = (Math.imul(rotate(h ^ scramble(view.getInt32(at, true)), 13), 5) + 0xe6546b64) | 0;
  let tail = 0;
  for (let at = bytes.length - 1; at >= whole; at -= 1) tail = (tail << 8) | bytes[at]!;
  if (whole < bytes.length) h ^= scramble(tail);
  h ^= bytes.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

describe('murmur3', () => {
  test.each([
    ['', 0, 0],
    ['', 1, 0x514e28b7],
    ['hello', 0, 0x248bfa47],
    ['hello, world', 0, 0x149bbb7f],
    ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
    ['support-reply:user-1', 0, 521957192],
    ['support-reply:user-2', 0, 1156852897],
    ['rel_01:42', 0, 4112446916],
    ['support-reply:ünï-✓', 0, 340919082],
  ])('the hash of %j with seed %d is %d', (text, seed, hash) => {
    expect(murmur3(text, seed)).toBe(hash);
  });

  test('any text hashes as its UTF-8 bytes do, lone surrogates as the replacement character', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }));
    const broken = fc.array(fc.integer({ min: 0xd7f0, max: 0xe010 })).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(fc.oneof(text, broken), fc.integer(), (input, seed) => {
        expect(murmur3(input, seed)).toBe(reference(new TextEncoder().encode(input), seed));
      }),
      { numRuns: 3000 },
    );
  });

  test('a hash goes on from wherever it was begun', () => {
    const text = fc.string({ unit: 'binary', maxLength: 12 });
    fc.assert(
      fc.property(text, text, fc.integer(), (first, second, seed) => {
        expect(murmur3After(murmur3Begun(first, seed), second)).toBe(murmur3(first + second, seed));
      }),
      { numRuns: 3000 },
    );
  });
});
