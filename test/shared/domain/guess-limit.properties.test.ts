import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  forgottenAt,
  type GuessHistory,
  type GuessLimit,
  historyAt,
  judgeGuess,
  outcomeOf,
  withGuessBegun,
} from '#shared/domain/guess-limit.ts';

const limit: GuessLimit = { free: 5, firstWaitSeconds: 1, longestWaitSeconds: 900, forgivenSeconds: 600 };
const start = Date.parse('2026-11-21T08:00:00.000Z');

/** Changes a history as the ledger does. */
const known = (history: GuessHistory, isRight: boolean, now: number): GuessHistory => {
  const { set, add } = outcomeOf(isRight, false, now);
  const next = { ...history, ...set };
  return { ...next, wrong: next.wrong + (add.wrong ?? 0), underWay: next.underWay + (add.underWay ?? 0) };
};

test('however many guesses are made at once, no more than the free ones begin', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), (count) => {
      let history = historyAt(undefined, limit, start);
      let begun = 0;
      for (let guess = 0; guess < count; guess += 1) {
        if (judgeGuess(history, limit, start) !== 'go') continue;
        history = withGuessBegun(history, start);
        begun += 1;
      }
      expect(begun).toBe(Math.min(count, limit.free));
    }),
  );
});

test('right guesses are never counted, however many and however they overlap', () => {
  const acts = fc.array(fc.boolean(), { maxLength: 200 });
  fc.assert(
    fc.property(acts, (begins) => {
      let history = historyAt(undefined, limit, start);
      for (const begin of begins) {
        if (begin && judgeGuess(history, limit, start) === 'go') history = withGuessBegun(history, start);
        else if (history.underWay > 0) history = known(history, true, start);
        expect(judgeGuess(history, limit, start)).not.toHaveProperty('wait');
      }
      expect(history.wrong).toBe(0);
    }),
  );
});

/** Guesses, all wrong, as often as the limit lets, for so many seconds; gives how many there were. */
const persistently = (seconds: number): number => {
  let history: GuessHistory | undefined;
  let count = 0;
  for (let now = start; now < start + seconds * 1000; ) {
    const present = historyAt(history, limit, now);
    const verdict = judgeGuess(present, limit, now);
    if (verdict === 'busy') throw new Error('Nobody else is guessing.');
    if (verdict === 'go') {
      history = known(withGuessBegun(present, now), false, now);
      count += 1;
    } else now += verdict.wait;
  }
  return count;
};

test('who never gives up gets 20 guesses in the first hour and six in each that follows', () => {
  expect(persistently(3600)).toBe(20);
  expect(persistently(24 * 3600)).toBe(157);
});

test('each wrong guess makes the wait no shorter, and no wait is longer than the longest', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 10_000 }), (wrong) => {
      const waitAfter = (count: number) => {
        const verdict = judgeGuess(
          { ...historyAt(undefined, limit, start), wrong: count, wrongAt: start },
          limit,
          start,
        );
        return typeof verdict === 'object' ? verdict.wait : 0;
      };
      expect(waitAfter(wrong)).toBeLessThanOrEqual(limit.longestWaitSeconds * 1000);
      expect(waitAfter(wrong + 1)).toBeGreaterThanOrEqual(waitAfter(wrong));
    }),
  );
});

test('a guess whose outcome never came is wrong, and does not block those after it', () => {
  const begun = withGuessBegun(historyAt(undefined, limit, start), start);

  const later = historyAt(begun, limit, start + 30_000);

  expect(later).toMatchObject({ wrong: 1, underWay: 0 });
  expect(judgeGuess(later, limit, start + 30_000)).toBe('go');
});

test('time forgives everything, and by then the row may go', () => {
  const history = fc.record({
    wrong: fc.nat(50),
    wrongAt: fc.constant(start),
    forgivingFrom: fc.integer({ min: start - 600_000, max: start }),
    underWay: fc.nat(5),
    knownBy: fc.integer({ min: start, max: start + 30_000 }),
  });
  fc.assert(
    fc.property(history, (value) => {
      const end = forgottenAt(value, limit) * 1000;
      const present = historyAt(value, limit, end);
      expect(present).toMatchObject({ wrong: 0, underWay: 0 });
      expect(judgeGuess(present, limit, end)).toBe('go');
    }),
  );
});

test('looking at a history twice is looking at it once', () => {
  const history = fc.record({
    wrong: fc.nat(50),
    wrongAt: fc.constant(start),
    forgivingFrom: fc.constant(start),
    underWay: fc.nat(5),
    knownBy: fc.integer({ min: start, max: start + 30_000 }),
  });
  fc.assert(
    fc.property(history, fc.nat(5_000_000), fc.nat(5_000_000), (value, first, more) => {
      const once = historyAt(value, limit, start + first + more);
      const twice = historyAt(historyAt(value, limit, start + first), limit, start + first + more);
      expect(twice.wrong).toBe(once.wrong);
      expect(twice.underWay).toBe(once.underWay);
    }),
  );
});
