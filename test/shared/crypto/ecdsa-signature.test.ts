import { generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rawSignatureOf } from '#shared/crypto/ecdsa-signature.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

test('every signature that Node makes in DER verifies as r and s', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (message) => {
      const raw = rawSignatureOf(sign('sha256', message, privateKey));
      return raw.length === 64 && verify('sha256', message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, raw);
    }),
  );
});

test('small numbers are filled up on the left', () => {
  const raw = rawSignatureOf(Uint8Array.of(0x30, 7, 2, 1, 5, 2, 2, 0, 0x80));

  expect([raw[31], raw[63], raw.reduce((sum, byte) => sum + byte, 0)]).toEqual([5, 0x80, 5 + 0x80]);
});

test.each([
  ['nothing', []],
  ['another tag', [0x31, 6, 2, 1, 5, 2, 1, 7]],
  ['a wrong length', [0x30, 7, 2, 1, 5, 2, 1, 7]],
  ['bytes behind the end', [0x30, 7, 2, 1, 5, 2, 1, 7, 0]],
  ['a negative number', [0x30, 6, 2, 1, 0x80, 2, 1, 7]],
  ['a padded number', [0x30, 7, 2, 2, 0, 5, 2, 1, 7]],
  ['an empty number', [0x30, 5, 2, 0, 2, 1, 7]],
  ['a number of 33 digits', [0x30, 38, 2, 33, ...Array(33).fill(1), 2, 1, 7]],
  ['one number alone', [0x30, 3, 2, 1, 5]],
])('%s is no signature', (_what, bytes) => {
  expect(() => rawSignatureOf(Uint8Array.from(bytes))).toThrow('not the DER');
});
