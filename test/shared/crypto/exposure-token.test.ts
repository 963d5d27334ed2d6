import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimOf, signExposure, verifyExposure } from '#shared/crypto/exposure-token.ts';

const payload = fc.string({ unit: fc.constantFrom(...'abc~019-_'), minLength: 1, maxLength: 100 });

test('a token says what was signed, and only its own key verifies it', () => {
  fc.assert(
    fc.property(payload, fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (text, key, other) => {
      const token = signExposure(key, text);
      expect(claimOf(token)).toBe(text);
      expect(verifyExposure(key, token)).toBe(true);
      expect(verifyExposure(other, token)).toBe(key === other);
    }),
  );
});

test('a token of which any character was changed is refused', () => {
  fc.assert(
    fc.property(payload, fc.nat(), fc.constantFrom(...'aB0-_~.='), (text, place, letter) => {
      const token = signExposure('key', text);
      const at = place % token.length;
      const changed = token.slice(0, at) + letter + token.slice(at + 1);
      expect(verifyExposure('key', changed)).toBe(changed === token);
    }),
    { numRuns: 500 },
  );
});

test('what is no token at all is refused', () => {
  for (const text of ['', '.', 'abc', 'abc.', '.abc', 'a.b.c']) expect(verifyExposure('key', text)).toBe(false);
  expect(claimOf('abc')).toBeUndefined();
});

test('the signature is HMAC-SHA256, cut to 16 bytes', () => {
  expect(signExposure('Jefe', 'what do ya want for nothing?')).toBe(
    `what do ya want for nothing?.${Buffer.from('5bdcc146bf60754e6a042426089575c7', 'hex').toString('base64url')}`,
  );
});
