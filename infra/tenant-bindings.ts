import type { StageStack } from '#infra/constructs/stage-stack.ts';
import type { Grant } from '#infra/grants.ts';
import type { DataStack } from '#infra/stacks/data-stack.ts';
import { bucketKeyStatement, type Statement } from '#infra/statements.ts';

/** The session tag that says whose data a session may touch. */
export const tenantTag = `\${aws:PrincipalTag/TenantId}`;

/** A policy variable without a value is no text, so these match nothing then; the condition says it once more. */
const tagged = { Null: { 'aws:PrincipalTag/TenantId': 'false' } };

/** A tenant role's permissions, with the reason of each resource that has to be named by a pattern. */
export type TenantBinding = {
  readonly statements: readonly Statement[];
  readonly patterns: Readonly<Record<string, string>>;
};

const objectActions: Record<NonNullable<Grant['exports']>, readonly string[]> = {
  read: ['s3:GetObject'],
  write: ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:PutObject'],
  erase: ['s3:DeleteObject'],
};

/** The organisation's own archives in the bucket of exports; their keys begin with its id and a slash. */
export const archiveBinding = (
  { archivesArn, dataKey, region }: DataStack,
  access: NonNullable<Grant['exports']>,
): TenantBinding => {
  const objects = `${archivesArn}/${tenantTag}/*`;
  const listing: Statement = {
    actions: ['s3:ListBucket'],
    resources: [archivesArn],
    conditions: { StringEquals: { 's3:prefix': `${tenantTag}/` }, ...tagged },
  };
  return {
    statements: [
      { actions: [...objectActions[access]], resources: [objects], conditions: tagged },
      access === 'erase' ? listing : bucketKeyStatement(dataKey, region),
    ],
    patterns: { [objects]: 'Archives are named when they are made; the folder is one organisation’s alone.' },
  };
};

/**
 * The organisation's own schedules, whose names begin with its id and a dash. Listing cannot be confined.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridgescheduler.html
 */
export const unscheduleBinding = (scope: StageStack): TenantBinding => {
  const group = scope.nameOf('schedules');
  const own = scope.formatArn({ service: 'scheduler', resource: 'schedule', resourceName: `${group}/${tenantTag}-*` });
  return {
    statements: [
      { actions: ['scheduler:ListSchedules'], resources: ['*'] },
      { actions: ['scheduler:DeleteSchedule'], resources: [own], conditions: tagged },
    ],
    patterns: {
      '*': 'EventBridge Scheduler knows no resource for listing schedules; their messages are not listed.',
      [own]: 'Schedules are named when they are made, and their names begin with the organisation.',
    },
  };
};
