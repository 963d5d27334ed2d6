import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demandSoundPassword, preparePassword } from '#shared/domain/password.ts';

const isCommon = (password: string) => password === 'qwertyqwerty';
const known = { email: 'lovelace@analytical.example.com', organisations: ['Analytical Engines', 'AE'] };
const demand = (password: string) => demandSoundPassword({ isCommon }, password, known);

test.each([
  ['twelve characters', 'x'.repeat(12)],
  ['a hundred and twenty-eight', 'x'.repeat(128)],
  ['twelve that take two units each', '😀'.repeat(12)],
  ['a hundred and twenty-eight of them', '😀'.repeat(128)],
  ['a hundred and twenty-eight, each written in two', 'a\u0308'.repeat(128)],
  ['nothing but spaces, if one likes', ' '.repeat(12)],
  ['a word that is known among others that are not', 'analytical pigeons'],
  ['a word too short to be looked for', 'AE has good bread'],
])('%s will do', (_what, password) => {
  expect(() => demand(password)).not.toThrow();
});

test.each([
  ['eleven characters', 'x'.repeat(11)],
  ['a hundred and twenty-nine', 'x'.repeat(129)],
  ['six that take two units each', '😀'.repeat(6)],
  ['eleven, each written in two', 'a\u0308'.repeat(11)],
  ['one that everybody has', 'qwertyqwerty'],
  ['the address itself', 'Lovelace@Analytical.Example.com'],
  ['its name twice', 'LovelaceLovelace'],
  ["the organisation's name", 'analyticalengines'],
  ['the same with punctuation', '++Analytical-Engines++'],
  ['our name and a year', 'Promptgate-2026'],
  ['our name and a run of digits', 'promptgate1234567890'],
  ['our name and a run backwards', '987654321promptgate'],
  ['our name and one letter, often', 'promptgateaaaaaaa'],
  ['one name after the other', 'promptgate lovelace'],
])('%s will not', (_what, password) => {
  expect(() => demand(password)).toThrow(
    expect.objectContaining({
      code: 'validation_failed',
      faults: [expect.objectContaining({ path: 'body.password' })],
    }),
  );
});

describe('a password as it is hashed', () => {
  test('is the same however a keyboard writes its accents and spaces', () => {
    expect(preparePassword('Za\u0308hlen\u00a0und\u3000Buchstaben')).toBe('Z\u00e4hlen und Buchstaben');
  });

  test('keeps case, ends, and what only looks alike', () => {
    for (const password of ['  Case Matters  ', 'ﬁve ﬁnches ①②③', 'ａｂｃｄｅｆｇｈｉｊｋｌ']) {
      expect(preparePassword(password)).toBe(password);
    }
  });

  test('is so once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (password) => {
        const prepared = preparePassword(password);
        expect(preparePassword(prepared)).toBe(prepared);
        expect(prepared.length === 0).toBe(password.length === 0);
      }),
    );
  });
});
