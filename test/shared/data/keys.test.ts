import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directoryKeys, keys, listKey, partitions } from '#shared/data/keys.ts';
import type { Key } from '#shared/data/table.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { organisationA, organisationB } from '#test/support/world.ts';

const tenant = tenantOf(organisationA);
const own = `T#${organisationA}`;

/** As IAM judges a leading key: the organisation's own prefix, and then nothing or a `#`. */
const isOwn = (partition: string) => partition === own || partition.startsWith(`${own}#`);

const argument = fc.oneof(fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,20}$/), fc.integer({ min: 1, max: 999_999_999 }));

describe.each(Object.entries(keys))('the key %s', (_name, keyOf) => {
  test('never leaves its organisation, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.array(argument, { minLength: 6, maxLength: 6 }), (parts) => {
        const { PK, SK } = (keyOf as (...parts: readonly unknown[]) => Key)(tenant, ...parts);

        expect(isOwn(PK)).toBe(true);
        expect(SK).not.toBe('');
      }),
      { numRuns: 20 },
    );
  });

  test('is another for another organisation', () => {
    const make = keyOf as (...parts: readonly unknown[]) => Key;

    expect(make(tenant, 1, 2, 3, 4, 5)).not.toEqual(make(tenantOf(organisationB), 1, 2, 3, 4, 5));
  });
});

test.each(Object.entries(partitions))('the partition %s never leaves its organisation', (_name, partitionOf) => {
  const make = partitionOf as (...parts: readonly unknown[]) => string;

  expect(isOwn(make(tenant, 'a', 'b', 'c'))).toBe(true);
});

test('no key of the directory can be read with the credentials of an organisation', () => {
  for (const keyOf of Object.values(directoryKeys)) {
    const { PK } = (keyOf as (...parts: readonly unknown[]) => Key)(`T#${organisationA}`, 'b');
    expect(PK.startsWith('T#')).toBe(false);
  }
});

test('a list key stays in its own organisation or is not made', () => {
  expect(listKey(tenant, partitions.prompts(tenant, 'default'), 'prm_1')).toEqual({
    LPK: partitions.prompts(tenant, 'default'),
    LSK: 'prm_1',
  });
  expect(listKey(tenant, own, 'x')).toEqual({ LPK: own, LSK: 'x' });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((rest) => `${own}${rest}`),
      ),
      (partition) => {
        if (isOwn(partition)) expect(listKey(tenant, partition, 'x').LPK).toBe(partition);
        else expect(() => listKey(tenant, partition, 'x')).toThrow('left its organisation');
      },
    ),
  );
});

test("no organisation's list key is made in another's partitions, twin names included", () => {
  const other = tenantOf(organisationB);
  for (const partitionOf of Object.values(partitions)) {
    const partition = (partitionOf as (...parts: readonly unknown[]) => string)(other, 'a', 'b', 'c');
    expect(() => listKey(tenant, partition, 'x')).toThrow('left its organisation');
  }
  expect(() => listKey(tenant, `${own}1#W#default#PROMPTS`, 'x')).toThrow('left its organisation');
});

test('numbers sort as text', () => {
  const numbers = fc.integer({ min: 1, max: 999_999_999 });
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      const sortKeyOf = (version: number) => keys.version(tenant, 'default', 'prompt', version).SK;

      expect(sortKeyOf(a) < sortKeyOf(b)).toBe(a < b);
    }),
  );
});
