import { describe, expect, test } from 'vitest';
import { groupSchema, scimWorld, userSchema } from './scim-world.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const setUp = async () => {
  const world = await scimWorld();
  const bob = (await world.createUser('bob@example.com', { displayName: 'Bob' })).id as string;
  const carol = (await world.createUser('carol@example.com')).id as string;
  const read = async (userId: string) => (await world.call('getScimUser', { params: { userId } })).body;
  const membersOf = async (group: string) =>
    (await world.call('getScimGroup', { params: { group } })).body.members.map(({ value }: { value: string }) => value);
  return { ...world, bob, carol, read, membersOf };
};

/**
 * Requests as Microsoft Entra documents that it sends them, with what it does differently from RFC 7644 unless it is
 * told otherwise.
 * https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups
 */
describe('Microsoft Entra', () => {
  test('tests the connection by looking for a user who cannot be there', async () => {
    const { call } = await scimWorld();
    const filter = 'userName eq "non-existent user"';

    expect((await call('listScimUsers', { query: { filter } })).body).toMatchObject({ totalResults: 0, Resources: [] });
  });

  test('creates a user with attributes of the enterprise’s extension', async () => {
    const { call } = await scimWorld();

    const { status, body } = await call('createScimUser', {
      body: {
        schemas: [userSchema, enterprise],
        externalId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
        userName: 'Test_User_ab6490ee@example.com',
        active: true,
        emails: [{ primary: true, type: 'work', value: 'Test_User_fd0ea19b@example.com' }],
        meta: { resourceType: 'User' },
        name: { formatted: 'givenName familyName', familyName: 'familyName', givenName: 'givenName' },
        roles: [],
        [enterprise]: { employeeNumber: '7', department: 'Sales', manager: { value: 'x' } },
      },
    });

    expect(status).toBe(201);
    expect(body).toMatchObject({ userName: 'test_user_ab6490ee@example.com', displayName: 'givenName familyName' });
  });

  test.each<[string, readonly object[], object]>([
    ['`Replace` and `"False"`', [{ op: 'Replace', path: 'active', value: 'False' }], { active: false }],
    ['`replace` and `false`', [{ op: 'replace', path: 'active', value: false }], { active: false }],
    ['`Add` for what is there', [{ op: 'Add', path: 'displayName', value: 'Robert' }], { displayName: 'Robert' }],
    [
      'the names of attributes in full',
      [{ op: 'Replace', path: `${userSchema}:displayName`, value: 'Robert' }],
      { displayName: 'Robert' },
    ],
    [
      'paths as names, in one value',
      [
        {
          op: 'replace',
          value: {
            displayName: 'Robert',
            'name.givenName': 'Robert',
            'emails[type eq "work"].value': 'robert@example.com',
            [`${enterprise}:department`]: 'Sales',
            'urn:ietf:params:scim:schemas:extension:custom:2.0:User': { worksiteId: '180' },
          },
        },
      ],
      { displayName: 'Robert', userName: 'bob@example.com' },
    ],
    [
      'attributes that are not kept',
      [
        { op: 'Replace', path: 'emails[type eq "work"].value', value: 'robert@example.com' },
        { op: 'Add', path: 'emails[type eq "home"].value', value: 'robert@home.example' },
        { op: 'Replace', path: 'name.familyName', value: 'Builder' },
        { op: 'Add', path: 'addresses[type eq "work"].formatted', value: 'Here' },
        { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '1' },
        { op: 'Replace', path: 'roles[primary eq true].value', value: 'Engineer' },
        { op: 'Add', path: `${enterprise}:manager`, value: 'x' },
        { op: 'Remove', path: 'title' },
      ],
      { displayName: 'Bob', emails: [{ value: 'bob@example.com', type: 'work', primary: true }] },
    ],
    [
      'a removal',
      [
        { op: 'Remove', path: 'displayName' },
        { op: 'Add', path: 'externalId', value: '7' },
      ],
      { externalId: '7', active: true },
    ],
  ])('changes a user by %s', async (_what, operations, expected) => {
    const { patch, bob, read } = await setUp();

    const { status, body } = await patch('updateScimUser', bob, ...operations);

    expect(status).toBe(200);
    expect(body).toMatchObject(expected);
    expect(await read(bob)).toEqual(body);
  });

  test('asks for a group without its members, and whether somebody is in it', async () => {
    const { call, createGroup, bob, carol } = await setUp();
    const { id } = await createGroup('Sales', [bob]);
    const list = async (filter: string) =>
      (await call('listScimGroups', { query: { excludedAttributes: 'members', filter } })).body;

    expect((await list('displayName eq "Sales"')).Resources).toEqual([expect.not.objectContaining({ members: [] })]);
    const one = await call('getScimGroup', { params: { group: id }, query: { excludedAttributes: 'members' } });
    expect(one.body).not.toHaveProperty('members');
    expect((await list(`id eq "${id}" and members eq "${bob}"`)).totalResults).toBe(1);
    expect((await list(`id eq "${id}" and members eq "${carol}"`)).totalResults).toBe(0);
  });

  test('adds and removes members by value, and by path', async () => {
    const { call, patch, createGroup, bob, carol, membersOf } = await setUp();
    const created = await call('createScimGroup', {
      body: {
        schemas: [groupSchema, 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],
        externalId: '8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159',
        displayName: 'displayName',
        meta: { resourceType: 'Group' },
      },
    });
    const { id } = created.body;
    expect([created.status, created.body.members]).toEqual([201, []]);
    const both = [
      { $ref: null, value: bob },
      { $ref: null, value: carol },
    ];

    expect((await patch('updateScimGroup', id, { op: 'Add', path: 'members', value: both })).status).toBe(204);
    expect(await membersOf(id)).toEqual([bob, carol]);
    await patch('updateScimGroup', id, { op: 'Remove', path: 'members', value: [{ $ref: null, value: bob }] });
    expect(await membersOf(id)).toEqual([carol]);
    await patch('updateScimGroup', id, { op: 'Remove', path: 'members', value: [] });
    expect(await membersOf(id)).toEqual([carol]);
    await patch('updateScimGroup', id, { op: 'Remove', path: `members[value eq "${carol}"]` });
    expect(await membersOf(id)).toEqual([]);
    await patch('updateScimGroup', id, { op: 'Replace', path: 'displayName', value: '1879db59-3bdf' });
    expect((await createGroup('other')).displayName).toBe('other');
  });
});
