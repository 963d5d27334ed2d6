import fc from 'fast-check';
import { type ScimPatchOperation, scimPatch } from 'scim-patch';
import { ErrorResponse, ListResponse } from 'scimmy/messages';
import { Group, User } from 'scimmy/schemas';
import { describe, expect, test } from 'vitest';
import { assignmentsOf, type PatchOperation } from '#shared/domain/scim-patch.ts';
import { wantedGroup } from '#shared/domain/scim-wanted-group.ts';
import { scimWorld } from './scim-world.ts';

/** Other people's SCIM reads what ours writes: it throws at what is not as RFC 7643 and RFC 7644 have it. */
describe('another implementation reads', () => {
  test('users, groups and lists', async () => {
    const { call, createUser, createGroup } = await scimWorld();
    const user = await createUser('bob@example.com', { displayName: 'Bob', externalId: '7' });
    const group = await createGroup('promptgate:default:editor', [user.id]);
    const { body: read } = await call('getScimUser', { params: { userId: user.id } });
    const { body: list } = await call('listScimUsers');

    expect({ ...new User(read, 'out') }).toMatchObject({ userName: 'bob@example.com', active: true });
    expect({ ...new Group(group, 'out') }).toMatchObject({ members: [{ value: user.id }] });
    expect(new ListResponse(list)).toMatchObject({ totalResults: 2, itemsPerPage: 2 });
  });

  test('errors', async () => {
    const { call } = await scimWorld();
    const refused = [
      await call('getScimUser', { params: { userId: 'usr_1' } }),
      await call('listScimUsers', { query: { filter: 'x' } }),
      await call('createScimUser', { body: { schemas: [], userName: 'ada@example.com' } }),
    ];

    for (const { status, body } of refused) {
      const read = expect.objectContaining({ status: String(status), scimType: body.scimType, message: body.detail });
      expect(() => new ErrorResponse(body)).toThrowError(read);
    }
  });

  test('schemas, whose attributes are those of RFC 7643', async () => {
    const { call } = await scimWorld();
    const { body } = await call('listScimSchemas');
    type Attribute = { name: string; type: string; multiValued: boolean; subAttributes?: Attribute[] };
    const compare = (theirs: typeof User | typeof Group, attributes: readonly Attribute[], within = '') => {
      for (const { name, type, multiValued, subAttributes } of attributes) {
        const known = JSON.parse(JSON.stringify(theirs.definition.attribute(`${within}${name}`))) as Attribute;
        expect([name, known.type, known.multiValued]).toEqual([name, type, multiValued]);
        if (subAttributes) compare(theirs, subAttributes, `${name}.`);
      }
    };

    expect(body.Resources).toHaveLength(2);
    compare(User, body.Resources[0].attributes);
    compare(Group, body.Resources[1].attributes);
    const { id } = body.Resources[0];
    expect((await call('getScimSchema', { params: { schema: id } })).body).toEqual(body.Resources[0]);
    const missing = { params: { schema: 'urn:nothing:here' } };
    expect((await call('getScimSchema', missing)).status).toBe(404);
    expect((await call('getScimResourceType', { params: { resourceType: 'Group' } })).body.endpoint).toBe('/Groups');
    expect((await call('listScimResourceTypes')).body.totalResults).toBe(2);
    expect((await call('getScimServiceProviderConfig')).body).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
      etag: { supported: true },
    });
  });
});

const id = fc.integer({ min: 0, max: 4 }).map((number) => `usr_${String(number).padStart(26, '0')}`);
const values = fc.uniqueArray(id, { minLength: 1, maxLength: 3 }).map((ids) => ids.map((value) => ({ value })));
const operation: fc.Arbitrary<PatchOperation> = fc.oneof(
  values.map((value) => ({ op: 'add', path: 'members', value })),
  values.map((members) => ({ op: 'add', value: { members } })),
  values.map((value) => ({ op: 'replace', path: 'members', value })),
  values.map((value) => ({ op: 'remove', path: 'members', value })),
  id.map((value) => ({ op: 'remove', path: `members[value eq "${value}"]` })),
  fc.tuple(id, id).map(([a, b]) => ({ op: 'remove', path: `members[value eq "${a}" or value eq "${b}"]` })),
  fc.constant({ op: 'remove', path: 'members' }),
);

test('members are patched as another implementation patches them', () => {
  fc.assert(
    fc.property(values, fc.array(operation, { maxLength: 6 }), (before, operations) => {
      // Theirs fails on a filter where nobody is left, so it is given an empty list then.
      const theirs = operations.reduce<{ members: { value: string }[] }>(
        ({ members }, each) => {
          const resource = { schemas: [], meta: {}, members } as never;
          const patched: unknown = scimPatch(resource, [each as ScimPatchOperation]);
          return { members: (patched as { members?: { value: string }[] }).members ?? [] };
        },
        { members: structuredClone(before) },
      );
      const members = new Set(before.map(({ value }) => value));
      const ours = wantedGroup({ displayName: 'x', externalId: null, members }, assignmentsOf(operations));

      // Theirs keeps who is added twice twice.
      expect(ours.members).toEqual(new Set(theirs.members.map(({ value }) => value)));
    }),
    { numRuns: 500 },
  );
});
