import { createHash } from 'node:crypto';
import { ConflictException, CreateScheduleCommand, type SchedulerClient } from '@aws-sdk/client-scheduler';

export type Scheduler = {
  /**
   * Sends the message as JSON at this time: up to a second later as asked, and up to a minute late as AWS promises.
   * A name that is taken means that it was asked for before, and changes nothing.
   * @param name tells it from the others of the same organisation
   */
  readonly sendAt: (name: string, at: Date, message: { readonly organisationId: string }) => Promise<void>;
};

type Target = {
  /** The schedule group, so that the permission to make schedules ends there. */
  readonly group: string;
  /** What EventBridge Scheduler may do when the time has come. */
  readonly roleArn: string;
  readonly queueArn: string;
};

/**
 * Names begin with the organisation, whose schedules can so be found, and by nobody but its own credentials deleted. They
 * have at most 64 characters: an id, a dash, and 128 bits of a hash.
 */
const nameOf = ({ organisationId }: { readonly organisationId: string }, name: string): string =>
  `${organisationId}-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;

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
      Name: nameOf(message, name),
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
