import { organisationRoutes } from '#shared/contracts/organisations.ts';
import { usageRoutes } from '#shared/contracts/usage.ts';
import { exportArchives } from '#shared/data/export-archives.ts';
import { exportRepository } from '#shared/data/export-repository.ts';
import { closings, organisationLifeRepository } from '#shared/data/organisation-life-repository.ts';
import { organisationStates } from '#shared/data/organisation-states.ts';
import { usageRepository } from '#shared/data/usage-repository.ts';
import type { Closing } from '#shared/domain/organisation-closing.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { readConfig } from '#shared/runtime/config.ts';
import { directory } from '#shared/runtime/directory.ts';
import { effects } from '#shared/runtime/effects.ts';
import { exportsBucket, openArchives } from '#shared/runtime/exports-bucket.ts';
import { log } from '#shared/runtime/logger.ts';
import { openQueue } from '#shared/runtime/queues.ts';
import { openSchedules } from '#shared/runtime/schedules.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { createExport } from './create-export.ts';
import { deleteOrganisation } from './delete-organisation.ts';
import { getExport } from './get-export.ts';
import { getOrganisation } from './get-organisation.ts';
import { getUsage } from './get-usage.ts';
import { listExports } from './list-exports.ts';
import { restoreOrganisation } from './restore-organisation.ts';
import { updateOrganisation } from './update-organisation.ts';

const { DELETION_GRACE_SECONDS: graceSeconds } = readConfig('DELETION_GRACE_SECONDS');
const { sendAt } = openSchedules('ERASE_ORGANISATION_QUEUE_ARN');

const dependencies = {
  ...effects,
  organisations: organisationLifeRepository(openTable),
  closings: closings(directory),
  scheduleErasure: async (closing: Closing) =>
    sendAt(`erase-${closing.deletesAt}`, new Date(closing.deletesAt), closing),
  graceSeconds,
  exports: exportRepository(openTable),
  archives: exportArchives({ bucket: exportsBucket, s3: openArchives, now: effects.now }),
  findState: organisationStates(openTable, effects.now),
  queueExport: openQueue('EXPORT_ORGANISATION_QUEUE_URL').send,
  usage: usageRepository(openTable),
};

export const handler = httpFunction(
  { ...organisationRoutes, ...usageRoutes },
  {
    createExport,
    deleteOrganisation,
    getExport,
    getOrganisation,
    getUsage,
    listExports,
    restoreOrganisation,
    updateOrganisation,
  },
  dependencies,
  { effects, log, openTable },
);
