import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confined } from '#shared/data/confined-table.ts';
import type { Item } from '#shared/data/table.ts';
import { memoryTable } from '#test/fakes/memory-table.ts';

const organisation = fc.constantFrom('org_1', 'org_11', 'org_2', 'ORG_1');
const rest = fc.constantFrom('', '#MEMBERS', '#W#default#PROMPTS', '#');
const partition = fc.oneof(
  fc.tuple(organisation, rest).map(([name, family]) => `T#${name}${family}`),
  fc.constantFrom('T#', 'T##MEMBERS', 'ROLLOUTS', '', 'org_1', 'X#T#org_1', ' T#org_1'),
  fc.string(),
);
const organisationOf = (name: string) => /^T#([^#]+)(#|$)/.exec(name)?.[1];

/** Meets others at once, and writes what is asked for in the place of that. */
const conflicting = confined({
  ...memoryTable(),
  transact: async (_, elsewhere) => {
    await elsewhere?.([0]);
  },
});

describe('whatever is written, a row is listed within its own organisation', () => {
  const ways: Readonly<Record<string, (PK: string, LPK: unknown) => Promise<unknown>>> = {
    'by a put': (PK, LPK) => memoryTable().transact([{ put: { PK, SK: 'row', LPK, LSK: 'x' } as Item }]),
    'by an update in a transaction': (PK, LPK) =>
      memoryTable().transact([{ update: { PK, SK: 'row' }, set: { LPK, LSK: 'x' } }]),
    'by an update alone': (PK, LPK) => memoryTable().update({ update: { PK, SK: 'row' }, set: { LPK } }),
    'in the place of a transaction that met others': (PK, LPK) =>
      conflicting.transact([{ put: { PK: 'T#org_1', SK: 'other' } }], async () => [
        { put: { PK, SK: 'row', LPK, LSK: 'x' } as Item },
      ]),
    'behind a harmless write': (PK, LPK) =>
      memoryTable().transact([{ put: { PK: 'T#org_1', SK: 'other' } }, { put: { PK, SK: 'row', LPK } as Item }]),
  };

  test.each(Object.entries(ways))('%s', async (_name, write) => {
    await fc.assert(
      fc.asyncProperty(partition, partition, async (own, listed) => {
        const belongs = organisationOf(own) !== undefined && organisationOf(own) === organisationOf(listed);
        const done = await write(own, listed).then(
          () => true,
          () => false,
        );

        expect(done).toBe(belongs);
      }),
      { numRuns: 500 },
    );
  });

  test('a list key that is no text is refused as well', async () => {
    for (const listed of [1, null, {}, ['T#org_1']]) {
      await expect(ways['by a put']?.('T#org_1', listed)).rejects.toThrow('listed where it does not belong');
    }
  });

  test('a row without a list key is written', async () => {
    await memoryTable().transact([{ put: { PK: 'EMAIL#ada@example.com', SK: 'USER' } }]);
  });
});

test('list keys are made in one place, and read where lists are', () => {
  const files = readdirSync('.', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^(?:demo|events|functions|shared)\/.*\.ts$/.test(file),
  );
  const naming = files.filter((file) => /\bL[PS]K\b/.test(readFileSync(file, 'utf8')));

  expect(files.length).toBeGreaterThan(100);
  expect(naming.toSorted()).toEqual([
    'shared/data/confined-table.ts',
    'shared/data/dynamo-table.ts',
    'shared/data/keys.ts',
    'shared/data/page.ts',
  ]);
});
