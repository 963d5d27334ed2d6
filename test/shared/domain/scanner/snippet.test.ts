import { describe, expect, test } from 'vitest';
import { joinSpans, snippetOf } from '#shared/domain/scanner/snippet.ts';

describe('a snippet', () => {
  test('is the text of its span', () => {
    expect(snippetOf('one two three', { start: 4, end: 7 }, [])).toBe('two');
  });

  test('masks a secret wholly or partly inside it', () => {
    const content = 'key abcdefghijklmnopqrstuvwxyz end';
    const secret = [{ start: 4, end: 30 }];
    expect(snippetOf(content, { start: 0, end: 34 }, secret)).toBe('key abcd**** end');
    expect(snippetOf(content, { start: 10, end: 34 }, secret)).not.toContain('ghij');
    expect(snippetOf('pin 4711 end', { start: 0, end: 12 }, [{ start: 4, end: 8 }])).toBe('pin **** end');
  });

  test('spells out what cannot be seen', () => {
    expect(snippetOf('a\u200b\u{e0041}b', { start: 0, end: 5 }, [])).toBe('a\\u{200b}\\u{e0041}b');
  });

  test('is cut at 160 characters', () => {
    const snippet = snippetOf('x'.repeat(500), { start: 0, end: 500 }, []);
    expect(snippet).toHaveLength(160);
    expect(snippet.endsWith('…')).toBe(true);
  });
});

test('ranges that touch or overlap are joined', () => {
  expect(
    joinSpans([
      { start: 8, end: 9 },
      { start: 0, end: 3 },
      { start: 2, end: 5 },
    ]),
  ).toEqual([
    { start: 0, end: 5 },
    { start: 8, end: 9 },
  ]);
});
