import { describe, expect, test } from 'vitest';
import { heldRoles } from '#shared/domain/group-role.ts';
import { groupSchema, patchSchema, scimWorld, userSchema } from './scim-world.ts';

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
 * Requests as Okta documents that it sends them.
 * https://developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20
 */
describe('Okta', () => {
  test('looks for a user, creates them, reads them back, and finds them the next time', async () => {
    const { call } = await scimWorld();
    const find = () =>
      call('listScimUsers', {
        query: { filter: 'userName eq "test.user@example.com"', startIndex: '1', count: '100' },
      });
    expect((await find()).body).toMatchObject({ totalResults: 0, startIndex: 1, itemsPerPage: 0, Resources: [] });

    const { status, body } = await call('createScimUser', {
      headers: { 'Content-Type': 'application/scim+json; charset=utf-8', Accept: 'application/scim+json' },
      body: {
        schemas: [userSchema],
        userName: 'test.user@example.com',
        name: { givenName: 'Test', familyName: 'User' },
        emails: [{ primary: true, value: 'test.user@example.com', type: 'work' }],
        displayName: 'Test User',
        locale: 'en-US',
        externalId: '00ujl29u0le5T6Aj10h7',
        groups: [],
        password: '1mz050nq',
        active: true,
      },
    });

    expect(status).toBe(201);
    expect(body).toMatchObject({ displayName: 'Test User', externalId: '00ujl29u0le5T6Aj10h7', active: true });
    expect(body).not.toHaveProperty('password');
    expect((await find()).body).toMatchObject({ totalResults: 1, Resources: [{ id: body.id }] });
    expect((await call('listScimUsers', { query: { startIndex: '1', count: '2' } })).body.itemsPerPage).toBe(2);
  });

  test('writes users back whole', async () => {
    const { call, bob } = await setUp();

    const { status, body } = await call('replaceScimUser', {
      params: { userId: bob },
      body: {
        schemas: [userSchema],
        id: bob,
        userName: 'bob@example.com',
        name: { givenName: 'Another', middleName: 'Excited', familyName: 'User' },
        emails: [{ primary: true, value: 'bob@example.com', type: 'work', display: 'bob@example.com' }],
        active: true,
        groups: [],
        meta: { resourceType: 'User' },
      },
    });

    expect([status, body.displayName]).toEqual([200, 'Another User']);
  });

  test('deactivates and reactivates by a patch without a path', async () => {
    const { call, bob } = await setUp();
    for (const active of [false, true]) {
      const body = { schemas: [patchSchema], Operations: [{ op: 'replace', value: { active } }] };
      const headers = { 'Content-Type': 'application/scim+json; charset=utf-8' };
      expect(await call('updateScimUser', { params: { userId: bob }, body, headers })).toMatchObject({
        status: 200,
        body: { active },
      });
    }
  });

  test('pushes a group: creates it, renames it by id and name, changes its members, deletes it', async () => {
    const { call, patch, bob, carol, membersOf, memberOf } = await setUp();
    const query = { filter: 'displayName eq "promptgate:default:editor"', startIndex: '1', count: '100' };
    expect((await call('listScimGroups', { query })).body.totalResults).toBe(0);
    const created = await call('createScimGroup', {
      body: { schemas: [groupSchema], displayName: 'promptgate:default:editor', members: [] },
    });
    const { id } = created.body;

    await patch('updateScimGroup', id, { op: 'replace', value: { id, displayName: 'promptgate:default:viewer' } });
    const members = [{ value: bob, display: 'bob@example.com' }];
    await patch('updateScimGroup', id, { op: 'add', path: 'members', value: members });
    await patch(
      'updateScimGroup',
      id,
      { op: 'remove', path: `members[value eq "${bob}"]` },
      { op: 'add', path: 'members', value: [{ value: carol, display: 'carol@example.com' }] },
    );

    expect(await membersOf(id)).toEqual([carol]);
    expect(heldRoles((await memberOf(carol))!).workspaces).toEqual({ default: 'viewer' });
    const whole = { schemas: [groupSchema], id, displayName: 'promptgate:default:viewer', members };
    expect((await call('replaceScimGroup', { params: { group: id }, body: whole })).status).toBe(200);
    expect(await membersOf(id)).toEqual([bob]);
    expect((await call('deleteScimGroup', { params: { group: id } })).status).toBe(204);
  });
});
