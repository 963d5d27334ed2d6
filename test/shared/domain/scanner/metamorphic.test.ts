import { describe, expect, test } from 'vitest';
import { relations } from '#test/bench/scan/metamorphic.ts';

/** One text in three, so that it is quick; the benchmark takes all. */
describe('on attacks in benign hosts, jailbreaks and agents’ prompts', () => {
  test.each(relations(3).map((relation) => [relation.name, relation] as const))('%s', (_, { broken, share }) => {
    expect(share.of).toBeGreaterThan(10);
    expect(broken.map(({ ruleId, text }) => `${ruleId}: ${text.slice(0, 200)}`)).toEqual([]);
  });
});
