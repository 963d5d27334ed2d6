import { randomBytes } from 'node:crypto';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { expect, inject, test } from 'vitest';
import { apiCaller, until } from '#demo/api.ts';
import { addVersion, type Caller, demanded, harmless, newOrganisation, workspace } from '#test/support/organisation.ts';

const { apiUrl, emulatorUrl, region } = inject('stack');
const organisation = await newOrganisation(apiUrl);
const { owner } = organisation;
const prompt = 'separated';
await demanded(owner.call('POST', `${workspace}/prompts`, { name: prompt }), 201);

const password = 'nobody guesses this one';
/** Lets somebody in as an admin of the workspace, by an address. */
const admit = async (email: string): Promise<Caller> => {
  const invited = { email, role: 'member', workspaces: [{ workspace: 'default', role: 'admin' }] };
  const { invitation } = await demanded(
    owner.call<{ invitation: { token: string } }>('POST', '/v1/members', invited),
    201,
  );
  const { accessToken, user } = await demanded(
    organisation.nobody<{ accessToken: string; user: { id: string } }>('POST', '/v1/invitations/accept', {
      token: invitation.token,
      password,
    }),
    200,
  );
  return { call: apiCaller(apiUrl, accessToken), id: user.id, token: accessToken };
};

const remove = ({ id }: Caller) => demanded(owner.call('DELETE', `/v1/members/${id}`), 204);
const unique = randomBytes(6).toString('hex');

const reviewOf = async (author: Caller, mark: string) => {
  const { version } = await addVersion(author, prompt, harmless(mark));
  const path = `${workspace}/prompts/${prompt}/versions/${version}/reviews`;
  return (await demanded(owner.call<{ id: string }>('POST', path, {}), 201)).id;
};
const decide = async ({ call }: Caller, review: string) => {
  const path = `${workspace}/reviews/${review}/decisions`;
  const { status, body } = await call<{ code?: string; status: string }>('POST', path, { decision: 'approve' });
  return [status, body.code ?? body.status];
};
const refused = [403, 'separation_of_duties'];

test('an author who invites themselves, a key of theirs, going away and coming back: none is a second person', async () => {
  const ada = await admit(`ada.${unique}@example.com`);
  const shouted = { email: `ADA.${unique}@Example.COM`, role: 'member', workspaces: [] };
  expect((await owner.call<{ code: string }>('POST', '/v1/members', shouted)).body.code).toBe('member_exists');
  const key = await demanded(
    ada.call<{ id: string; secret: string }>('POST', `${workspace}/api-keys`, { name: 'ci', scopes: ['write'] }),
    201,
  );
  const ci = { call: apiCaller(apiUrl, key.secret), id: key.id, token: key.secret };
  const [own, byKey] = [await reviewOf(ada, 'by Ada'), await reviewOf(ci, 'by her key')];

  for (const review of [own, byKey]) {
    expect(await decide(ada, review)).toEqual(refused);
  }

  await demanded(ada.call('DELETE', `${workspace}/api-keys/${key.id}`), 204);
  await remove(ada);
  const again = await admit(`ada.${unique}@example.com`);
  expect(again.id).toBe(ada.id);
  for (const review of [own, byKey]) {
    expect(await decide(again, review)).toEqual(refused);
  }

  expect(await decide(owner, own)).toEqual([200, 'approved']);
  expect(await decide(owner, byKey)).toEqual([200, 'approved']);
});

test('breaking the glass sets an alarm off, and is in the audit trail', async () => {
  const { version } = await addVersion(owner, prompt, harmless('in an emergency'));
  const reason = 'Customers are told wrong prices; the incident cannot wait.';
  const path = `${workspace}/prompts/${prompt}/versions/${version}/break-glass`;
  const { approval } = await demanded(owner.call<{ approval: { bypass: boolean } }>('POST', path, { reason }), 200);
  expect(approval.bypass).toBe(true);

  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const cloudWatch = new CloudWatchClient({ endpoint: emulatorUrl, region, credentials });
  const alarms = async () => (await cloudWatch.send(new DescribeAlarmsCommand({}))).MetricAlarms ?? [];
  const on = async (metric: string) => (await alarms()).find(({ MetricName }) => MetricName === metric);
  const alarm = await until(
    () => on('GlassBroken'),
    (found) => found?.StateValue === 'ALARM',
  );
  expect(alarm?.AlarmActions).toEqual((await on('RolledBack'))?.AlarmActions);
  expect(alarm?.AlarmActions).toHaveLength(1);

  const { data } = await demanded(
    owner.call<{ data: { target: string; actor: { id: string }; change: { reason: string } }[] }>(
      'GET',
      '/v1/audit-events?action=version.break_glass',
    ),
    200,
  );
  expect(data).toMatchObject([{ target: `${prompt}@${version}`, actor: { id: owner.id }, change: { reason } }]);
});
