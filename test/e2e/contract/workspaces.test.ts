import { describe, expect, inject, test } from 'vitest';
import { demanded, newOrganisation, workspace } from '#test/support/organisation.ts';
import {
  expectEntityTag,
  expectPrecondition,
  forbidden,
  id,
  notFound,
  number,
  postTwice,
  refusal,
  text,
  time,
} from './shapes.ts';

const { apiUrl } = inject('stack');
const organisation = await newOrganisation(apiUrl);
const { owner } = organisation;
const [editor, viewer] = [await organisation.join('editor'), await organisation.join('viewer')];

describe('workspaces', () => {
  test('are created with their environments, read, changed and peopled', async () => {
    const made = await postTwice<{ id: string }>(owner.call, '/v1/workspaces', { slug: 'support', name: 'Support' });
    const view = { id: id('wsp'), slug: 'support', name: 'Support', scan: { judge: 'off' }, createdAt: time };
    expect([made.status, made.body]).toEqual([201, view]);
    expect(await refusal(owner.call('POST', '/v1/workspaces', { slug: 'support', name: 'x' }))).toEqual([
      409,
      'workspace_exists',
    ]);
    const path = '/v1/workspaces/support';
    expect((await owner.call('GET', path)).body).toEqual(view);
    await expectEntityTag(owner.call, path);
    await expectPrecondition(owner.call, 'PATCH', path, { name: 'Help', scan: { judge: 'advisory' } });
    expect((await owner.call('GET', path)).body).toEqual({ ...view, name: 'Help', scan: { judge: 'advisory' } });
    const list = await owner.call<{ data: { slug: string }[] }>('GET', '/v1/workspaces');
    expect(list.body.data.map(({ slug }) => slug)).toEqual(expect.arrayContaining(['default', 'support']));
    expect(await refusal(viewer.call('GET', '/v1/workspaces'))).toEqual(forbidden);
    expect(await refusal(viewer.call('GET', path))).toEqual(notFound);

    const seat = `${path}/members/${viewer.id}`;
    const put = await owner.call('PUT', seat, { role: 'reviewer' });
    const member = { userId: viewer.id, email: text, name: null, status: 'active', role: 'reviewer' };
    expect([put.status, put.body]).toEqual([200, member]);
    const members = await owner.call<{ data: object[] }>('GET', `${path}/members`);
    expect(members.body.data).toContainEqual(member);
    expect((await viewer.call('GET', `${path}/prompts`)).status).toBe(200);
    expect(await refusal(viewer.call('GET', `${path}/members`))).toEqual(forbidden);
    await demanded(owner.call('DELETE', seat), 204);
    expect(await refusal(viewer.call('GET', `${path}/prompts`))).toEqual(notFound);
    expect(await refusal(owner.call('DELETE', seat))).toEqual(notFound);
    expect(await refusal(owner.call('PUT', seat, { role: 'owner' }))).toEqual([400, 'validation_failed', 'body.role']);
  });
});

describe('environments', () => {
  const path = `${workspace}/environments`;

  test('are three from the start, and production is protected', async () => {
    const { body } = await owner.call<{ data: object[] }>('GET', path);

    const view = { minHoldSeconds: number, createdAt: time };
    expect(body).toEqual({
      data: [
        { name: 'development', protected: false, ...view },
        { name: 'production', protected: true, ...view },
        { name: 'staging', protected: false, ...view },
      ],
      nextCursor: null,
    });
    expect(await refusal(editor.call('GET', path))).toEqual(forbidden);
  });

  test('are added, changed and deleted', async () => {
    const body = { name: 'canary-eu', protected: true, minHoldSeconds: 5, guardrails: { maxErrorRate: 0.02 } };
    const made = await postTwice(owner.call, path, body);
    expect([made.status, made.body]).toEqual([201, { ...body, createdAt: time }]);
    expect(await refusal(owner.call('POST', path, body))).toEqual([409, 'environment_exists']);

    const one = `${path}/canary-eu`;
    await expectEntityTag(owner.call, one);
    await expectPrecondition(owner.call, 'PATCH', one, { minHoldSeconds: 9, protected: false, guardrails: null });
    expect((await owner.call('GET', one)).body).toEqual({
      name: 'canary-eu',
      protected: false,
      minHoldSeconds: 9,
      createdAt: time,
    });
    await demanded(owner.call('DELETE', one), 204);
    expect(await refusal(owner.call('GET', one))).toEqual(notFound);
  });

  test('never lose the protection of production, the least hold, or the three', async () => {
    const production = `${path}/production`;
    const invalid = [400, 'validation_failed'];

    expect(await refusal(owner.call('PATCH', production, { protected: false }))).toEqual([
      ...invalid,
      'body.protected',
    ]);
    expect(await refusal(owner.call('PATCH', production, { minHoldSeconds: 0 }))).toEqual([
      ...invalid,
      'body.minHoldSeconds',
    ]);
    expect(await refusal(owner.call('DELETE', production))).toEqual([409, 'in_use']);
  });
});
