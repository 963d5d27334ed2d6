import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { apiCaller } from '#demo/api.ts';
import { dnsServer } from '#test/support/dns-server.ts';
import { demanded, newOrganisation, workspace } from '#test/support/organisation.ts';
import { forbidden, id, insufficient, notFound, postTwice, refusal, text, time, user } from './shapes.ts';

type Token = { id: string; secret: string };
type User = { id: string; userName: string; active: boolean; meta: { version: string; location: string } };
type Group = { id: string; members: { value: string }[] };
type List<T> = { totalResults: number; Resources: T[] };

const stack = inject('stack');
const { apiUrl } = stack;
const dns = await dnsServer(stack.port);
afterAll(() => dns.stop());

const ours = await newOrganisation(apiUrl);
const theirs = await newOrganisation(apiUrl);
const { owner, nobody } = ours;
const domain = `scim-${randomBytes(6).toString('hex')}.com`;
const path = '/v1/sso/scim-tokens';
const schemas = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  patch: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
  error: 'urn:ietf:params:scim:api:messages:2.0:Error',
};

const provider = async ({ owner: { call } }: typeof ours) => {
  const { secret } = await demanded(call<Token>('POST', path, { name: 'provider' }), 201);
  return apiCaller(apiUrl, secret);
};
const scim = await provider(ours);
const stranger = await provider(theirs);

const claim = await demanded(
  owner.call<{ record: { name: string; value: string } }>('POST', '/v1/sso/domains', { domain }),
  201,
);
dns.publish(claim.record.name, claim.record.value);
await demanded(owner.call('POST', `/v1/sso/domains/${domain}/verify`), 200);

const scimJson = { 'content-type': 'application/scim+json' };
const create = (name: string, more: object = {}) =>
  demanded(
    scim<User>('POST', '/scim/v2/Users', { schemas: [schemas.user], userName: `${name}@${domain}`, ...more }, scimJson),
    201,
  );
const patch = (resource: string, ...Operations: readonly object[]) =>
  scim<User>('PATCH', `/scim/v2/${resource}`, { schemas: [schemas.patch], Operations }, scimJson);

describe('SCIM tokens', () => {
  test('are made by owners, shown once, and listed without their secrets', async () => {
    const made = await postTwice<Token>(owner.call, path, { name: 'Okta' });
    const view = { id: id('scm'), name: 'Okta', createdAt: time, createdBy: user(owner.id), expiresAt: null };

    expect([made.status, made.body]).toEqual([201, { ...view, lastUsedAt: null, secret: text }]);
    expect(made.body.secret).toMatch(/^scim_org_[0-9A-Z]{26}_scm_[0-9A-Z]{26}_[a-z]{3}\d[\w-]{51}$/);
    const { data } = await demanded(owner.call<{ data: object[] }>('GET', path), 200);
    expect(data[0]).toEqual({ ...view, lastUsedAt: null });
    expect(data).toHaveLength(2);
    const viewer = await ours.join('viewer');
    expect(await refusal(viewer.call('GET', path))).toEqual(forbidden);
    expect(await refusal(theirs.owner.call('DELETE', `${path}/${made.body.id}`))).toEqual(notFound);
    expect(await demanded(owner.call('DELETE', `${path}/${made.body.id}`), 204)).toBe('');
    expect(await refusal(owner.call('DELETE', `${path}/${made.body.id}`))).toEqual(notFound);
  });

  test('are for SCIM alone, and SCIM is for them alone', async () => {
    expect(await refusal(scim('GET', '/v1/me'))).toEqual(insufficient);
    expect(await refusal(scim('GET', `${workspace}/prompts`))).toEqual(insufficient);
    const refused = await owner.call('GET', '/scim/v2/Users');
    expect([refused.status, refused.headers.get('content-type')]).toEqual([403, 'application/scim+json']);
    expect(refused.body).toEqual({ schemas: [schemas.error], status: '403', detail: text });
    expect((await nobody('GET', '/scim/v2/Users')).status).toBe(401);
  });
});

