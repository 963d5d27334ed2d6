import { describe, expect, test } from 'vitest';
import { errorSchema } from '#shared/contracts/scim-schemas.ts';
import { ada } from '#test/support/identity-world.ts';
import { scimWorld, userSchema } from './scim-world.ts';

const grace = 'grace@example.com';

describe('users of others, and those that never were', () => {
  test('are answered alike, byte for byte, in SCIM’s form', async () => {
    const ours = await scimWorld();
    const theirs = await ours.dependencies.members.find(ours.tenant, ours.userId);
    const stranger = await scimWorld();
    const ids = [theirs!.userId.replace(/.$/, 'Z'), `usr_${'0'.repeat(26)}`, 'nonsense', 'usr_../x'];
    const answers = await Promise.all(
      ids.flatMap((userId) => [
        stranger.call('getScimUser', { params: { userId } }),
        stranger.call('deleteScimUser', { params: { userId } }),
        stranger.call('replaceScimUser', { params: { userId }, body: { schemas: [userSchema], userName: grace } }),
        stranger.patch('updateScimUser', userId, { op: 'replace', path: 'active', value: false }),
      ]),
    );

    for (const { status, headers, body } of answers) {
      expect({ status, body }).toEqual({
        status: 404,
        body: { schemas: [errorSchema], status: '404', detail: 'There is nothing here.' },
      });
      expect(headers['content-type']).toBe('application/scim+json');
    }
  });
});

describe('the list of users', () => {
  const setUp = async () => {
    const world = await scimWorld();
    for (const name of ['bob', 'carol', 'dave']) {
      await world.createUser(`${name}@example.com`, { externalId: `hr-${name}`, active: name !== 'dave' });
    }
    const list = async (query: Record<string, string> = {}) => (await world.call('listScimUsers', { query })).body;
    return { ...world, list };
  };

  test('has everybody, however they came, page by page', async () => {
    const { list, join } = await setUp();
    await join('erin@example.com', 'member');
    const whole = await list();
    expect(whole).toMatchObject({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: 5,
      startIndex: 1,
      itemsPerPage: 5,
    });

    const pages = [
      await list({ count: '2' }),
      await list({ count: '2', startIndex: '3' }),
      await list({ startIndex: '5' }),
    ];

    expect(pages.flatMap(({ Resources }) => Resources)).toEqual(whole.Resources);
    expect(await list({ count: '0' })).toMatchObject({ totalResults: 5, itemsPerPage: 0, Resources: [] });
    expect(await list({ startIndex: '-3', count: '-1' })).toMatchObject({ startIndex: 1, itemsPerPage: 0 });
    expect(await list({ startIndex: '99' })).toMatchObject({ totalResults: 5, Resources: [] });
    expect(await list({ count: '100000' })).toMatchObject({ itemsPerPage: 5 });
  });

  test('is narrowed by filters', async () => {
    const { list } = await setUp();
    const names = async (filter: string) =>
      (await list({ filter })).Resources.map(({ userName }: { userName: string }) => userName.split('@')[0]);

    expect(await names('userName eq "BOB@example.com"')).toEqual(['bob']);
    expect(await names('userName eq "nobody@example.com"')).toEqual([]);
    expect(await names('externalId eq "hr-carol"')).toEqual(['carol']);
    expect(await names('active eq false')).toEqual(['dave']);
    expect(await names('active eq "False"')).toEqual(['dave']);
    expect(await names('userName sw "c" or emails[type eq "work" and value sw "d"]')).toEqual(['carol', 'dave']);
    expect(await names(`userName eq "${'x'.repeat(1000)}"`)).toEqual([]);
  });

  test('gives of each what is asked for', async () => {
    const { list, call, userId } = await setUp();

    const [first] = (await list({ attributes: 'userName, urn:ietf:params:scim:schemas:core:2.0:User:emails.value' }))
      .Resources;
    expect(first).toEqual({
      schemas: [userSchema],
      id: userId,
      userName: ada.email,
      emails: [{ value: ada.email }],
    });
    const { body } = await call('getScimUser', {
      params: { userId },
      query: { excludedAttributes: 'groups,META,emails.type,id' },
    });
    expect(Object.keys(body).sort()).toEqual(['active', 'emails', 'id', 'schemas', 'userName']);
    expect(body.emails).toEqual([{ value: ada.email, primary: true }]);
  });

  test('refuses what it cannot read', async () => {
    const { call } = await setUp();
    const refusal = async (query: Record<string, string>) => {
      const { status, body } = await call('listScimUsers', { query });
      return [status, body.scimType];
    };

    expect(await refusal({ filter: 'userName zz "x"' })).toEqual([400, 'invalidFilter']);
    expect(await refusal({ filter: '' })).toEqual([400, 'invalidFilter']);
    expect(await refusal({ count: 'many' })).toEqual([400, 'invalidSyntax']);
    expect(await refusal({ attributes: 'a b' })).toEqual([400, 'invalidValue']);
  });
});
