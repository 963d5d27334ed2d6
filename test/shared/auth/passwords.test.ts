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

/** Made by hash-wasm 4.13.0, and the same by @node-rs/argon2 2.2.1, with salts of 16 bytes. */
test.each([
  [
    'correct horse battery staple',
    '$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$gYJZtjEAJqjg26xdLmknq8/bB7MiWPrE9hsYuA+SkIU',
  ],
  [
    'пароль, который трудно угадать',
    '$argon2id$v=19$m=19456,t=2,p=1$oKGio6SlpqeoqaqrrK2urw$9Cs8r/lW8yFepUZ595SM9asSjjch/aI64PyupjOuzMg',
  ],
  [
    '😀'.repeat(12),
    '$argon2id$v=19$m=19456,t=2,p=1$/////////////////////w$ToORTvXt7VEVUiuJZAGCmVrasBOOrgNhS4mgh8FIbvY',
  ],
])('%s has the hash that other implementations give it', async (password, hash) => {
  expect(await passwords.verify(password, hash)).toBe(true);
  expect(await passwords.verify(`${password}.`, hash)).toBe(false);
});

test('a password is the same from every keyboard', async () => {
  const hash = await passwords.hash('Zw\u00f6lf gute Gr\u00fcnde');

  expect(await passwords.verify('Zwo\u0308lf\u00a0gute\u00a0Gru\u0308nde', hash)).toBe(true);
});

test.each([
  ['m=65536,t=3,p=4', true],
  ['m=19456,t=1,p=1', true],
  ['m=12288,t=3,p=1', true],
  ['m=19456,t=2,p=1', false],
])('a hash made with %s is outdated: %s', (parameters, expected) => {
  const hash = `$argon2id$v=19$${parameters}$AAECAwQFBgcICQoLDA0ODw$gYJZtjEAJqjg26xdLmknq8/bB7MiWPrE9hsYuA+SkIU`;

  expect(passwords.isOutdated(hash)).toBe(expected);
});

test('what most people take is known, in any case; what is shorter, longer or rarer is not', () => {
  for (const common of ['password1234', 'QwertyQwerty', '123456789012', 'administrator', 'passwordpassword']) {
    expect(passwords.isCommon(common), common).toBe(true);
  }
  for (const rare of ['password', 'correct horse battery staple', 'a password of some length']) {
    expect(passwords.isCommon(rare), rare).toBe(false);
  }
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
