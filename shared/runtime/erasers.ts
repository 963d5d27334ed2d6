import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { rowEraser } from '../data/row-eraser.ts';
import { readConfig } from './config.ts';
import { perTenant } from './per-tenant.ts';
import { sessionOf } from './tenant-sessions.ts';

const { TENANTS_TABLE, SCHEDULE_GROUP } = readConfig('TENANTS_TABLE', 'SCHEDULE_GROUP');

/** Deletes an organisation's rows, under its own credentials. */
export const openEraser = perTenant((tenant) =>
  rowEraser(DynamoDBDocumentClient.from(new DynamoDBClient(sessionOf(tenant))), TENANTS_TABLE),
);

/** The group of all schedules, and a client that deletes an organisation's own of them. */
export const scheduleGroup = SCHEDULE_GROUP;
export const openUnscheduler = perTenant((tenant) => new SchedulerClient(sessionOf(tenant)));
