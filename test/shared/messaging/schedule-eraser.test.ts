import {
  DeleteScheduleCommand,
  ListSchedulesCommand,
  ResourceNotFoundException,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import { TimeIsUp } from '#shared/domain/erasure.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { erasureOfSchedules } from '#shared/messaging/schedule-eraser.ts';
import { organisationA } from '#test/support/world.ts';

const tenant = tenantOf(organisationA);
const gone = new ResourceNotFoundException({ message: 'gone', Message: 'gone', $metadata: {} });

const setUp = () => {
  const client = new SchedulerClient({ region: 'eu-west-1' });
  const mock = mockClient(client);
  mock
    .on(ListSchedulesCommand)
    .callsFake(({ NextToken }) =>
      NextToken === undefined
        ? { Schedules: [{ Name: 'a' }, { Name: 'b' }], NextToken: 'more' }
        : { Schedules: [{ Name: 'c' }] },
    );
  mock.on(DeleteScheduleCommand).resolves({});
  const deleted = () => mock.commandCalls(DeleteScheduleCommand).map(({ args }) => args[0].input.Name);
  return { mock, deleted, erase: erasureOfSchedules('schedules', () => client) };
};

test('every schedule of the organisation is deleted, page by page', async () => {
  const { mock, deleted, erase } = setUp();

  await erase(tenant, () => undefined);

  expect(deleted()).toEqual(['a', 'b', 'c']);
  for (const { args } of mock.commandCalls(ListSchedulesCommand)) {
    expect(args[0].input).toMatchObject({ GroupName: 'schedules', NamePrefix: `${organisationA}-` });
  }
});

test('a schedule whose time has come meanwhile does no harm; any other failure is seen', async () => {
  const { mock, deleted, erase } = setUp();
  mock.on(DeleteScheduleCommand, { Name: 'a' }).rejects(gone);

  await erase(tenant, () => undefined);
  expect(deleted()).toEqual(['a', 'b', 'c']);

  mock.on(DeleteScheduleCommand, { Name: 'b' }).rejects(new Error('throttled'));
  await expect(erase(tenant, () => undefined)).rejects.toThrow('throttled');
});

test('nothing more is deleted once the time is up', async () => {
  const { deleted, erase } = setUp();
  const proceed = () => {
    if (deleted().length === 1) throw new TimeIsUp();
  };

  await expect(erase(tenant, proceed)).rejects.toThrow(TimeIsUp);
  expect(deleted()).toEqual(['a']);
});
