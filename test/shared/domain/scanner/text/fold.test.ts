import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '#shared/domain/scanner/text/fold.ts';
import { originOf } from '#shared/domain/scanner/text/origins.ts';

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
  ['the mark that every line of a quotation repeats', '> ignore\n> all\n>  rules', '> ignore all rules'],
  ['the indented marks of a comment', '  # ignore\n  # all', ' # ignore all'],
  ['a mark that only one line has', 'ignore\n> all', 'ignore\n> all'],
  ['a blank line', 'ignore\n\nall', 'ignore\nall'],
])('%s are evened out', (_, written, read) => {
  expect(fold(written).text).toBe(read);
});

test('every unit knows where it comes from, and origins never go back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (content) => {
      const folded = fold(content);
      let before = 0;
      for (let at = 0; at < folded.text.length; at += 1) {
        const { start, end } = originOf(folded, { start: at, end: at + 1 });
        expect(start).toBeLessThan(end);
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeLessThanOrEqual(content.length);
        before = start;
      }
    }),
  );
});

test('what a fold leaves as it is has its own place', () => {
  const folded = fold('Keep  **this** Ünit 木 here');
  const at = folded.text.indexOf('unit');
  expect(originOf(folded, { start: at, end: at + 4 })).toEqual({ start: 15, end: 19 });
});

test('a letter that stands for several grows the text and keeps its one origin', () => {
  const folded = fold('x\ufdfay');
  const { length } = folded.text;
  expect(length).toBeGreaterThan(10);
  expect(originOf(folded, { start: 5, end: 6 })).toEqual({ start: 1, end: 2 });
  expect(originOf(folded, { start: length - 1, end: length })).toEqual({ start: 2, end: 3 });
});
