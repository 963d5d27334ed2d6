import { expect, test } from 'vitest';
import { fromBase64, jsonFromBase64 } from '#shared/domain/scanner/literals/base64.ts';
import { crc32, endsInChecksum, inBase62 } from '#shared/domain/scanner/literals/checksums.ts';
import { entropyOf, isPlaceholder, looksRandom } from '#shared/domain/scanner/literals/entropy.ts';
import { wordLikeness } from '#shared/domain/scanner/literals/word-likeness.ts';
import { drawn } from './drawn.ts';

test('the check value of CRC-32 is that of its catalogue', () => {
  expect(crc32('123456789')).toBe(0xcbf43926);
});

test('a checksum in base 62 has six digits and tells a token from one with any character changed', () => {
  expect(inBase62(0)).toBe('000000');
  expect(inBase62(61)).toBe('00000z');
  const body = drawn(30);
  const token = `ghp_${body}${inBase62(crc32(body))}`;
  expect(endsInChecksum(token)).toBe(true);
  expect(endsInChecksum(token.replace(body.charAt(3), body.charAt(3) === 'a' ? 'b' : 'a'))).toBe(false);
});

test('Base64 of either alphabet is read, and JSON in it', () => {
  expect(fromBase64('aGVsbG8/Pz4=')).toBe('hello??>');
  expect(fromBase64('aGVsbG8_Pz4')).toBe('hello??>');
  expect(jsonFromBase64('eyJhbGciOiJub25lIn0')).toEqual({ alg: 'none' });
  expect(jsonFromBase64('bm8')).toBeUndefined();
});

test('words are told from drawn letters', () => {
  for (const words of ['configuration', 'my-project-name', 'claude-sonnet', 'UserAccountService']) {
    expect(wordLikeness(words), words).toBeGreaterThan(0);
  }
  for (const length of [16, 24, 40]) expect(wordLikeness(drawn(length, 'lower'))).toBeLessThan(0);
});

test('a drawn value is random; repeated, counting, worded and filled-in ones are not', () => {
  expect(entropyOf('abab')).toBe(1);
  for (const length of [16, 20, 32, 64]) expect(looksRandom(drawn(length))).toBe(true);
  for (const value of [
    'release-candidate-2024-01',
    'version_12_of_the_thing',
    'aaaaaaaaaaaaaaaa1',
    '1234567890abcdefghij',
  ]) {
    expect(looksRandom(value), value).toBe(false);
  }
  for (const value of ['YOUR_KEY_1', '<token>', '$TOKEN', 'xxxxxxxx', 'changeme1', 'example-key-1']) {
    expect(isPlaceholder(value), value).toBe(true);
  }
});
