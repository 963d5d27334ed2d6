import { expect, inject, test } from 'vitest';
import { demanded, newOrganisation, workspace } from '#test/support/organisation.ts';
import {
  expectEntityTag,
  expectPrecondition,
  forbidden,
  insufficient,
  notFound,
  refusal,
  time,
  user,
} from './shapes.ts';

const organisation = await newOrganisation(inject('stack').apiUrl);
const { owner } = organisation;
const admin = await organisation.join('admin');
const keys = `${workspace}/provider-keys`;
const apiKey = 'sk-proj-0123456789abcdefghijx7Qa';
const view = { provider: 'openai', last4: 'x7Qa', createdAt: time, createdBy: user(admin.id), lastUsedAt: null };

test('a provider key is kept, replaced and forgotten, and never comes back', async () => {
  const put = await admin.call('PUT', `${keys}/openai`, { apiKey });
  expect([put.status, put.body]).toEqual([200, view]);
  expect((await admin.call('GET', `${keys}/openai`)).body).toEqual(view);
  expect((await owner.call('GET', keys)).body).toEqual({ data: [view], nextCursor: null });
  await expectEntityTag(admin.call, `${keys}/openai`);
  await expectPrecondition(admin.call, 'PUT', `${keys}/openai`, { apiKey: 'sk-another-0123456789-9zZ9' });
  expect((await admin.call('GET', `${keys}/openai`)).body).toEqual({ ...view, last4: '9zZ9' });

  const audit = await owner.call('GET', '/v1/audit-events');
  expect(JSON.stringify(audit.body)).not.toContain('0123456789');

  expect(await demanded(admin.call('DELETE', `${keys}/openai`), 204)).toBe('');
  expect(await refusal(admin.call('GET', `${keys}/openai`))).toEqual(notFound);
  expect(await refusal(admin.call('DELETE', `${keys}/openai`))).toEqual(notFound);
});

test('some providers take an address of their own, and it is a public one', async () => {
  const path = `${keys}/openai-compatible`;
  const at = (baseUrl?: string) => refusal(admin.call('PUT', path, { apiKey, ...(baseUrl && { baseUrl }) }));
  const refused = [400, 'validation_failed', 'body.baseUrl'];

  expect(await at('https://models.example.com/v1')).toEqual([200, undefined]);
  expect((await admin.call('GET', path)).body).toMatchObject({ baseUrl: 'https://models.example.com/v1' });
  for (const url of ['http://models.example.com', 'https://169.254.169.254/', 'https://10.0.0.1/', 'ftp://x', 'x']) {
    expect(await at(url), url).toEqual(refused);
  }
  expect(await at()).toEqual(refused);
});

test('they are for admins of the workspace alone, and for providers that there are', async () => {
  for (const role of ['editor', 'reviewer', 'viewer'] as const) {
    const { call } = await organisation.join(role);
    expect(await refusal(call('GET', keys))).toEqual(forbidden);
    expect(await refusal(call('PUT', `${keys}/openai`, { apiKey }))).toEqual(forbidden);
  }
  const { call } = await organisation.key('read', 'write', 'deploy');
  expect(await refusal(call('GET', `${keys}/openai`))).toEqual(insufficient);
  expect(await refusal(admin.call('PUT', `${keys}/nobody`, { apiKey }))).toEqual([
    400,
    'validation_failed',
    'path.provider',
  ]);
  expect(await refusal(admin.call('PUT', `${keys}/openai`, { apiKey: 'short' }))).toEqual([
    400,
    'validation_failed',
    'body.apiKey',
  ]);
});
