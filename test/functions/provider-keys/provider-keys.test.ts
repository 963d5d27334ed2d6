import { expect, test } from 'vitest';
import { deleteProviderKey } from '#functions/provider-keys/delete-provider-key.ts';
import { getProviderKey } from '#functions/provider-keys/get-provider-key.ts';
import { listProviderKeys } from '#functions/provider-keys/list-provider-keys.ts';
import { putProviderKey } from '#functions/provider-keys/put-provider-key.ts';
import { providerKeyRoutes } from '#shared/contracts/provider-keys.ts';
import { providerKeyRepository } from '#shared/data/provider-key-repository.ts';
import { useNotes } from '#shared/data/use-notes.ts';
import { AppError } from '#shared/domain/errors.ts';
import { keyPurposeOf } from '#shared/domain/provider-key.ts';
import { memorySecrets } from '#test/fakes/memory-secrets.ts';
import { asked, callerOf, memoryTables, organisationB, testEffects, userOf } from '#test/support/world.ts';

const admin = callerOf(userOf('admin', { default: 'admin' }));
const apiKey = 'sk-canary-0123456789-x7Qa';

const setUp = () => {
  const tables = memoryTables();
  const dependencies = {
    ...testEffects(),
    providerKeys: providerKeyRepository(tables.openTable),
    secrets: memorySecrets(),
    urlRules: { allowLoopback: false },
  };
  const put = async (provider: string, body: { apiKey: string; baseUrl?: string } = { apiKey }) =>
    putProviderKey(dependencies, { ...at(provider), body });
  return { ...tables, dependencies, put };
};

const at = (provider: string) => ({ ...asked(admin), workspace: 'default', provider });

test('a key is kept sealed for its provider, and comes back nowhere', async () => {
  const { dependencies, put, openTable } = setUp();

  const key = await put('openai');

  expect(await dependencies.secrets.open(admin.tenant, keyPurposeOf(key), key.apiKey)).toBe(apiKey);
  const view = providerKeyRoutes.getProviderKey.response.body.parse(await getProviderKey(dependencies, at('openai')));
  expect(view).toEqual({
    provider: 'openai',
    last4: 'x7Qa',
    createdAt: '2026-11-21T08:00:00.000Z',
    createdBy: { type: 'user', id: 'usr_admin' },
    lastUsedAt: null,
  });
  expect(JSON.stringify([...openTable(admin.tenant).rows.values()])).not.toContain('canary');
});

test('of a short key nothing is shown', async () => {
  const { put } = setUp();

  expect(await put('openai', { apiKey: '12345678901' })).toMatchObject({ last4: null });
  expect(await put('openai', { apiKey: '123456789012' })).toMatchObject({ last4: '9012' });
});

test('a second key replaces the first, and both gifts are audited without the key', async () => {
  const { dependencies, put, rowsOf } = setUp();
  const first = await put('openai');
  const second = await put('openai', { apiKey: 'another-key-of-4321' });

  expect(await getProviderKey(dependencies, at('openai'))).toMatchObject({ id: second.id, last4: '4321' });
  expect(rowsOf('PROVIDERKEY')).toHaveLength(1);
  expect(rowsOf('AUDIT')).toMatchObject([
    { action: 'provider_key.put', target: first.id, change: { provider: 'openai' } },
    { action: 'provider_key.put', target: second.id, change: { provider: 'openai', replaces: first.id } },
  ]);
});

test('If-Match is judged against the present key, or its absence', async () => {
  const { dependencies, put } = setUp();
  const seen: unknown[] = [];
  const precondition = (current: unknown) => {
    seen.push(current);
    if (current !== undefined) throw new AppError('precondition_failed', 'stale');
  };
  const command = { ...at('openai'), precondition, body: { apiKey } };

  await putProviderKey(dependencies, command);
  await expect(putProviderKey(dependencies, command)).rejects.toMatchObject({ code: 'precondition_failed' });
  expect(seen).toMatchObject([undefined, { provider: 'openai' }]);
  await put('openai');
});

