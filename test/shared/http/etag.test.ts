import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demandMatch, etagOf, isFresh } from '#shared/http/etag.ts';

const stale = expect.objectContaining({ code: 'precondition_failed' });

test('the tag changes with the answer, and with nothing else', () => {
  fc.assert(
    fc.property(fc.json(), fc.json(), (a, b) => {
      const same = JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b));

      expect(etagOf(JSON.parse(a)) === etagOf(JSON.parse(b))).toBe(same);
    }),
  );
});

test('it is a strong entity tag', () => {
  expect(etagOf({ a: 1 })).toMatch(/^"[A-Za-z0-9_-]{27}"$/);
});

test('fields that may differ are left out, at any depth', () => {
  expect(etagOf({ a: 1, seen: 1, b: [{ seen: 2 }] }, ['seen'])).toBe(etagOf({ a: 1, b: [{ seen: 3 }] }, ['seen']));
  expect(etagOf({ a: 1, seen: 1 })).not.toBe(etagOf({ a: 1, seen: 2 }));
});

test.each([
  [undefined, false],
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ['"b",W/"a"', true],
  ['*', true],
  [' * ', true],
  ['"b"', false],
  ['a', false],
  ['', false],
])('If-None-Match: %s finds "a" unchanged: %s', (header, expected) => {
  expect(isFresh(header, '"a"')).toBe(expected);
});

test.each([undefined, '"a"', '"b", "a"', '*'])('If-Match: %s lets a change of "a" pass', (header) => {
  expect(() => demandMatch(header, '"a"')).not.toThrow();
});

test.each(['"b"', 'W/"a"', 'a', '', '"A"'])('If-Match: %s stops a change of "a"', (header) => {
  expect(() => demandMatch(header, '"a"')).toThrow(stale);
});

test('of what does not exist nothing matches, and no condition is none', () => {
  expect(() => demandMatch('*', undefined)).toThrow(stale);
  expect(() => demandMatch('"a"', undefined)).toThrow(stale);
  expect(() => demandMatch(undefined, undefined)).not.toThrow();
});
