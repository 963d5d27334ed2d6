import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { createScheduler, type Scheduler } from '../messaging/scheduler.ts';
import { type ConfigVariable, readConfig } from './config.ts';

type QueueVariable = Extract<ConfigVariable, `${string}_QUEUE_ARN`>;

const client = new SchedulerClient({});

/** One-time schedules to the queue whose ARN is in this variable; a function without it refuses to start. */
export const openSchedules = (variable: QueueVariable): Scheduler => {
  const config = readConfig(variable, 'SCHEDULE_GROUP', 'SCHEDULER_ROLE_ARN');
  return createScheduler(client, {
    group: config.SCHEDULE_GROUP,
    roleArn: config.SCHEDULER_ROLE_ARN,
    queueArn: config[variable],
  });
};
