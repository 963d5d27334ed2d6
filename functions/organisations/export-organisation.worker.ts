import * as z from 'zod';
import { exportArchives } from '#shared/data/export-archives.ts';
import { exportFilesOf } from '#shared/data/export-files.ts';
import { exportRepository } from '#shared/data/export-repository.ts';
import { queueWorker } from '#shared/messaging/queue-worker.ts';
import { effects } from '#shared/runtime/effects.ts';
import { exportsBucket, openArchives } from '#shared/runtime/exports-bucket.ts';
import { log } from '#shared/runtime/logger.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { exportOrganisation } from './export-organisation.ts';

const message = z.strictObject({ organisationId: z.string(), exportId: z.string() });

const dependencies = {
  ...effects,
  exports: exportRepository(openTable),
  archives: exportArchives({ bucket: exportsBucket, s3: openArchives, now: effects.now }),
  filesOf: exportFilesOf(openTable),
};

export const handler = queueWorker(
  'export-organisation',
  (body) => message.parse(body),
  async (asked) => ({ ...asked, ...(await exportOrganisation(dependencies, asked)) }),
  { log },
);