describe('what there is', () => {
  test('is told', async () => {
    const { headers, body } = await scim<Record<string, { supported: boolean }>>(
      'GET',
      '/scim/v2/ServiceProviderConfig',
    );

    expect(headers.get('content-type')).toBe('application/scim+json');
    expect(body).toMatchObject({ patch: { supported: true }, bulk: { supported: false }, etag: { supported: true } });
    const types = await demanded(scim<List<{ id: string }>>('GET', '/scim/v2/ResourceTypes'), 200);
    expect(types.Resources.map((type) => type.id)).toEqual(['User', 'Group']);
    for (const schema of [schemas.user, schemas.group]) {
      expect(await demanded(scim('GET', `/scim/v2/Schemas/${schema}`), 200)).toMatchObject({ id: schema });
    }
    expect((await scim('POST', '/scim/v2/Bulk', {})).status).toBe(404);
    expect((await scim('POST', '/scim/v2/.search', {})).status).toBe(404);
  });
});

describe('users', () => {
  test('come, are found, change, go, and come back', async () => {
    const created = await create('grace', { externalId: '00u1', name: { givenName: 'Grace', familyName: 'Hopper' } });
    expect(created).toMatchObject({
      id: id('usr'),
      userName: `grace@${domain}`,
      displayName: 'Grace Hopper',
      active: true,
      meta: { location: `${apiUrl}/scim/v2/Users/${created.id}` },
    });
    const query = encodeURIComponent(`userName eq "grace@${domain}"`);
    const found = await demanded(scim<List<User>>('GET', `/scim/v2/Users?filter=${query}`), 200);
    expect(found).toMatchObject({ totalResults: 1, Resources: [created] });
    const resource = `Users/${created.id}`;
    const read = await scim<User>('GET', `/scim/v2/${resource}`);
    expect([read.body, read.headers.get('etag')]).toEqual([created, created.meta.version]);

    expect((await patch(resource, { op: 'Replace', path: 'active', value: 'False' })).body.active).toBe(false);
    expect((await patch(resource, { op: 'replace', value: { active: true } })).body.active).toBe(true);
    const stale = { ...scimJson, 'if-match': '"of-another-time"' };
    const body = { schemas: [schemas.patch], Operations: [{ op: 'remove', path: 'displayName' }] };
    expect((await scim('PATCH', `/scim/v2/${resource}`, body, stale)).status).toBe(412);
    expect((await scim('DELETE', `/scim/v2/${resource}`)).status).toBe(204);
    expect((await scim('GET', `/scim/v2/${resource}`)).status).toBe(404);
    expect((await create('grace')).id).toBe(created.id);
  });

  test('are of a verified domain, and there once', async () => {
    const post = (userName: string) => scim('POST', '/scim/v2/Users', { schemas: [schemas.user], userName }, scimJson);
    await create('twice');

    expect(await post(`twice@${domain}`)).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } });
    expect(await post('somebody@example.org')).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
  });

  test('who are deprovisioned have neither sessions nor keys', async () => {
    const email = `leaver@${domain}`;
    const invited = { email, role: 'member', workspaces: [{ workspace: 'default', role: 'admin' }] };
    const { invitation } = await demanded(
      owner.call<{ invitation: { token: string } }>('POST', '/v1/members', invited),
      201,
    );
    const accepted = { token: invitation.token, password: 'a compiler of sentences' };
    const tokens = await demanded(
      nobody<{ accessToken: string; refreshToken: string; user: { id: string } }>(
        'POST',
        '/v1/invitations/accept',
        accepted,
      ),
      200,
    );
    const leaver = apiCaller(apiUrl, tokens.accessToken);
    const keyNamed = async (name: string) => {
      const made = leaver<Token>('POST', `${workspace}/api-keys`, { name, scopes: ['read'] });
      return apiCaller(apiUrl, (await demanded(made, 201)).secret);
    };
    // What the gateway has seen lives on for half a minute, which is for test/e2e/contract/revocation.test.ts to wait.
    const [seen, unseen] = [await keyNamed('seen'), await keyNamed('unseen')];
    expect((await seen('GET', `${workspace}/prompts`)).status).toBe(200);

    const resource = `Users/${tokens.user.id}`;
    expect((await patch(resource, { op: 'replace', path: 'active', value: false })).status).toBe(200);

    expect((await leaver('GET', '/v1/me')).status).toBe(401);
    const { refreshToken } = tokens;
    expect((await nobody('POST', '/v1/sessions/refresh', { refreshToken })).status).toBe(401);
    const signIn = { email, password: accepted.password };
    expect((await nobody('POST', '/v1/sessions', signIn)).status).toBe(401);
    expect((await unseen('GET', `${workspace}/prompts`)).status).toBe(401);
    const { data } = await demanded(
      owner.call<{ data: { action: string; actor: { type: string } }[] }>(
        'GET',
        `/v1/audit-events?target=${tokens.user.id}&action=member.suspend`,
      ),
      200,
    );
    expect(data).toMatchObject([{ actor: { type: 'provisioner' } }]);
  });

  test('who are the last owner stay', async () => {
    const refused = await patch(`Users/${owner.id}`, { op: 'replace', path: 'active', value: false });

    expect(refused).toMatchObject({ status: 409, body: { schemas: [schemas.error], detail: text } });
    expect((await owner.call('GET', '/v1/me')).status).toBe(200);
  });
});