test.each(['openai ', 'OPENAI', 'constructor', 'nobody'])('the provider %j is none', async (provider) => {
  const { dependencies, put } = setUp();

  await expect(put(provider)).rejects.toMatchObject({
    code: 'validation_failed',
    faults: [{ path: 'path.provider', message: expect.stringContaining('anthropic') }],
  });
  await expect(getProviderKey(dependencies, at(provider))).rejects.toMatchObject({ code: 'not_found' });
});

test('another address must be a public one, and providers without their own need one', async () => {
  const { put } = setUp();
  const refusal = { code: 'validation_failed', faults: [{ path: 'body.baseUrl' }] };

  await expect(put('openai', { apiKey, baseUrl: 'http://169.254.169.254/' })).rejects.toMatchObject(refusal);
  await expect(put('azure')).rejects.toMatchObject(refusal);
  await expect(put('openai-compatible')).rejects.toMatchObject(refusal);
  expect(await put('azure', { apiKey, baseUrl: 'https://mine.openai.azure.com/' })).toMatchObject({
    baseUrl: 'https://mine.openai.azure.com/',
  });
});

test('keys are listed newest first, workspace by workspace', async () => {
  const { dependencies, put } = setUp();
  for (const provider of ['openai', 'anthropic', 'google']) await put(provider);
  await put('openai');

  const page = { ...at(''), query: { limit: 25 } };
  const { data } = await listProviderKeys(dependencies, page);

  expect(data.map(({ provider }) => provider)).toEqual(['openai', 'google', 'anthropic']);
  expect(await listProviderKeys(dependencies, { ...page, workspace: 'other' })).toMatchObject({ data: [] });
});

test('a deleted key is gone, and the deed is in the audit trail', async () => {
  const { dependencies, put, rowsOf } = setUp();
  await put('openai');

  await deleteProviderKey(dependencies, at('openai'));

  await expect(getProviderKey(dependencies, at('openai'))).rejects.toMatchObject({ code: 'not_found' });
  expect(rowsOf('AUDIT').at(-1)).toMatchObject({ action: 'provider_key.delete', change: { provider: 'openai' } });
});

test("another organisation's key is not there", async () => {
  const { dependencies, put } = setUp();
  await put('openai');
  const command = { ...at('openai'), caller: callerOf(userOf('admin', { default: 'admin' }, organisationB)) };

  await expect(getProviderKey(dependencies, command)).rejects.toMatchObject({ code: 'not_found' });
  await expect(deleteProviderKey(dependencies, command)).rejects.toMatchObject({ code: 'not_found' });
});

test.each([
  ['1234567', false],
  ['12345678', true],
  ['x'.repeat(512), true],
  ['x'.repeat(513), false],
  ['with a space', false],
  ['line\nbreaks', false],
  ['schlüssel-ä', false],
])('the key %j may be given: %s', (key, allowed) => {
  expect(providerKeyRoutes.putProviderKey.body.safeParse({ apiKey: key }).success).toBe(allowed);
});

test('when a key was used last is noted beside it, and forgotten with it', async () => {
  const { dependencies, put, openTable, rowsOf } = setUp();
  const key = await put('openai');
  const failures: unknown[] = [];
  useNotes({ openTable, now: dependencies.now, failed: (error) => failures.push(error) })(admin.tenant, key.id);

  const used = { lastUsedAt: '2026-11-21T08:00:00.000Z' };
  expect(await getProviderKey(dependencies, at('openai'))).toMatchObject(used);
  const { data } = await listProviderKeys(dependencies, { ...at('openai'), query: { limit: 25 } });
  expect(data).toMatchObject([used]);
  await deleteProviderKey(dependencies, at('openai'));
  expect([rowsOf('USE'), failures]).toEqual([[], []]);
});
