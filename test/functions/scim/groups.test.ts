import { describe, expect, test } from 'vitest';
import { updateMember } from '#functions/identity/update-member.ts';
import { errorSchema } from '#shared/contracts/scim-schemas.ts';
import { AppError } from '#shared/domain/errors.ts';
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

describe('members', () => {
  test('are added and removed in the ways that RFC 7644 knows', async () => {
    const { createGroup, change, bob, carol, dave, membersOf } = await setUp();
    const { id } = await createGroup('Marketing', [bob]);
    const done = async (...operations: readonly object[]) => {
      expect((await change(id, ...operations)).status).toBe(204);
      return membersOf(id);
    };

    expect(await done({ op: 'add', path: 'members', value: [{ value: carol }] })).toEqual([bob, carol]);
    expect(await done({ op: 'add', path: 'members', value: [{ value: carol }] })).toEqual([bob, carol]);
    expect(await done({ op: 'add', value: { members: [{ value: dave }] } })).toEqual([bob, carol, dave]);
    expect(await done({ op: 'remove', path: `members[value eq "${bob}"]` })).toEqual([carol, dave]);
    expect(await done({ op: 'remove', path: `members[value eq "${bob}"]` })).toEqual([carol, dave]);
    expect(
      await done(
        { op: 'remove', path: `members[value eq "${carol}" or value eq "${dave}"]` },
        { op: 'add', path: 'members', value: [{ value: bob }] },
      ),
    ).toEqual([bob]);
    expect(await done({ op: 'replace', path: 'members', value: [{ value: dave }] })).toEqual([dave]);
    expect(await done({ op: 'remove', path: 'members' })).toEqual([]);
  });

  test('are changed by PUT to just those that it names', async () => {
    const { call, createGroup, bob, carol, rolesOf } = await setUp();
    const { id } = await createGroup('promptgate:default:editor', [bob]);
    const body = { schemas: [groupSchema], displayName: 'promptgate:default:viewer', members: [{ value: carol }] };

    const put = await call('replaceScimGroup', { params: { group: id }, body });

    expect(put).toMatchObject({ status: 200, body: { members: [{ value: carol }] } });
    expect(await rolesOf(bob)).toEqual({ role: 'member', workspaces: {} });
    expect(await rolesOf(carol)).toEqual({ role: 'member', workspaces: { default: 'viewer' } });
    expect((await call('getScimGroup', { params: { group: id } })).body).toEqual(put.body);
  });

  test('and roles change together or not at all', async () => {
    const { createGroup, change, bob, carol, membersOf, rolesOf, dependencies, rows } = await setUp();
    const { id } = await createGroup('promptgate:default:editor', [bob]);
    const before = rows('AUDIT').length;
    const { change: real } = dependencies.groups;
    Object.assign(dependencies.groups, {
      change: async () => {
        throw new AppError('unavailable', 'no database');
      },
    });
    const operations = [
      { op: 'remove', path: `members[value eq "${bob}"]` },
      { op: 'add', path: 'members', value: [{ value: carol }] },
    ];

    expect(await change(id, ...operations)).toMatchObject({ status: 503, body: { status: '503' } });
    Object.assign(dependencies.groups, { change: real });

    expect(await membersOf(id)).toEqual([bob]);
    expect(await rolesOf(carol)).toEqual({ role: 'member', workspaces: {} });
    expect(rows('AUDIT')).toHaveLength(before);
  });

  test('of whom another change came first are changed as they then are', async () => {
    const { createGroup, change, bob, rolesOf, dependencies, owner } = await setUp();
    const { id } = await createGroup('promptgate:default:viewer');
    const { change: real } = dependencies.groups;
    let raced = false;
    Object.assign(dependencies.groups, {
      change: async (...args: Parameters<typeof real>) => {
        if (!raced) {
          raced = true;
          await updateMember(dependencies, { ...owner, userId: bob, body: { role: 'admin' } });
        }
        await real(...args);
      },
    });

    expect((await change(id, { op: 'add', path: 'members', value: [{ value: bob }] })).status).toBe(204);

    expect(await rolesOf(bob)).toEqual({ role: 'admin', workspaces: { default: 'viewer' } });
  });
});

describe('more members than one transaction holds', () => {
  const crowd = async () => {
    const world = await setUp();
    const ids: string[] = [];
    for (let index = 0; index < 190; index += 1) ids.push((await world.createUser(`u${index}@example.com`)).id);
    return { ...world, ids };
  };

  test('come in as many as it takes, and go so', async () => {
    const { call, createGroup, ids, membersOf, rolesOf, rows } = await crowd();
    const { id, members } = await createGroup('promptgate:default:editor', ids);
    expect(members).toHaveLength(190);
    expect(await membersOf(id)).toHaveLength(190);
    const entries = () => rows('AUDIT').filter((row) => row['target'] === id);
    expect(entries()).toHaveLength(3);

    expect((await call('deleteScimGroup', { params: { group: id } })).status).toBe(204);

    expect(await rolesOf(ids[0]!)).toEqual({ role: 'member', workspaces: {} });
    expect(await rolesOf(ids.at(-1)!)).toEqual({ role: 'member', workspaces: {} });
    expect(entries().map((row) => row['action'])).toEqual([
      'scim_group.create',
      'scim_group.update',
      'scim_group.update',
      'scim_group.update',
      'scim_group.update',
      'scim_group.delete',
    ]);
  }, 20_000);

  test('lose before others gain, and a change that broke off is finished by asking again', async () => {
    const { createGroup, change, ids, rolesOf, dependencies, bob } = await crowd();
    const { id } = await createGroup('promptgate:admins', ids);
    const { change: real } = dependencies.groups;
    let calls = 0;
    Object.assign(dependencies.groups, {
      change: async (...args: Parameters<typeof real>) => {
        calls += 1;
        if (calls === 2) throw new AppError('unavailable', 'no database');
        await real(...args);
      },
    });
    const again = () => change(id, { op: 'replace', path: 'members', value: [{ value: bob }] });

    expect((await again()).status).toBe(503);
    expect((await rolesOf(bob)).role).toBe('member');
    expect((await again()).status).toBe(204);

    expect((await rolesOf(bob)).role).toBe('admin');
    for (const userId of ids) expect((await rolesOf(userId)).role).toBe('member');
  }, 20_000);
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
