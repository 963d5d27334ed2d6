import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { tenantOf } from '#shared/domain/tenant.ts';
import { tenantCredentials } from '#shared/runtime/tenant-credentials.ts';
import { organisationA, testEffects } from '#test/support/world.ts';

const sts = mockClient(STSClient);

beforeEach(() => {
  sts.reset();
});

const setUp = () => {
  const clock = testEffects();
  let sessions = 0;
  sts.on(AssumeRoleCommand).callsFake(async () => {
    sessions += 1;
    return {
      Credentials: {
        AccessKeyId: `session-${sessions}`,
        SecretAccessKey: 'secret',
        SessionToken: 'token',
        Expiration: new Date(clock.now().getTime() + 3600_000),
      },
    };
  });
  const client = new STSClient({ region: 'us-east-1' });
  const credentials = tenantCredentials(client, 'role', tenantOf(organisationA), clock.now);
  return { credentials, advance: clock.advance };
};

test('a session is tagged with its organisation, and is the role of the function', async () => {
  const { credentials } = setUp();

  expect(await credentials()).toMatchObject({ accessKeyId: 'session-1', sessionToken: 'token' });
  expect(sts.commandCalls(AssumeRoleCommand)[0]?.args[0].input).toMatchObject({
    RoleArn: 'role',
    Tags: [{ Key: 'TenantId', Value: organisationA }],
  });
});

test('all who ask share one session, also those who ask while it is being opened', async () => {
  const { credentials } = setUp();

  const [first, second] = await Promise.all([credentials(), credentials()]);

  expect([first, second, await credentials()].map(({ accessKeyId }) => accessKeyId)).toEqual(
    Array(3).fill('session-1'),
  );
});

test('a session is renewed once, five minutes before its end', async () => {
  const { credentials, advance } = setUp();
  await credentials();

  advance(54 * 60);
  expect(await credentials()).toMatchObject({ accessKeyId: 'session-1' });
  advance(60);
  const renewed = await Promise.all([credentials(), credentials()]);
  expect(renewed.map(({ accessKeyId }) => accessKeyId)).toEqual(['session-2', 'session-2']);
});

test('neither a refusal nor an empty answer is a session', async () => {
  const { credentials } = setUp();
  sts
    .on(AssumeRoleCommand)
    .rejectsOnce(new Error(`no ${organisationA}`))
    .resolvesOnce({});

  await expect(credentials()).rejects.toMatchObject({ code: 'unavailable' });
  await expect(credentials()).rejects.toMatchObject({ code: 'unavailable' });
});

test('after a failure the next call opens a session', async () => {
  const { credentials } = setUp();
  sts
    .on(AssumeRoleCommand)
    .rejectsOnce(new Error('STS is down'))
    .resolves({
      Credentials: {
        AccessKeyId: 'later',
        SecretAccessKey: 'secret',
        SessionToken: 't',
        Expiration: new Date(8.64e15),
      },
    });

  await expect(credentials()).rejects.toMatchObject({ code: 'unavailable' });
  expect(await credentials()).toMatchObject({ accessKeyId: 'later' });
});
