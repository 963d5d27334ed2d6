import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildAnchorFinder } from '#shared/domain/scanner/match/anchor-finder.ts';

const hits = (anchors: readonly string[], text: string): readonly string[] => {
  const found = buildAnchorFinder(anchors, () => true).find(text);
  return Array.from({ length: found.length / 2 }, (_, hit) => `${found[2 * hit + 1]} ${anchors[found[2 * hit] ?? -1]}`);
};

const inAnyOrder = (found: readonly string[]): readonly string[] => found.toSorted();

/** A plain search at every place where a word starts or a mark stands. */
const naive = (anchors: readonly string[], text: string): readonly string[] =>
  Array.from({ length: text.length }, (_, start) => start)
    .filter((start) => !/^[a-z0-9_]{2}/.test(`${text.charAt(start - 1) || ' '}${text.charAt(start)}`))
    .flatMap((start) =>
      anchors.filter((anchor) => text.startsWith(anchor, start)).map((anchor) => `${start} ${anchor}`),
    );

test('anchors that begin alike are all found', () => {
  expect(inAnyOrder(hits(['the', 'then go', 'th', 'go'], 'then go'))).toEqual(['0 th', '0 the', '0 then go', '5 go']);
});

test('what stands within a word is not found', () => {
  expect(hits(['her', 'ush'], 'ushers her')).toEqual(['0 ush', '7 her']);
});

test('it finds what a plain search finds where words start, in any script', () => {
  const unit = fc.constantFrom('a', 'a', 'b', ' ', '<', 'é', '漢', '語', '\ud83d');
  const word = fc.array(unit, { minLength: 2, maxLength: 14 }).map((units) => units.join(''));
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { minLength: 1, maxLength: 12 }),
      fc.array(unit, { maxLength: 60 }),
      (anchors, units) => {
        expect(inAnyOrder(hits(anchors, units.join('')))).toEqual(inAnyOrder(naive(anchors, units.join(''))));
      },
    ),
  );
});
