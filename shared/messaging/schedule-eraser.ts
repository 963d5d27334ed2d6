import {
  DeleteScheduleCommand,
  ListSchedulesCommand,
  ResourceNotFoundException,
  type SchedulerClient,
} from '@aws-sdk/client-scheduler';
import type { ErasureStep } from '../domain/erasure.ts';
import type { TenantContext } from '../domain/tenant.ts';

/** Erases an organisation's schedules that wait for their time; `scheduler.ts` begins their names with its id. */
export const erasureOfSchedules =
  (GroupName: string, clientOf: (tenant: TenantContext) => SchedulerClient): ErasureStep =>
  async (tenant, proceed) => {
    const client = clientOf(tenant);
    let NextToken: string | undefined;
    do {
      const NamePrefix = `${tenant.organisationId}-`;
      const page = await client.send(new ListSchedulesCommand({ GroupName, NamePrefix, NextToken }));
      for (const { Name } of page.Schedules ?? []) {
        proceed();
        // One whose time has come meanwhile deletes itself.
        await client.send(new DeleteScheduleCommand({ GroupName, Name })).catch((error: unknown) => {
          if (!(error instanceof ResourceNotFoundException)) throw error;
        });
      }
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
  };
