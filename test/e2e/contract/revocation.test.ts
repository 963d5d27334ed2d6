import { expect, inject, test } from 'vitest';
import { until } from '#demo/api.ts';
import { demanded, newOrganisation, workspace } from '#test/support/organisation.ts';

const organisation = await newOrganisation(inject('stack').apiUrl);
const { owner, nobody, credentials } = organisation;

/** The gateway keeps what the authorizer said of credentials for half a minute; after a minute nothing of it is left. */
const isRefused = (call: typeof owner.call) =>
  until(
    () => call('GET', `${workspace}/prompts`),
    ({ status }) => status === 401,
    60,
  );

test('a key that was in use and is deleted, and sessions whose password changed, end within a minute', async () => {
  const key = await organisation.key('read');
  const other = await demanded(nobody<{ accessToken: string }>('POST', '/v1/sessions', credentials), 200);
  expect((await key.call('GET', `${workspace}/prompts`)).status).toBe(200);
  await demanded(owner.call('DELETE', `${workspace}/api-keys/${key.id}`), 204);
  const password = 'another password of some length';
  await demanded(owner.call('PUT', '/v1/me/password', { currentPassword: credentials.password, password }), 204);

  expect(other.accessToken).toBeTypeOf('string');
  await isRefused(key.call);
  await isRefused(owner.call);
});
