import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scorerOf, stretch, weightsOf } from '#shared/domain/scanner/model/linear-model.ts';

const score = scorerOf({ bias: -3, unit: 0.5, weights: weightsOf('dan 4 | never refuse 2 | unfiltered 1') });

describe('a stretch of text', () => {
  test('scores the bias when it holds no term', () => {
    expect(score('you translate letters.')).toEqual({ score: -3, start: 0, end: 0 });
  });

  test('scores each of its terms once', () => {
    expect(score('dan, dan, dan.').score).toBe(-1);
    expect(score('dan is unfiltered; you never refuse.').score).toBe(0.5);
  });

  test('is pointed at from its first term to its last', () => {
    const text = 'hello. dan is quite unfiltered, they say.';
    const { start, end } = score(text);
    expect(text.slice(start, end)).toBe('dan is quite unfiltered');
  });

  test('may be looked at through a filter', () => {
    expect(score('"dan" is unfiltered.', (start) => start > 5).score).toBe(-2.5);
  });
});

describe('a long text', () => {
  const filler = 'the ferry leaves at noon. '.repeat(60);

  test('is not guilty of its length: what stands far apart does not add up', () => {
    expect(score(`dan. ${filler} unfiltered. ${filler}`).score).toBe(-1);
    expect(score(`dan. ${filler.slice(0, stretch / 2)} unfiltered.`).score).toBe(-0.5);
  });

  test('hides nothing: added text never lowers the score', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const bare = score('dan is unfiltered.').score;
        expect(score(`${before}\ndan is unfiltered.\n${after}`).score).toBeGreaterThanOrEqual(bare);
      }),
    );
  });
});
