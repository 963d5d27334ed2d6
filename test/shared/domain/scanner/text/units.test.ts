import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beyondAscii, isAscii, unitsOf } from '#shared/domain/scanner/text/units.ts';

const texts = fc.string({
  unit: fc.constantFrom(
    'a',
    '\u007f',
    '\u0080',
    '\u00e9',
    '\u07ff',
    '\u0800',
    '\u4e2d',
    '\uffff',
    '\u{1f600}',
    '\ud83d',
    '\ude00',
  ),
  maxLength: 40,
});

test('each UTF-16 unit is one byte, that of ASCII as it is, and a zero follows', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const expected = Array.from({ length: text.length }, (_, at) => Math.min(text.charCodeAt(at), beyondAscii));
      expect([...unitsOf(text).subarray(0, text.length + 1)]).toEqual([...expected, 0]);
      expect(isAscii(text)).toBe(!expected.includes(beyondAscii));
    }),
  );
});

test('a text longer than any before is read whole', () => {
  const long = '\u4e2d\u{1f600}'.repeat(30_000);
  expect(
    unitsOf(long)
      .subarray(0, long.length)
      .every((unit) => unit === beyondAscii),
  ).toBe(true);
});
