import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPasswordHash, parsePasswordHash } from '#shared/auth/password-hash.ts';
import { demandArgon2id, passwords } from '#shared/auth/passwords.ts';

test('this Node computes Argon2id as RFC 9106 has it', () => {
  expect(demandArgon2id).not.toThrow();
});

test('a password matches its own hash and no other, to the last character of the longest', async () => {
  const long = 'ä'.repeat(128);
  const hash = await passwords.hash(long);

  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await passwords.verify(long, hash)).toBe(true);
  expect(await passwords.verify(`${long.slice(0, -1)}a`, hash)).toBe(false);
  expect(await passwords.hash(long)).not.toBe(hash);
});

test('without an account nothing matches, and it costs what a wrong password costs', async () => {
  const hash = await passwords.hash('correct horse battery staple');
  const median = async (compared: string | undefined) => {
    const times: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      const started = performance.now();
      expect(await passwords.verify('something else entirely', compared)).toBe(false);
      times.push(performance.now() - started);
    }
    return times.sort((a, b) => a - b)[4] ?? 0;
  };

  const [wrong, unknown] = [await median(hash), await median(undefined)];

  // No finer than a loaded machine allows; without a comparison the ratio would be in the hundreds.
  expect(Math.max(wrong, unknown) / Math.min(wrong, unknown)).toBeLessThan(5);
});

test('what is written down is read back', () => {
  const bytes = fc.uint8Array({ minLength: 8, maxLength: 64 }).map((array) => Buffer.from(array));
  const hash = fc.record({
    memory: fc.integer({ min: 8, max: 99_999_999 }),
    passes: fc.integer({ min: 1, max: 9999 }),
    parallelism: fc.integer({ min: 1, max: 255 }),
    salt: bytes,
    tag: bytes,
  });
  fc.assert(
    fc.property(hash, (value) => {
      expect(parsePasswordHash(formatPasswordHash(value))).toEqual(value);
    }),
  );
});

test.each(['', '$2b$10$abc', '$argon2i$v=19$m=8,t=1,p=1$AAAA$AAAA', '$argon2id$v=19$m=8,t=1,p=1$AAAA$AAAA$'])(
  '%o is no password hash',
  (text) => {
    expect(() => parsePasswordHash(text)).toThrow('malformed');
  },
);
