import { applyPatch } from 'diff';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffTexts } from '#shared/templates/diff-texts.ts';

test('equal texts have no hunks', () => {
  expect(diffTexts('a\nb', 'a\nb')).toEqual([]);
});

test('the hunks lead from one text to the other', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const hunks = diffTexts(before, after).map((hunk) => ({ ...hunk, lines: [...hunk.lines] }));
      const patch = { oldFileName: 'a', newFileName: 'b', oldHeader: '', newHeader: '', hunks };
      expect(applyPatch(before, patch)).toBe(after);
    }),
  );
});

test('long texts without a line in common are shown as one in the place of the other', () => {
  const before = 'a\n'.repeat(20_000);
  const after = 'b\n'.repeat(20_000);
  expect(diffTexts(before, after)).toMatchObject([{ oldStart: 1, oldLines: 20_000, newStart: 1, newLines: 20_000 }]);
});
