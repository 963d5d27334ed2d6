import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf, canonicalJson, contentHashOf, sizeFaults } from '#shared/domain/version-content.ts';

test('equal values have one canonical text, whatever the order of their names', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: undefined })).toBe('{"b":[{"c":2,"d":1}]}');
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('the content hash is of messages, variables and model, and of nothing else', () => {
  const content = { messages: [{ role: 'user' as const, content: 'Hi' }], variables: {} };
  const text = contentHashOf({ ...content, ...{ note: 'No content.' } }, (canonical) => canonical);
  expect(text).toBe('{"messages":[{"content":"Hi","role":"user"}],"variables":{}}');
});

test('sizes are in bytes of UTF-8, and each part has its own limit', () => {
  expect(bytesOf(['ä', '€', '😀'])).toBe(9);
  const description = 'x'.repeat(33 * 1024);
  const content = { messages: [], variables: { a: { type: 'string' as const, description } } };
  expect(sizeFaults(content).map(({ path }) => path)).toEqual(['body.variables']);
});
