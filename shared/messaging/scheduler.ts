import { ConflictException, CreateScheduleCommand, type SchedulerClient } from '@aws-sdk/client-scheduler';

export type Scheduler = {
  /**
   * Sends the message as JSON at this time: up to a second later as asked, and up to a minute late as AWS promises.
   * A name that is taken means that it was asked for before, and changes nothing.
   * @param name 1 to 64 letters, digits, `-`, `_` and `.`
   */
  readonly sendAt: (name: string, at: Date, message: unknown) => Promise<void>;
};

type Target = {
  /** The schedule group, so that the permission to make schedules ends there. */
  readonly group: string;
  /** What EventBridge Scheduler may do when the time has come. */
  readonly roleArn: string;
  readonly queueArn: string;
};

/** Schedules have whole seconds; rounding up, so that a message never comes before its time. */
const expressionOf = (at: Date): string =>
  `at(${new Date(Math.ceil(at.getTime() / 1000) * 1000).toISOString().slice(0, 19)})`;

/**
 * One-time schedules that send to a queue and are gone afterwards.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#one-time
 */
export const createScheduler = (client: SchedulerClient, { group, roleArn, queueArn }: Target): Scheduler => ({
  sendAt: async (name, at, message) => {
    const command = new CreateScheduleCommand({
      Name: name,
      GroupName: group,
      ScheduleExpression: expressionOf(at),
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: { Arn: queueArn, RoleArn: roleArn, Input: JSON.stringify(message) },
    });
    await client.send(command).catch((error: unknown) => {
      if (!(error instanceof ConflictException)) throw error;
    });
  },
});
