import { describe, expect, test } from 'vitest';
import { errorsAlone, limitAlone, promptgate } from './engine.ts';
import { emptySample, type Sample } from './method.ts';
import { beta, poisson, randomFrom } from './random.ts';
import { independent } from './scenario.ts';
import { meanOf, smoothScores, spikyScores } from './score-table.ts';
import { outcomeOf, rateText, summaryFor } from './summary.ts';
import { emptyMinute, minutesOf } from './traffic.ts';
import { joinTrials, runTrials } from './trials.ts';

const meanAndVariance = (values: readonly number[]): readonly [number, number] => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean, values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)];
};

const drawn = (count: number, draw: () => number) => meanAndVariance(Array.from({ length: count }, draw));

describe('simulated numbers', () => {
  test('are the same for the same seed, and others for another', () => {
    const three = (seed: string) => {
      const random = randomFrom(seed);
      return [random(), random(), random()];
    };
    expect(three('a')).toEqual(three('a'));
    expect(three('a')).not.toEqual(three('b'));
    const [mean, variance] = drawn(100_000, randomFrom('uniform'));
    expect(mean).toBeCloseTo(0.5, 2);
    expect(variance).toBeCloseTo(1 / 12, 2);
  });

  test('of Poisson’s law have their mean as variance, small or large', () => {
    for (const expected of [0.3, 5.7, 9.9, 10.1, 30, 570]) {
      const random = randomFrom(`poisson ${expected}`);
      const [mean, variance] = drawn(50_000, () => poisson(random, expected));
      expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(expected / 50_000));
      expect(Math.abs(variance / expected - 1)).toBeLessThan(0.04);
    }
    expect(poisson(randomFrom('none'), 0)).toBe(0);
  });

  test('of the Beta family have the mean and the deviation that were asked for', () => {
    const random = randomFrom('beta');
    const [mean, variance] = drawn(50_000, () => beta(random, 0.8, 0.2));
    expect(mean).toBeCloseTo(0.8, 2);
    expect(Math.sqrt(variance)).toBeCloseTo(0.2, 2);
    expect([meanOf(smoothScores(0.75)), meanOf(spikyScores(0.85))]).toEqual([
      expect.closeTo(0.75, 3),
      expect.closeTo(0.85, 3),
    ]);
  });
});

describe('a simulated rollout', () => {
  const traffic = { perMinute: 600, share: () => 0.05, behaviour: () => ({ errors: 0.02 }) };

  test('has the calls of its shares, and a control as large as the canary', () => {
    const next = minutesOf(randomFrom('shares'), traffic);
    const totals = { canary: 0, control: 0, stable: 0, errors: 0 };
    for (let at = 0; at < 500; at += 1) {
      const { canary, control, stable } = next();
      totals.canary += canary.count;
      totals.control += control.count;
      totals.stable += stable.count;
      totals.errors += canary.errors + stable.errors;
    }
    expect(totals.canary / 15_000).toBeCloseTo(1, 1);
    expect(totals.control / 15_000).toBeCloseTo(1, 1);
    expect(totals.stable / 285_000).toBeCloseTo(1, 1);
    expect(totals.errors / 6000).toBeCloseTo(1, 1);
  });

  test('comes out the same in one piece and in several', () => {
    const scenario = independent(
      { ...traffic, behaviour: (_, arm) => ({ errors: arm === 'canary' ? 0.1 : 0.02 }) },
      { name: 'pieces', runs: 6, looks: 60, methods: [promptgate('Promptgate', errorsAlone)] },
    );
    const whole = runTrials(scenario, 0, 6);
    expect(joinTrials([runTrials(scenario, 0, 2), runTrials(scenario, 2, 4)])).toEqual(whole);
    const { fired, exposures } = summaryFor(outcomeOf(scenario, whole), 'Promptgate');
    expect(fired).toEqual({ hits: 6, of: 6 });
    expect(exposures.median).toBeGreaterThan(0);
  });

  test('is judged by the engine that serves: its vectors', () => {
    const minute = (canary: Sample, stable: Sample) => ({ ...emptyMinute(), share: 0.05, canary, stable });
    const of = (count: number, errors: number): Sample => ({ ...emptySample(), count, errors });
    const setting = { alpha: 0.05, looks: 1, limit: 1 };
    const compared = promptgate('', errorsAlone).start(setting);
    expect(compared({ ...minute(of(30, 2), of(570, 5)), at: 0 })).toBe(false);
    expect(compared({ ...minute(of(30, 3), of(570, 6)), at: 1 })).toBe(true);
    const limited = (count: number, errors: number) =>
      promptgate('', limitAlone(0.05)).start(setting)({ ...minute(of(count, errors), of(0, 0)), at: 0 });
    expect([limited(20, 5), limited(11, 5), limited(172, 17)]).toEqual([true, true, false]);
  });

  test('is told as a share with its interval', () => {
    expect(rateText({ hits: 60, of: 2000 })).toBe('3.0 (2.3 to 3.8)');
  });
});
