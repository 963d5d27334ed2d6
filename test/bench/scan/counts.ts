import { categories } from '#shared/domain/scanner/ruleset.ts';
import type { Table } from '../benchmark.ts';

/** How many rules there are, by category and by what they look at. */
export const ruleCounts = (): Table => {
  const kinds = [...new Set(categories.flatMap(({ rules }) => rules.map(({ detector }) => detector.kind)))];
  const all = categories.flatMap(({ rules }) => rules);
  const cells = (rules: typeof all) => [
    rules.length,
    ...kinds.map((kind) => rules.filter(({ detector }) => detector.kind === kind).length),
  ];
  return {
    title: 'Rules',
    head: ['category', 'rules', ...kinds],
    rows: [...categories.map(({ id, key, rules }) => [`${id} ${key}`, ...cells([...rules])]), ['all', ...cells(all)]],
  };
};
