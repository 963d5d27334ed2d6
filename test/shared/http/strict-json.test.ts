import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStrictJson } from '#shared/http/strict-json.ts';

const reserved = ['__proto__', 'constructor', 'prototype'];

const namesIn = (value: unknown): string[] =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)])
    : [];

const wholesome = fc
  .jsonValue({ stringUnit: 'grapheme', maxDepth: 6 })
  .filter((value) => !namesIn(value).some((name) => reserved.includes(name)));

test('what is wholesome is parsed as JSON.parse does it, however it is laid out', () => {
  fc.assert(
    fc.property(wholesome, fc.constantFrom(undefined, 1, '\t', '\r\n'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);

      expect(parseStrictJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('what JSON.parse refuses is refused', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json().map((text) => text.slice(0, -1)),
      ),
      (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        if (!isJson)
          expect(() => parseStrictJson(text)).toThrow(expect.objectContaining({ code: 'validation_failed' }));
      },
    ),
  );
});

test.each(['{"a":1}//', '{"a":1,}', '/* */{}', "{'a':1}", '{a:1}', '[1 2]', 'NaN', '01', '\ufeff{}', '{}{}'])(
  '%s is no JSON',
  (text) => {
    expect(() => parseStrictJson(text)).toThrow(
      expect.objectContaining({ faults: [{ path: 'body', message: 'is not JSON' }] }),
    );
  },
);

test.each([
  ['{"a":1,"a":2}', 'body.a'],
  ['{"a":{"b":1,"b":1}}', 'body.a.b'],
  ['[{"a":1},{"a":1,"\\u0061":2}]', 'body.1.a'],
])('a name that comes twice is refused with its place: %s', (text, path) => {
  expect(() => parseStrictJson(text)).toThrow(
    expect.objectContaining({ faults: [{ path, message: 'has the same name twice' }] }),
  );
});

test('the same name in two objects is no repetition', () => {
  expect(parseStrictJson('[{"a":1},{"a":{"a":2}},{"b":[{"a":3}],"a":4}]')).toHaveLength(3);
});

test.each([...reserved.map((name) => `{"${name}":{}}`), '{"a":[{"\\u005f_proto__":1}]}'])(
  'a name that JavaScript gives a meaning is refused: %s',
  (text) => {
    expect(() => parseStrictJson(text)).toThrow(expect.objectContaining({ code: 'validation_failed' }));
  },
);

test.each(['"\\ud800"', '{"a":"\\udc00 "}', '["\\ud83d"]', '{"\\ud800":1}', '"\ud800"'])(
  'half of a surrogate pair is refused: %j',
  (text) => {
    expect(() => parseStrictJson(text)).toThrow(expect.objectContaining({ code: 'validation_failed' }));
  },
);

test('a whole surrogate pair is a character like any other', () => {
  expect(parseStrictJson('{"\\ud83d\\ude00":"😀"}')).toEqual({ '😀': '😀' });
});

test('32 levels are taken and 33 are not, of arrays, objects and both', () => {
  for (const [open, close] of [
    ['[', ']'],
    ['{"a":', '}'],
  ] as const) {
    const nested = (levels: number) => `${open.repeat(levels - 1)}[]${close.repeat(levels - 1)}`;

    expect(() => parseStrictJson(nested(32))).not.toThrow();
    expect(() => parseStrictJson(nested(33))).toThrow(/nested more than 32 levels/);
  }
});

test('a million brackets are refused without harm', () => {
  expect(() => parseStrictJson(`${'['.repeat(500_000)}${']'.repeat(500_000)}`)).toThrow(
    expect.objectContaining({ code: 'validation_failed' }),
  );
});
