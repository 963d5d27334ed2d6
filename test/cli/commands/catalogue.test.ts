import { expect, test } from 'vitest';
import { catalogue, commandNamed, overview } from '#cli/commands/catalogue.ts';

test.each(Object.keys(catalogue))('%s is in the overview, and its help fits a terminal', async (name) => {
  const { help } = await catalogue[name]!.load();
  expect(overview).toContain(`\n  ${name.padEnd(10)}`);
  expect(help).toContain(`Usage: promptgate ${name}`);
  expect(help.split('\n').filter((line) => line.length > 120)).toEqual([]);
});

test('a command may be meant by another name, and by none that every object has', () => {
  expect(['rollouts', 'scan', 'constructor', undefined].map(commandNamed)).toEqual([
    'rollout',
    'scan',
    undefined,
    undefined,
  ]);
});
