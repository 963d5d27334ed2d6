import { armOf, bucketOf, callerOf, slotOf } from '#shared/domain/rollouts/bucket.ts';
import { murmur3 } from '#shared/domain/rollouts/murmur3.ts';

/** Texts whose UTF-8 differs from their characters: of two, three and four bytes, combined, from right to left. */
const texts = [
  '',
  'a',
  'ab',
  'abc',
  'abcd',
  'abcde',
  '\u0000',
  ' ',
  'hello',
  'hello, world',
  'The quick brown fox jumps over the lazy dog',
  'support-reply:user-1',
  'support-reply:user-2',
  'rel_01:42',
  'support-reply:ünï-✓',
  'ä',
  'äö',
  'aä',
  '✓',
  'a✓b',
  '東京',
  '😀',
  'a😀',
  '👩‍👩‍👧‍👦',
  '𝒳𝒴𝒵𝒲',
  'e\u0301',
  'é',
  'שלום',
  '\ufeffmark',
  '\uffff',
  '\u{10ffff}',
  'x'.repeat(255),
  'ü'.repeat(256),
  '😀✓'.repeat(200),
];

const hashSeeds = [0, 1, 0x2a, 0x517_5eed, 0x5107_5eed, 0x9747_b28c, 0xffff_ffff];

const rolloutSeeds = ['support-reply', 'rel_01', 'gZ1vS0mWq2Yy3x4A', 'ünï-✓', ''];
const subjects = [
  'user-1',
  'user-2',
  '42',
  'ünï-✓',
  'a:b',
  ':',
  ' ',
  '😀',
  'ada@example.com',
  '0190b5c0-7e4a-7d2c-9f3e-2b1c4d5e6f70',
  'x'.repeat(256),
];

/** Shares whose hundredfold is no whole number in binary floating point are among them. */
const percents = [0, 0.01, 0.07, 0.29, 1.1, 5, 12.15, 12.16, 25, 33.33, 50, 57.99, 99.99, 100];

const callers = rolloutSeeds.flatMap((seed) => subjects.map((subject) => ({ seed, subject })));

const arms = [
  ...percents.map((percent) => ({ seed: 'support-reply', subject: 'user-1', percent })),
  ...percents.map((percent) => ({ seed: 'gZ1vS0mWq2Yy3x4A', subject: 'ünï-✓', percent })),
  // On either side of each caller's own boundary.
  ...callers.flatMap(({ seed, subject }) => {
    const bucket = bucketOf(seed, subject);
    return [bucket, bucket + 1].map((points) => ({ seed, subject, percent: points / 100 }));
  }),
];

/** What every implementation of the bucketing must compute, as it is computed here. */
export const bucketingVectors = () => ({
  murmur3: texts.flatMap((text, at) =>
    hashSeeds
      .filter((seed, turn) => seed === 0 || at % (hashSeeds.length - 1) === turn - 1)
      .map((seed) => ({ text, seed, hash: murmur3(text, seed) })),
  ),
  callers: callers.map(({ seed, subject }) => {
    const caller = callerOf(seed, subject);
    return { seed, subject, bucket: bucketOf(seed, subject), caller, slot: slotOf(caller) };
  }),
  arms: arms.map((of) => ({ ...of, arm: armOf(of) })),
});
