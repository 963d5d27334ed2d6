import { describe, expect, test } from 'vitest';
import { updateMember } from '#functions/identity/update-member.ts';
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
