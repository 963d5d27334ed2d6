import { describe, expect, inject, test } from 'vitest';
import { apiCaller } from '#demo/api.ts';
import { demanded, newOrganisation, workspace } from '#test/support/organisation.ts';
import {
  forbidden,
  id,
  notFound,
  postTwice,
  refusal,
  type Tokens,
  text,
  time,
  tokens,
  unauthenticated,
} from './shapes.ts';

type Invited = { member: { userId: string }; invitation: { token: string; expiresAt: string } };

const { apiUrl, region } = inject('stack');
const organisation = await newOrganisation(apiUrl);
const { owner, nobody, credentials } = organisation;
const [editor, viewer] = [await organisation.join('editor'), await organisation.join('viewer')];
const admin = await organisation.join('admin');
const ours = { id: organisation.id, name: 'Example', region, plan: text };
const address = (name: string) => `${name}.${organisation.id.slice(-8).toLowerCase()}@example.com`;
const password = 'a password of some length';
const refresh = (refreshToken: string) => nobody<Tokens>('POST', '/v1/sessions/refresh', { refreshToken });

describe('members', () => {
  const invite = (body: object) => owner.call<Invited>('POST', '/v1/members', { role: 'member', ...body });
  const accept = (token: string, more: object = {}) =>
    nobody<Tokens>('POST', '/v1/invitations/accept', { token, password, ...more });

  test('are invited, accept once, are changed and removed', async () => {
    const email = address('grace');
    const given = (role: string) => {
      const workspaces = [{ workspace: 'default', role }];
      return { role: 'member', workspaces, effective: { role: 'member', workspaces } };
    };
    const { workspaces } = given('viewer');
    const invited = await postTwice<Invited>(owner.call, '/v1/members', { email, role: 'member', workspaces });
    const member = { userId: id('usr'), email, name: null, status: 'invited', ...given('viewer') };
    expect([invited.status, invited.body]).toEqual([
      201,
      { member: { ...member, createdAt: time }, invitation: { token: text, expiresAt: time } },
    ]);
    const days = (Date.parse(invited.body.invitation.expiresAt) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThanOrEqual(7);
    const { userId } = invited.body.member;

    const { token } = invited.body.invitation;
    expect(await refusal(accept(`${token}x`))).toEqual(unauthenticated);
    expect(await refusal(accept(token, { password: 'short' }))).toEqual([400, 'validation_failed', 'body.password']);
    const joined = await accept(token, { name: 'Grace' });
    expect([joined.status, joined.body]).toEqual([200, { ...tokens, organisation: ours, user: { id: userId, email } }]);
    expect(await refusal(accept(token))).toEqual(unauthenticated);
    expect(await refusal(invite({ email }))).toEqual([409, 'member_exists']);
    const grace = apiCaller(apiUrl, joined.body.accessToken);
    expect(await refusal(grace('POST', `${workspace}/prompts`, { name: 'not-hers' }))).toEqual(forbidden);

    const raised = await owner.call('PATCH', `/v1/members/${userId}`, {
      workspaces: [{ workspace: 'default', role: 'editor' }],
    });
    expect([raised.status, raised.body]).toEqual([
      200,
      { ...member, createdAt: time, name: 'Grace', status: 'active', ...given('editor') },
    ]);
    await demanded(grace('POST', `${workspace}/prompts`, { name: 'hers' }), 201);

    await demanded(owner.call('DELETE', `/v1/members/${userId}`), 204);
    expect(await refusal(grace('GET', `${workspace}/prompts`))).toEqual(unauthenticated);
    expect(await refusal(refresh(joined.body.refreshToken))).toEqual(unauthenticated);
    expect(await refusal(owner.call('DELETE', `/v1/members/${userId}`))).toEqual(notFound);
  });

  test('are listed for admins, and managed by nobody else; owners by owners', async () => {
    const { body } = await owner.call<{ data: object[]; nextCursor: null }>('GET', '/v1/members?limit=100');
    const held = { role: 'owner', workspaces: [{ workspace: 'default', role: 'admin' }] };
    expect(body.data).toContainEqual({
      userId: owner.id,
      email: credentials.email,
      name: null,
      status: 'active',
      ...held,
      effective: held,
      createdAt: time,
    });
    expect(body.nextCursor).toBeNull();
    for (const { call } of [viewer, editor, admin]) {
      expect(await refusal(call('GET', '/v1/members'))).toEqual(forbidden);
      expect(await refusal(call('POST', '/v1/members', { email: address('z'), role: 'member' }))).toEqual(forbidden);
    }
    const second = (await invite({ email: address('deputy'), role: 'admin' })).body;
    const deputy = apiCaller(apiUrl, (await accept(second.invitation.token)).body.accessToken);
    expect((await deputy('GET', '/v1/members')).status).toBe(200);
    expect(await refusal(deputy('PATCH', `/v1/members/${owner.id}`, { role: 'member' }))).toEqual(forbidden);
    expect(await refusal(deputy('DELETE', `/v1/members/${owner.id}`))).toEqual(forbidden);
    expect(await refusal(owner.call('DELETE', `/v1/members/${owner.id}`))).toEqual([409, 'conflict']);
    expect((await refusal(invite({ email: address('z'), role: 'owner' })))[0]).toBe(400);
  });
});
