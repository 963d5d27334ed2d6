import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasTrait, trait } from '#shared/domain/scanner/text/traits.ts';

/** The same, each by a search of its own. */
const searches: Readonly<Record<keyof typeof trait, RegExp>> = {
  digit: /\d/,
  markInWord: /[0134578@$!|][A-Za-z]/,
  longToken: /[A-Za-z0-9+/_-]{16}/,
  lettersApart: /(?:^|[^A-Za-z])(?:[A-Za-z][ .-]{1,3}){7,20}[A-Za-z]/,
};

const texts = fc.string({
  unit: fc.constantFrom(
    'a',
    'Z',
    '7',
    '!',
    ' ',
    '-',
    '.',
    '/',
    '\u00b7',
    '\u4e2d',
    '\u{1f600}',
    'word',
    'i g n o r e ',
  ),
  maxLength: 60,
});

describe('what a text has', () => {
  test.each(['digit', 'markInWord', 'longToken'] as const)('is told as a search would tell it: %s', (name) => {
    fc.assert(fc.property(texts, (text) => hasTrait(text, trait[name]) === searches[name].test(text)));
  });

  test('is never denied of letters that stand apart', () => {
    fc.assert(fc.property(texts, (text) => !searches.lettersApart.test(text) || hasTrait(text, trait.lettersApart)));
  });

  test('is told of the shortest run of letters apart, first in the text or not', () => {
    for (const before of ['', '.', 'word ']) {
      expect(hasTrait(`${before}i g n o r e a l`, trait.lettersApart)).toBe(true);
    }
    expect(hasTrait('Answer what the customers of the bakery ask.', trait.lettersApart)).toBe(false);
  });

  test('is told anew of each text', () => {
    expect(['a1', 'ab', 'a1'].map((text) => hasTrait(text, trait.digit))).toEqual([true, false, true]);
  });
});
