import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '#shared/domain/scanner/text/fold.ts';

test.each([
  ['case and compatibility forms', 'ＩＧＮＯＲＥ ﬁle', 'ignore file'],
  ['accents', 'ígnöre', 'ignore'],
  ['look-alike letters', 'іgnоrе', 'ignore'],
  ['invisible characters', 'ig\u200bno\u00adre\u{e0041}', 'ignore'],
  ['marks of Markdown', '**ig`no`re**', 'ignore'],
  ['typographic quotes and dashes', '“don’t” – no', '"don\'t" - no'],
  ['white space', 'a \t\u00a0 b', 'a b'],
  ['a line break within a sentence', 'ignore\nall', 'ignore all'],
  ['a line break before a new sentence', 'ignore\nAll', 'ignore\nall'],
  ['a blank line', 'ignore\n\nall', 'ignore\nall'],
])('%s are evened out', (_, written, read) => {
  expect(fold(written).text).toBe(read);
});

test('every unit knows where it comes from, and origins never go back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (content) => {
      const { text, from, to } = fold(content);
      expect(from).toHaveLength(text.length);
      expect(to).toHaveLength(text.length);
      for (let at = 0; at < text.length; at += 1) {
        expect(from[at]).toBeLessThan(to[at] ?? 0);
        expect(from[at]).toBeGreaterThanOrEqual(from[at - 1] ?? 0);
        expect(to[at]).toBeLessThanOrEqual(content.length);
      }
    }),
  );
});

test('a letter that stands for several grows the text and keeps its one origin', () => {
  const { text, from, to } = fold('x\ufdfay');
  expect(text.length).toBeGreaterThan(10);
  expect([from[5], to[5]]).toEqual([1, 2]);
  expect(from.at(-1)).toBe(2);
});
