import { describe, expect, test } from 'vitest';
import { updateMember } from '#functions/identity/update-member.ts';
import { errorSchema } from '#shared/contracts/scim-schemas.ts';
import { heldRoles } from '#shared/domain/group-role.ts';
import { groupSchema, scimWorld } from './scim-world.ts';

const setUp = async () => {
  const world = await scimWorld();
  const ids: string[] = [];
  for (const name of ['bob', 'carol', 'dave']) ids.push((await world.createUser(`${name}@example.com`)).id);
  const [bob, carol, dave] = ids as [string, string, string];
  const rolesOf = async (userId: string) => heldRoles((await world.memberOf(userId))!);
  const membersOf = async (group: string) =>
    (await world.call('getScimGroup', { params: { group } })).body.members.map(({ value }: { value: string }) => value);
  const change = (group: string, ...operations: readonly object[]) =>
    world.patch('updateScimGroup', group, ...operations);
  return { ...world, bob, carol, dave, rolesOf, membersOf, change };
};

describe('a group', () => {
  test('is told with its members and its address', async () => {
    const { call, bob, actions, rows } = await setUp();
    const body = { schemas: [groupSchema], displayName: 'Marketing', externalId: 'g1', members: [{ value: bob }] };

    const created = await call('createScimGroup', { body });

    expect(created).toMatchObject({ status: 201, headers: { location: created.body.meta.location } });
    expect(created.body).toEqual({
      schemas: [groupSchema],
      id: expect.stringMatching(/^grp_/),
      externalId: 'g1',
      displayName: 'Marketing',
      members: [
        {
          value: bob,
          $ref: expect.stringMatching(new RegExp(`/scim/v2/Users/${bob}$`)),
          type: 'User',
        },
      ],
      meta: {
        resourceType: 'Group',
        created: '2026-11-21T08:00:00.000Z',
        lastModified: '2026-11-21T08:00:00.000Z',
        location: expect.stringMatching(new RegExp(`/scim/v2/Groups/${created.body.id}$`)),
        version: expect.stringMatching(/^"[0-9a-f]{32}"$/),
      },
    });
    expect(actions().at(-1)).toBe('scim_group.create');
    expect(rows('AUDIT').at(-1)).toMatchObject({
      target: created.body.id,
      actor: { type: 'provisioner' },
      change: { displayName: 'Marketing', added: [bob], removed: [] },
    });
    const read = await call('getScimGroup', { params: { group: created.body.id } });
    expect(read.body).toEqual(created.body);
    expect(read.headers['etag']).toBe(created.headers['etag']);
  });

  test('without a name that says so gives nothing', async () => {
    const { createGroup, bob, rolesOf } = await setUp();
    await createGroup('Marketing', [bob]);

    expect(await rolesOf(bob)).toEqual({ role: 'member', workspaces: {} });
  });

  test('gives the role of its name, beside what was given by name, from the next request on', async () => {
    const { createGroup, change, bob, carol, rolesOf, dependencies, owner, memberOf } = await setUp();
    await updateMember(dependencies, {
      ...owner,
      userId: carol,
      body: { workspaces: [{ workspace: 'default', role: 'viewer' }] },
    });
    const editors = await createGroup('promptgate:default:editor', [bob, carol]);
    const admins = await createGroup('promptgate:admins', [carol]);

    expect(await rolesOf(bob)).toEqual({ role: 'member', workspaces: { default: 'editor' } });
    expect(await rolesOf(carol)).toEqual({ role: 'admin', workspaces: { default: 'editor' } });

    await change(editors.id, { op: 'remove', path: `members[value eq "${carol}"]` });
    await change(admins.id, { op: 'remove', path: 'members' });
    expect(await rolesOf(carol)).toEqual({ role: 'member', workspaces: { default: 'viewer' } });
    expect(await memberOf(carol)).toMatchObject({ groups: {} });
    expect(await rolesOf(bob)).toEqual({ role: 'member', workspaces: { default: 'editor' } });
  });

  test('gives another role under another name, and none once it is deleted', async () => {
    const { call, createGroup, change, bob, rolesOf } = await setUp();
    const { id } = await createGroup('promptgate:default:editor', [bob]);

    await change(id, { op: 'replace', value: { id, displayName: 'promptgate:default:viewer' } });
    expect(await rolesOf(bob)).toEqual({ role: 'member', workspaces: { default: 'viewer' } });

    expect((await call('deleteScimGroup', { params: { group: id } })).status).toBe(204);
    expect(await rolesOf(bob)).toEqual({ role: 'member', workspaces: {} });
    expect((await call('getScimGroup', { params: { group: id } })).status).toBe(404);
  });

  test('makes nobody an owner, and takes ownership from nobody', async () => {
    const { createGroup, change, userId, bob, rolesOf } = await setUp();
    const { id } = await createGroup('promptgate:owners', [bob, userId]);
    await change(id, { op: 'replace', path: 'displayName', value: 'promptgate:default:viewer' });
    await change(id, { op: 'remove', path: 'members' });

    expect((await rolesOf(bob)).role).toBe('member');
    expect((await rolesOf(userId)).role).toBe('owner');
  });

  test('keeps who is suspended, who has no rights by it; who is removed is in none', async () => {
    const { call, createGroup, patch, bob, carol, membersOf, memberOf } = await setUp();
    const { id } = await createGroup('promptgate:default:editor', [bob, carol]);
    await patch('updateScimUser', bob, { op: 'replace', path: 'active', value: false });
    await call('deleteScimUser', { params: { userId: carol } });

    expect(await membersOf(id)).toEqual([bob]);
    expect(await memberOf(bob)).toMatchObject({ status: 'suspended' });
    expect((await call('getScimUser', { params: { userId: bob } })).body.groups).toMatchObject([{ value: id }]);
  });

  test('has members that are users of the organisation, and no others', async () => {
    const { call, createGroup, change, bob, membersOf } = await setUp();
    const { id } = await createGroup('Marketing', [bob]);
    const refused = { status: 400, body: { schemas: [errorSchema], scimType: 'invalidValue' } };
    const nobody = `usr_${'0'.repeat(26)}`;

    for (const value of [nobody, 'usr_1', 'nobody@example.com', '', 7]) {
      expect(await change(id, { op: 'add', path: 'members', value: [{ value }] }), String(value)).toMatchObject(
        refused,
      );
    }
    expect(await change(id, { op: 'add', path: 'members', value: [{ value: id, type: 'Group' }] })).toMatchObject(
      refused,
    );
    const body = { schemas: [groupSchema], displayName: 'Others', members: [{ value: nobody }] };
    expect(await call('createScimGroup', { body })).toMatchObject(refused);
    expect((await call('listScimGroups')).body.totalResults).toBe(1);
    expect(await membersOf(id)).toEqual([bob]);
  });

  test('has a name', async () => {
    const { call, createGroup, change } = await setUp();
    const { id } = await createGroup('Marketing');
    const refused = { status: 400, body: { scimType: 'invalidValue' } };

    for (const displayName of [undefined, null, '', '  ', 7, 'x'.repeat(300)]) {
      expect(await call('createScimGroup', { body: { schemas: [groupSchema], displayName } })).toMatchObject(refused);
    }
    expect(await change(id, { op: 'remove', path: 'displayName' })).toMatchObject(refused);
  });
});

