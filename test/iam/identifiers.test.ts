import { describe, expect, test } from 'vitest';
import { allFields, describing, naming } from './identifiers.ts';
import { referenceCases } from './reference-cases.ts';

const named = allFields
  .filter(({ field }) => naming.has(field) && field !== 'cursor')
  .map(({ route, field }) => `${route.operationId} ${field}`);

describe('whatever can name somebody else’s thing is tried with somebody else’s', () => {
  test.each(allFields.map(({ route, place, field }) => [route.operationId, place, field] as const))(
    '%s: the %s field %s is known to name something or not to',
    (_operation, _place, field) => {
      expect([naming.has(field), describing.has(field)].filter(Boolean)).toHaveLength(1);
    },
  );

  test('every field that names something has its case on every route, and no case is left over', () => {
    expect(Object.keys(referenceCases).toSorted()).toEqual([...new Set(named)].toSorted());
  });

  test('no field is known that no route has', () => {
    const fields = new Set(allFields.map(({ field }) => field));
    expect([...naming, ...describing].filter((field) => !fields.has(field))).toEqual([]);
  });
});
