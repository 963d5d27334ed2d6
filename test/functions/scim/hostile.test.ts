import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorSchema, scimError } from '#shared/contracts/scim-schemas.ts';
import { patchSchema, scimWorld, userSchema } from './scim-world.ts';

const setUp = async () => {
  const world = await scimWorld();
  const { id } = await world.createUser('bob@example.com', { displayName: 'Bob' });
  return { ...world, id: id as string };
};

describe('what cannot be read is refused in SCIM’s form', () => {
  const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

  test.each([
    ['no JSON', '{'],
    ['an array', '[]'],
    ['a text', '"x"'],
    ['null', 'null'],
    ['JSON of 40 levels', `{"schemas":["${userSchema}"],"userName":"x@example.com","x":${deep(40)}}`],
    ['a name twice', `{"userName":"x@example.com","userName":"y@example.com"}`],
    ['a prototype', `{"userName":"x@example.com","__proto__":{"active":false}}`],
  ])('%s', async (_what, body) => {
    const { call } = await setUp();

    expect(await call('createScimUser', { body })).toMatchObject({
      status: 400,
      headers: { 'content-type': 'application/scim+json' },
      body: { schemas: [errorSchema], status: '400' },
    });
  });

  test('a body that is too large, or of another media type', async () => {
    const { call } = await setUp();
    const body = JSON.stringify({ userName: 'x@example.com', x: 'x'.repeat(1024 * 1024) });

    expect(await call('createScimUser', { body })).toMatchObject({ status: 413, body: { status: '413' } });
    const headers = { 'Content-Type': 'text/plain' };
    expect(await call('createScimUser', { body: '{}', headers })).toMatchObject({
      status: 415,
      body: { status: '415' },
    });
    const json = { 'Content-Type': 'application/json' };
    const user = { schemas: [userSchema], userName: 'x@example.com' };
    expect((await call('createScimUser', { body: user, headers: json })).status).toBe(201);
  });
});

describe('a patch', () => {
  test.each<[string, unknown, string]>([
    ['that is none', { Operations: [] }, 'invalidSyntax'],
    ['of another schema', { schemas: [userSchema], Operations: [{ op: 'replace', value: {} }] }, 'invalidSyntax'],
    [
      'of more than 1,000 operations',
      Array.from({ length: 1001 }, () => ({ op: 'remove', path: 'title' })),
      'invalidSyntax',
    ],
    ['of an unknown operation', [{ op: 'move', path: 'title' }], 'invalidSyntax'],
    ['without a path that removes', [{ op: 'remove' }], 'noTarget'],
    ['without a value', [{ op: 'add', path: 'displayName' }], 'invalidValue'],
    ['without a path whose value is a text', [{ op: 'add', value: 'x' }], 'invalidValue'],
    ['of an attribute that nothing has', [{ op: 'add', path: 'nonsense', value: 1 }], 'invalidPath'],
    ['of the prototype of everything', [{ op: 'add', path: '__proto__.polluted', value: true }], 'invalidPath'],
    ['of a constructor', [{ op: 'add', path: 'constructor.prototype', value: true }], 'invalidPath'],
    ['of a path that is none', [{ op: 'add', path: 'name..formatted', value: 'x' }], 'invalidPath'],
    [
      'of a path with a filter that is none',
      [{ op: 'add', path: 'emails[type zz 1].value', value: 'x' }],
      'invalidFilter',
    ],
    ['of a path that is too long', [{ op: 'add', path: 'a'.repeat(3000), value: 'x' }], 'invalidSyntax'],
    ['of truth that is none', [{ op: 'replace', path: 'active', value: 'perhaps' }], 'invalidValue'],
    ['that takes the truth away', [{ op: 'remove', path: 'active' }], 'invalidValue'],
    ['of a name that is no text', [{ op: 'replace', path: 'displayName', value: { x: 1 } }], 'invalidValue'],
    ['of what only we know', [{ op: 'replace', path: 'meta.created', value: 'x' }], 'mutability'],
  ])('%s is refused', async (_what, patch, scimType) => {
    const { call, id } = await setUp();
    const body = Array.isArray(patch) ? { schemas: [patchSchema], Operations: patch } : (patch as object);

    const answer = await call('updateScimUser', { params: { userId: id }, body });

    expect([answer.status, answer.body.scimType]).toEqual([400, scimType]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('is done as a whole or not at all', async () => {
    const { patch, call, id } = await setUp();
    const operations = [
      { op: 'replace', path: 'displayName', value: 'Robert' },
      { op: 'replace', path: 'active', value: 'perhaps' },
    ];

    expect((await patch('updateScimUser', id, ...operations)).status).toBe(400);
    expect((await call('getScimUser', { params: { userId: id } })).body.displayName).toBe('Bob');
  });
});

const anything = fc.jsonValue({ maxDepth: 3 });
const path = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom(
    'active',
    'userName',
    'name',
    'emails[type eq "work"].value',
    'members',
    'members[value eq "x"]',
    'id',
  ),
);
const operation = fc.record(
  { op: fc.oneof(fc.constantFrom('add', 'Remove', 'REPLACE'), fc.string({ maxLength: 5 })), path, value: anything },
  { requiredKeys: ['op'] },
);
const patchBody = fc.record({ schemas: fc.constant([patchSchema]), Operations: fc.array(operation, { maxLength: 3 }) });
const anyBody = fc.oneof(
  patchBody,
  anything,
  fc.record({ userName: anything, name: anything, members: anything, active: anything }),
);

test('whatever is sent, nothing breaks, and refusals are SCIM’s', async () => {
  const { call, id, failures, createGroup } = await setUp();
  const { id: group } = await createGroup('Sales');
  const operations = [
    'createScimUser',
    'replaceScimUser',
    'updateScimUser',
    'createScimGroup',
    'replaceScimGroup',
    'updateScimGroup',
  ] as const;

  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...operations), anyBody, async (name, body) => {
      const params = name.startsWith('create') ? {} : name.endsWith('User') ? { userId: id } : { group };
      const answer = await call(name, { params, body: JSON.stringify(body) });
      expect(answer.status, JSON.stringify([name, body, failures.at(-1)])).toBeLessThan(500);
      if (answer.status >= 400) expect(scimError.safeParse(answer.body).error).toBeUndefined();
    }),
    { numRuns: 400 },
  );
});

test('whatever is asked for, nothing breaks', async () => {
  const { call, failures } = await setUp();
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom('userName eq "x"', '-1', '1e9', 'members', 'NaN'),
  );
  const query = fc.dictionary(
    fc.constantFrom('filter', 'startIndex', 'count', 'attributes', 'excludedAttributes', 'sortBy'),
    text,
  );

  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('listScimUsers' as const, 'listScimGroups' as const),
      query,
      async (name, sent) => {
        const answer = await call(name, { query: sent });
        expect([200, 400], JSON.stringify([sent, failures.at(-1)])).toContain(answer.status);
      },
    ),
    { numRuns: 400 },
  );
});
