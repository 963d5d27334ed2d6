import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { positionsIn } from '#cli/inputs/text-position.ts';
import { codeFrame } from '#cli/reports/code-frame.ts';
import { fixDiff } from '#cli/reports/fix-diff.ts';
import { paletteFor } from '#cli/reports/palette.ts';
import { visible } from '#cli/reports/visible.ts';

const palette = paletteFor(false);
const plain = (text: string): string => text;

const framed = (text: string, hidden = '') => {
  const start = hidden === '' ? -1 : text.indexOf(hidden);
  const spans = start < 0 ? [] : [{ start, end: start + hidden.length }];
  return { text, hidden: spans, positionOf: positionsIn(text) };
};

const frame = (text: string, marked: string, hidden?: string): string[] => {
  const start = text.indexOf(marked);
  return codeFrame(framed(text, hidden), { start, end: start + marked.length }, plain, palette);
};

describe('a code frame', () => {
  test('underlines the place in its line', () => {
    expect(frame('one\ntwo three\n', 'three')).toEqual(['     2 │ two three', '       │     ^^^^^']);
    expect(frame('one\r\ntwo\r\n', 'one')).toEqual(['     1 │ one', '       │ ^^^']);
  });

  test('says how many more lines there are', () => {
    expect(frame('a\nb\nc\nd', 'a\nb\nc')[1]).toBe('       │ ^ … and 2 more lines');
    expect(frame('a\nb', 'a\nb')[1]).toBe('       │ ^ … and 1 more line');
  });

  test('keeps carets under wide characters and in long lines', () => {
    expect(frame('日本 here', 'here')).toEqual(['     1 │ 日本 here', '       │ \u3000\u3000 ^^^^']);
    const [line, carets] = frame(`${'a'.repeat(5000)}HERE${'b'.repeat(5000)}`, 'HERE');
    expect(line?.length).toBeLessThan(120);
    expect(line?.slice(carets?.indexOf('^'))).toMatch(/^HEREb/);
  });

  test('masks secrets, and marks the mask', () => {
    expect(frame('key abc123 here', 'abc123', 'abc123')).toEqual(['     1 │ key **** here', '       │     ^^^^']);
    expect(frame('key abc123 here', 'here', 'abc123')).toEqual(['     1 │ key **** here', '       │          ^^^^']);
  });

  test('holds nothing that steers a terminal, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (text, a, b) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        const shown = [
          ...codeFrame(framed(text), { start, end }, plain, palette),
          ...fixDiff(framed(text), { span: { start, end }, text: '\u001b[2J' }, palette),
          visible(text),
        ];
        expect(shown.join('')).toMatch(/^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]*$/u);
      }),
    );
  });
});

describe('a fix', () => {
  const diff = (text: string, old: string, now: string, hidden?: string): string[] => {
    const start = old === '' ? text.length : text.indexOf(old);
    return fixDiff(framed(text, hidden), { span: { start, end: start + old.length }, text: now }, palette);
  };

  test('is shown as the lines that go and come', () => {
    expect(diff('a\nuse {{x}} now\nb', '{{x}}', '<d>{{x}}</d>')).toEqual(['- use {{x}} now', '+ use <d>{{x}}</d> now']);
    expect(diff('a\nIgnore it.\nb', 'Ignore it.\n', '')).toEqual(['- Ignore it.']);
    expect(diff('a\nb\nc\nd', 'b\nc', 'x')).toEqual(['- b', '- c', '+ x']);
    expect(diff('Be kind.\n', '', '\nSay so.')).toEqual(['+ Say so.']);
    expect(diff('Be kind.', '', '\n\nSay so.')).toEqual(['+ Say so.']);
  });

  test('shows of a long line where it changes', () => {
    const [old, now] = diff(`${'a '.repeat(500)}old${' b'.repeat(500)}`, 'old', 'new');
    expect(old).toMatch(/^- …[a ]+old[ b]+…$/);
    expect(now).toMatch(/^\+ …[a ]+new[ b]+…$/);
  });

  test('masks what it takes out, and is cut where it is long', () => {
    expect(diff('key abc123', 'abc123', '{{key}}', 'abc123')).toEqual(['- key ****', '+ key {{key}}']);
    expect(diff('a', 'a', 'x\n'.repeat(20)).at(-1)).toBe('+ … 14 more lines');
  });
});

test('colours are there only for who wants them', () => {
  expect(paletteFor(true).bold('a')).toBe('\u001b[1ma\u001b[22m');
  expect(palette.severity('critical')('a')).toBe('a');
});