describe('the list of groups', () => {
  test('is narrowed by filters, and leaves members out if nobody asks for them', async () => {
    const { call, createGroup, bob, carol } = await setUp();
    const one = await createGroup('One', [bob]);
    const two = await createGroup('Two', [bob, carol]);
    const list = async (query: Record<string, string> = {}) => (await call('listScimGroups', { query })).body;
    const ids = async (filter: string) => (await list({ filter })).Resources.map(({ id }: { id: string }) => id);

    expect(await list()).toMatchObject({ totalResults: 2, Resources: [one, two] });
    expect(await ids('displayName eq "two"')).toEqual([two.id]);
    expect(await ids(`members eq "${carol}"`)).toEqual([two.id]);
    expect(await ids(`members[value eq "${bob}"]`)).toEqual([one.id, two.id]);
    expect(await ids(`id eq "${one.id}" and members eq "${carol}"`)).toEqual([]);
    const lean = await list({ excludedAttributes: 'members', filter: `id eq "${one.id}"` });
    expect(lean.Resources).toEqual([{ ...one, members: undefined }]);
  });

  test('of another organisation is not this one’s: what is not there is not found, in SCIM’s form', async () => {
    const { call, change } = await setUp();
    const group = `grp_${'0'.repeat(26)}`;
    const missing = { status: 404, body: { schemas: [errorSchema], status: '404', detail: 'There is nothing here.' } };

    expect(await call('getScimGroup', { params: { group } })).toMatchObject(missing);
    expect(await call('deleteScimGroup', { params: { group } })).toMatchObject(missing);
    expect(await change(group, { op: 'remove', path: 'members' })).toMatchObject(missing);
    const body = { schemas: [groupSchema], displayName: 'x' };
    expect(await call('replaceScimGroup', { params: { group }, body })).toMatchObject(missing);
  });
});

test('a group that changed since it was read is not changed, if the client says so', async () => {
  const { call, createGroup, change, bob } = await setUp();
  const { id, meta } = await createGroup('Marketing');
  await change(id, { op: 'add', path: 'members', value: [{ value: bob }] });
  const headers = { 'If-Match': meta.version };
  const body = { schemas: [groupSchema], displayName: 'Sales' };

  expect((await call('replaceScimGroup', { params: { group: id }, body, headers })).status).toBe(412);
  expect((await call('deleteScimGroup', { params: { group: id }, headers })).status).toBe(412);
});
