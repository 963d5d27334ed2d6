import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateScheduleCommand, GetScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stack, stopStack } from '#local/stack.ts';
import { clientOf, dynamoOf, START_MILLISECONDS, sqsOf, startFixture, text } from '#test/local/fixture.ts';
import { permissionsSpec } from '#test/local/permissions-spec.ts';
import { tenantIsolationSpec } from '#test/local/tenant-isolation-spec.ts';

const SOON = { timeout: 20_000, interval: 100 };

let stack: Stack;

beforeAll(async () => {
  stack = await startFixture('emulator');
}, START_MILLISECONDS);

afterAll(() => stopStack({ directory: stack.directory }));

permissionsSpec(() => stack);
tenantIsolationSpec(() => stack);

const call = (path: string, init?: RequestInit) => fetch(`${stack.apiUrl}${path}`, init);
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

/** The bodies of the messages that wait in one of the fixture's queues, which are gone then. */
const received = async (output: string): Promise<readonly string[]> => {
  const sqs = sqsOf(stack);
  const QueueUrl = stack.outputs[output];
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  for (const { ReceiptHandle } of Messages) {
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
  return Messages.map(({ Body = '' }) => Body);
};

const doneJob = async (name: string) => {
  const Key = { pk: text('T#jobs'), sk: text(name) };
  const { Item } = await dynamoOf(stack).send(new GetItemCommand({ TableName: stack.tables.tenants, Key }));
  return Item;
};

describe('functions', () => {
  test('run under their own roles: what is not granted is denied', async () => {
    const answer = await call('/v1/forbidden', { method: 'POST' });
    expect(await answer.json()).toEqual({ name: 'AccessDeniedException' });
  });

  test('answer in a few milliseconds, also those that log nothing', async () => {
    await call('/v1/quiet');
    const startedAt = performance.now();
    for (let count = 0; count < 20; count += 1) {
      await call('/v1/quiet');
    }
    // With the emulator's own wait for a log line this takes more than a second.
    expect(performance.now() - startedAt).toBeLessThan(800);
  });

  test('that throw are answered for without a word of their error', async () => {
    const answer = await call('/v1/failures', { method: 'POST' });
    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect(await answer.text()).toMatch(/^\{"message": ?"Internal server error"\}$/);
  });

  test('that are called more often at once than there are processes wait for one, and all answer', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => call('/v1/quiet')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});

describe('the gateway', () => {
  test('passes on what the authorizer says of the caller', async () => {
    const answer = await call('/v1/echo', bearer('allow-org_1'));
    expect(await answer.json()).toMatchObject({ requestContext: { authorizer: { tenant: 'org_1', flag: 'true' } } });
  });

  test.each([
    ['no token', '/v1/echo', {}, 401, 'Unauthorized'],
    ['an unknown token', '/v1/echo', bearer('x'), 401, 'Unauthorized'],
    ['a refused token', '/v1/echo', bearer('deny'), 403, 'Denied'],
    ['an unknown route', '/v1/nothing', bearer('allow-org_1'), 403, 'Missing'],
  ])('answers %s in the form of its own gateway response', async (_case, path, init, status, code) => {
    const answer = await call(path, init);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ code });
  });

  test('passes on bodies of more than a mebibyte, decoded path parameters and repeated query parameters', async () => {
    const body = 'a'.repeat(1_200_000);
    const answer = await call('/v1/echo/a%20%C3%A9?x=1&x=2', { method: 'POST', body, ...bearer('allow-org_1') });
    expect(await answer.json()).toMatchObject({
      length: body.length,
      pathParameters: { name: 'a é' },
      multiValueQueryStringParameters: { x: ['1', '2'] },
    });
  });
});

describe('metrics', () => {
  const report = (service: string, count: number) =>
    call('/v1/metrics', { method: 'POST', body: JSON.stringify({ service, count }) });

  test('in logs raise the alarm of their own dimensions, and its message arrives', async () => {
    await report('another', 9);
    await report('jobs', 2);
    expect(await received('AlertsUrl')).toEqual([]);
    await report('jobs', 1);
    await expect.poll(() => received('AlertsUrl'), SOON).toEqual([expect.stringContaining('"NewStateValue": "ALARM"')]);
  });
});

describe('events', () => {
  const write = (sk: string, type: string) =>
    dynamoOf(stack).send(
      new PutItemCommand({
        TableName: stack.tables.tenants,
        Item: { pk: text('T#org_1'), sk: text(sk), entity: text('EVENT'), type: text(type) },
      }),
    );

  test('that are written into the table reach the queues of those who hear them', async () => {
    await write('event-1', 'thing.unheard');
    await write('event-2', 'thing.created');
    await expect.poll(() => received('HeardUrl'), SOON).toEqual([expect.stringContaining('"T#org_1"')]);
  });

  test('of a queue are worked off, and the one that fails twice is parked', async () => {
    const Entries = ['poison', 'job-1'].map((MessageBody, index) => ({ Id: String(index), MessageBody }));
    await sqsOf(stack).send(new SendMessageBatchCommand({ QueueUrl: stack.outputs['JobsUrl'], Entries }));
    await expect.poll(() => doneJob('job-1'), SOON).toBeDefined();
    await expect.poll(() => received('ParkedUrl'), SOON).toEqual(['poison']);
  });

  test('that are scheduled come within three seconds of their time, once', async () => {
    const scheduler = new SchedulerClient(clientOf(stack));
    const due = Math.ceil(Date.now() / 1000) * 1000 + 2000;
    const Name = 'once';
    await scheduler.send(
      new CreateScheduleCommand({
        Name,
        ScheduleExpression: `at(${new Date(due).toISOString().slice(0, 19)})`,
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: { Arn: stack.outputs['JobsArn'], RoleArn: stack.outputs['SchedulerRoleArn'], Input: 'scheduled' },
      }),
    );
    await expect.poll(() => doneJob('scheduled'), SOON).toBeDefined();
    const { at } = (await doneJob('scheduled')) ?? {};
    const lateness = Date.parse(at?.S ?? '') - due;
    expect(lateness).toBeGreaterThanOrEqual(0);
    expect(lateness).toBeLessThan(3000);
    await expect
      .poll(() => scheduler.send(new GetScheduleCommand({ Name })).catch((error: Error) => error.name), SOON)
      .toBe('ResourceNotFoundException');
  });
});
