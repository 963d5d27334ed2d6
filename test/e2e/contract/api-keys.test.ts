import { describe, expect, inject, test } from 'vitest';
import { apiCaller, until } from '#demo/api.ts';
import { demanded, newOrganisation, workspace } from '#test/support/organisation.ts';
import {
  expectEntityTag,
  forbidden,
  id,
  insufficient,
  notFound,
  postTwice,
  refusal,
  time,
  unauthenticated,
} from './shapes.ts';

const { apiUrl } = inject('stack');
const organisation = await newOrganisation(apiUrl);
const { owner } = organisation;
const editor = await organisation.join('editor');

describe('API keys', () => {
  const keys = `${workspace}/api-keys`;
  type Key = { id: string; secret: string };

  test('show their secret once, are listed without it, and are refused once they are deleted', async () => {
    const expiresAt = '2099-01-01T00:00:00.000Z';
    const made = await postTwice<Key>(owner.call, keys, { name: 'shop', scopes: ['read'], expiresAt });
    const shown = {
      id: id('key'),
      workspace: 'default',
      name: 'shop',
      scopes: ['read'],
      createdAt: time,
      createdBy: { type: 'user', id: owner.id },
      expiresAt,
      lastUsedAt: null,
      rateLimit: null,
    };
    const secret = expect.stringMatching(new RegExp(`^pg_${organisation.id}_${made.body.id}_\\w{4}[\\w-]{51}$`));
    expect([made.status, made.body]).toEqual([201, { ...shown, secret }]);
    const list = await owner.call<{ data: object[] }>('GET', keys);
    expect(list.body.data[0]).toEqual(shown);
    expect((await owner.call('GET', `${keys}/${made.body.id}`)).body).toEqual(shown);
    await expectEntityTag(owner.call, `${keys}/${made.body.id}`);

    await demanded(owner.call('DELETE', `${keys}/${made.body.id}`), 204);
    expect(await refusal(apiCaller(apiUrl, made.body.secret)('GET', `${workspace}/prompts`))).toEqual(unauthenticated);
    expect(await refusal(owner.call('DELETE', `${keys}/${made.body.id}`))).toEqual(notFound);
  });

  test('are refused once they have expired', async () => {
    const expiresAt = new Date(Date.now() + 1500).toISOString();
    const { secret } = await demanded(
      owner.call<Key>('POST', keys, { name: 'soon', scopes: ['read'], expiresAt }),
      201,
    );
    await until(
      async () => Date.now(),
      (now) => now > Date.parse(expiresAt),
    );

    expect(await refusal(apiCaller(apiUrl, secret)('GET', `${workspace}/prompts`))).toEqual(unauthenticated);
  });

  test('act by their scopes, in their own workspace alone, and manage nothing', async () => {
    const [read, write, deploy] = [
      await organisation.key('read'),
      await organisation.key('write'),
      await organisation.key('deploy'),
    ];
    const prompts = `${workspace}/prompts`;
    expect(await refusal(read.call('POST', prompts, { name: 'by-key' }))).toEqual(insufficient);
    expect(await refusal(deploy.call('POST', prompts, { name: 'by-key' }))).toEqual(insufficient);
    const made = await demanded(write.call<{ createdBy: object }>('POST', prompts, { name: 'by-key' }), 201);
    expect(made.createdBy).toEqual({ type: 'apiKey', id: write.id });
    const rollout = { environment: 'development', version: 1 };
    expect(await refusal(write.call('POST', `${prompts}/by-key/rollouts`, rollout))).toEqual(insufficient);
    expect(await refusal(deploy.call('POST', `${prompts}/by-key/rollouts`, rollout))).toEqual(notFound);
    expect(await refusal(write.call('GET', keys))).toEqual(insufficient);
    await demanded(owner.call('POST', '/v1/workspaces', { slug: 'elsewhere', name: 'Elsewhere' }), 201);
    expect(await refusal(write.call('GET', '/v1/workspaces/elsewhere/prompts'))).toEqual(notFound);
  });

  test('are not made without a scope, of a scope that is none, or in the past', async () => {
    const make = (body: object) => refusal(owner.call('POST', keys, { name: 'x', scopes: ['read'], ...body }));

    expect(await make({ scopes: [] })).toEqual([400, 'validation_failed', 'body.scopes']);
    expect(await make({ scopes: ['admin'] })).toEqual([400, 'validation_failed', 'body.scopes.0']);
    expect(await make({ expiresAt: '2020-01-01T00:00:00.000Z' })).toEqual([400, 'validation_failed', 'body.expiresAt']);
    expect(await refusal(editor.call('POST', keys, { name: 'x', scopes: ['read'] }))).toEqual(forbidden);
  });
});