describe('groups', () => {
  test('give roles from the next request on, and take them', async () => {
    const member = await ours.join('viewer');
    const post = () =>
      member.call('POST', `${workspace}/prompts`, { name: `by-group-${randomBytes(4).toString('hex')}` });
    expect((await post()).status).toBe(403);
    const group = await demanded(
      scim<Group>('POST', '/scim/v2/Groups', {
        schemas: [schemas.group],
        displayName: 'promptgate:default:editor',
        members: [{ value: member.id }],
      }),
      201,
    );

    expect((await post()).status).toBe(201);
    expect(await demanded(scim<Group>('GET', `/scim/v2/Groups/${group.id}`), 200)).toMatchObject({
      members: [{ value: member.id }],
    });
    const removal = { op: 'remove', path: `members[value eq "${member.id}"]` };
    expect((await patch(`Groups/${group.id}`, removal)).status).toBe(204);
    expect((await post()).status).toBe(403);
    expect((await scim('DELETE', `/scim/v2/Groups/${group.id}`)).status).toBe(204);
  });
});

describe('another organisation', () => {
  test('has no users and groups here: hidden and missing look alike', async () => {
    const { id: userId } = await create('hidden');
    const group = await demanded(
      scim<Group>('POST', '/scim/v2/Groups', { schemas: [schemas.group], displayName: 'hidden' }),
      201,
    );
    const body = { schemas: [schemas.patch], Operations: [{ op: 'remove', path: 'displayName' }] };
    const ask = async (resource: string) => {
      const answers = [
        await stranger('GET', `/scim/v2/${resource}`),
        await stranger('PATCH', `/scim/v2/${resource}`, body, scimJson),
        await stranger('DELETE', `/scim/v2/${resource}`),
      ];
      return answers.map(({ status, headers, body: answer }) => [status, headers.get('content-type'), answer]);
    };
    const missing = { schemas: [schemas.error], status: '404', detail: text };

    for (const [kind, ourId] of [
      ['Users', userId],
      ['Groups', group.id],
    ] as const) {
      const hidden = await ask(`${kind}/${ourId}`);
      expect(hidden).toEqual(await ask(`${kind}/${ourId.slice(0, 4)}${'Z'.repeat(26)}`));
      for (const answer of hidden) expect(answer).toEqual([404, 'application/scim+json', missing]);
    }
    const query = encodeURIComponent(`userName eq "hidden@${domain}"`);
    expect(await demanded(stranger<List<User>>('GET', `/scim/v2/Users?filter=${query}`), 200)).toMatchObject({
      totalResults: 0,
    });
    const member = { schemas: [schemas.group], displayName: 'x', members: [{ value: userId }] };
    expect((await stranger('POST', '/scim/v2/Groups', member)).status).toBe(400);
  });
});
