import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultSteps, legalRamp } from '#shared/domain/rollouts/ramp.ts';

const rules = { protected: false, minHoldSeconds: 60 };
const guarded = { ...rules, protected: true };
const ramp = (...percents: number[]) => percents.map((percent) => ({ percent, holdSeconds: 60 }));
const paths = (...input: Parameters<typeof legalRamp>) => legalRamp(...input).map(({ path }) => path);

describe('a ramp', () => {
  test.each([ramp(5, 100), ramp(0.01, 12.34, 99.99, 100), ramp(99, 100)])('is legal: %j', (...steps) => {
    expect(legalRamp(steps, rules)).toEqual([]);
  });

  test.each([
    ['has no steps', [], ['body.steps', 'body.steps']],
    ['goes straight to 100', ramp(100), ['body.steps']],
    ['does not end at 100', ramp(5, 50), ['body.steps']],
    ['falls', ramp(50, 25, 100), ['body.steps.1.percent']],
    ['stands still', ramp(50, 50, 100), ['body.steps.1.percent']],
    ['starts at 0', ramp(0, 100), ['body.steps.0.percent']],
    ['has a negative step', ramp(-1, 100), ['body.steps.0.percent']],
    ['exceeds 100', ramp(5, 101), ['body.steps', 'body.steps.1.percent']],
    ['has three decimals', ramp(1.005, 100), ['body.steps.0.percent']],
    ['has a step that is no number', ramp(Number.NaN, 25, 100), ['body.steps.0.percent']],
    ['has too many steps', ramp(...Array.from({ length: 20 }, (_, index) => index + 1), 100), ['body.steps']],
  ])('is illegal when it %s', (_, steps, faults) => {
    expect([...new Set(paths(steps, rules))]).toEqual([...new Set(faults)]);
  });

  test.each([59, 60.5, 0, -1, 30 * 86_400 + 1, Number.NaN])('is illegal with a hold of %d s', (holdSeconds) => {
    expect(paths([{ percent: 5, holdSeconds }, ...ramp(100)], rules)).toEqual(['body.steps.0.holdSeconds']);
  });

  test('may hold for 30 days, and for the minimum', () => {
    const steps = [
      { percent: 5, holdSeconds: 60 },
      { percent: 100, holdSeconds: 30 * 86_400 },
    ];
    expect(legalRamp(steps, rules)).toEqual([]);
  });

  test('starts at 25 % at most in a protected environment', () => {
    expect(legalRamp(ramp(25, 100), guarded)).toEqual([]);
    expect(paths(ramp(25.01, 100), guarded)).toEqual(['body.steps.0.percent']);
    expect(legalRamp(ramp(25.01, 100), rules)).toEqual([]);
  });

  test('with all faults reports them all', () => {
    expect(
      paths(
        [
          { percent: 60, holdSeconds: 1 },
          { percent: 50, holdSeconds: 60 },
        ],
        guarded,
      ),
    ).toEqual(['body.steps', 'body.steps.0.percent', 'body.steps.0.holdSeconds', 'body.steps.1.percent']);
  });

  test('that is not named is legal everywhere', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.integer({ min: 1, max: 30 * 86_400 }), (isProtected, minHoldSeconds) => {
        const environment = { protected: isProtected, minHoldSeconds };
        expect(legalRamp(defaultSteps(environment), environment)).toEqual([]);
      }),
    );
  });
});
