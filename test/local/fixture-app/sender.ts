import { Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, type IRole, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** A role that sends to one queue and makes schedules of one group, by the permissions that AWS knows for it. */
export const sender = (scope: Construct, queue: IQueue, schedulerRole: IRole): Role => {
  const group = new ScheduleGroup(scope, 'Schedules', { scheduleGroupName: 'fixture-schedules' });
  const role = new Role(scope, 'Sender', { roleName: 'fixture-sender', assumedBy: new AccountRootPrincipal() });
  const resourceName = `${group.scheduleGroupName}/*`;
  const schedules = Stack.of(scope).formatArn({ service: 'scheduler', resource: 'schedule', resourceName });
  const statements = [
    { actions: ['sqs:SendMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility'], resources: [queue.queueArn] },
    {
      actions: ['CreateSchedule', 'GetSchedule', 'DeleteSchedule'].map((each) => `scheduler:${each}`),
      resources: [schedules],
    },
    { actions: ['iam:PassRole'], resources: [schedulerRole.roleArn] },
  ];
  for (const statement of statements) role.addToPolicy(new PolicyStatement(statement));
  return role;
};
