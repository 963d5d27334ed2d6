import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildAutomaton } from '#shared/domain/scanner/match/automaton.ts';

const hits = (anchors: readonly string[], text: string): readonly string[] => {
  const found: string[] = [];
  buildAutomaton(anchors).walk(text, (anchor, start) => found.push(`${start} ${anchors[anchor]}`));
  return found.toSorted();
};

const naive = (anchors: readonly string[], text: string): readonly string[] =>
  anchors
    .flatMap((anchor) =>
      Array.from({ length: text.length }, (_, start) => start)
        .filter((start) => text.startsWith(anchor, start))
        .map((start) => `${start} ${anchor}`),
    )
    .toSorted();

test('anchors that overlap and lie within each other are all found', () => {
  expect(hits(['he', 'she', 'his', 'hers'], 'ushers')).toEqual(['1 she', '2 he', '2 hers']);
});

test('it finds what a plain search finds, in any script', () => {
  const unit = fc.constantFrom('a', 'b', 'c', 'é', '漢', '\ud83d');
  const word = fc.array(unit, { minLength: 1, maxLength: 5 }).map((units) => units.join(''));
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { minLength: 1, maxLength: 12 }),
      fc.array(unit, { maxLength: 60 }),
      (anchors, units) => {
        expect(hits(anchors, units.join(''))).toEqual(naive(anchors, units.join('')));
      },
    ),
  );
});

test('it takes one step a unit, and one more for each anchor that ends there', () => {
  const automaton = buildAutomaton(['ab', 'b']);
  expect(automaton.walk('xxxx', () => undefined)).toBe(4);
  expect(automaton.walk('abab', () => undefined)).toBe(8);
});
