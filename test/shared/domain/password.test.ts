import { expect, test } from 'vitest';
import { demandSoundPassword } from '#shared/domain/password.ts';

test.each([
  ['twelve characters', 'x'.repeat(12)],
  ['a hundred and twenty-eight', 'x'.repeat(128)],
  ['twelve that take two units each', '😀'.repeat(12)],
  ['a hundred and twenty-eight of them', '😀'.repeat(128)],
  ['nothing but spaces, if one likes', ' '.repeat(12)],
])('%s will do', (_what, password) => {
  expect(() => demandSoundPassword(password, 'ada@example.com')).not.toThrow();
});

test.each([
  ['eleven characters', 'x'.repeat(11)],
  ['a hundred and twenty-nine', 'x'.repeat(129)],
  ['six that take two units each', '😀'.repeat(6)],
  ['the address itself', 'Ada@Example.com'],
])('%s will not', (_what, password) => {
  expect(() => demandSoundPassword(password, 'ada@example.com')).toThrow(
    expect.objectContaining({
      code: 'validation_failed',
      faults: [expect.objectContaining({ path: 'body.password' })],
    }),
  );
});
