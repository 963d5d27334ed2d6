import { describe, expect, test } from 'vitest';
import { keptUnderEvasions } from '#test/bench/scan/evasion-figures.ts';
import { rateOf } from '#test/bench/scan/proportion.ts';

describe('an attack that is found in the open', () => {
  test.each([...keptUnderEvasions()])('is as a rule found as well under %s', (_, share) => {
    expect(share.of).toBeGreaterThan(50);
    expect(rateOf(share)).toBeGreaterThanOrEqual(0.9);
  });
});
