import { describe, expect, test } from 'vitest';
import { findIn, partOf } from '#shared/domain/scanner/match/find-in.ts';
import { openingsOf } from '#shared/domain/scanner/match/opening-stems.ts';
import { treeOf } from '#shared/domain/scanner/match/pattern-tree.ts';
import type { Pattern } from '#shared/domain/scanner/pattern.ts';
import { categories } from '#shared/domain/scanner/ruleset.ts';
import { drawFrom } from '#test/corpus/draw.ts';

const patterns: readonly Pattern[] = categories
  .flatMap(({ rules }) => rules)
  .flatMap(({ detector }) => (detector.kind === 'phrase' && detector.clause ? [detector.clause] : []))
  .flatMap(({ holds, lacks }) => (lacks ? [...holds, lacks] : holds));

/** What a plain search finds in a part of a text. */
const searched = (pattern: Pattern, text: string, from: number, to: number) => {
  const found = pattern.exec(text.slice(from, to));
  return found === null ? undefined : { start: from + found.index, end: from + found.index + found[0].length };
};

test('it finds in any part of a text what a plain search finds, for the patterns of all rules', () => {
  const draw = drawFrom('find-in');
  for (const pattern of patterns) {
    const words = pattern.source.match(/[a-z']{2,}|[{@.,-]/g) ?? ['word'];
    for (let round = 0; round < 8; round += 1) {
      const text = draw.some(words, 12).join(draw.pick([' ', ' ', '. ', ', ', '', '-']));
      const from = draw.integer(0, text.length >> 1);
      const to = draw.integer(from, text.length);
      const [first, last] = draw.chance(0.5) ? [0, text.length] : [from, to];
      expect(findIn(partOf(text, first, last), pattern), `${pattern.source} in ${text}`).toEqual(
        searched(pattern, text, first, last),
      );
    }
  }
});

describe('how the matches of a pattern begin', () => {
  const begins = (source: string): boolean => {
    const tree = treeOf(source);
    return tree !== undefined && openingsOf(tree) !== undefined;
  };

  test.each(['\\bignore\\b', '\\b(?:run|execut[a-z]{0,9})\\b', '\\b(?:it|\\{\\{name)', '(?<!as )\\bif (?:the|a)\\b'])(
    'is told of %s',
    (source) => {
      expect(begins(source)).toBe(true);
    },
  );

  test.each(['ignore', '@[a-z]+', '\\b(?:now|[^a-z])', '\\b(?:忽略)', '\\b', '\\b(\\w)\\1'])(
    'cannot be told of %s',
    (source) => {
      expect(begins(source)).toBe(false);
    },
  );
});
