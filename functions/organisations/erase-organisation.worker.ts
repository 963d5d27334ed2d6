import * as z from 'zod';
import { beginErasure, unlistClosing } from '#shared/data/erasure-begin.ts';
import { erasureOfArchives } from '#shared/data/erasure-of-archives.ts';
import { erasureOfOrganisation, erasureOfRows } from '#shared/data/erasure-of-rows.ts';
import { erasureOfActiveRollouts, erasureOfServed } from '#shared/data/forget-row.ts';
import { TimeIsUp } from '#shared/domain/erasure.ts';
import { queueWorker } from '#shared/messaging/queue-worker.ts';
import { erasureOfSchedules } from '#shared/messaging/schedule-eraser.ts';
import { directory } from '#shared/runtime/directory.ts';
import { effects } from '#shared/runtime/effects.ts';
import { openEraser, openUnscheduler, scheduleGroup } from '#shared/runtime/erasers.ts';
import { exportsBucket, openArchives } from '#shared/runtime/exports-bucket.ts';
import { log } from '#shared/runtime/logger.ts';
import { openQueue } from '#shared/runtime/queues.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { eraseOrganisation } from './erase-organisation.ts';

const message = z.strictObject({ organisationId: z.string(), deletesAt: z.string() });

/** Of the five minutes that Lambda gives it, enough for all that is done between two looks at the clock. */
const workMs = 4 * 60 * 1000;

const dependencies = {
  now: effects.now,
  erasure: {
    begin: beginErasure(openTable),
    unlist: unlistClosing(directory),
    steps: [
      erasureOfActiveRollouts(directory),
      erasureOfServed(directory),
      erasureOfRows({ openTable, openEraser, directory }),
      erasureOfArchives(exportsBucket, openArchives),
      erasureOfSchedules(scheduleGroup, openUnscheduler),
      erasureOfOrganisation({ openEraser }),
    ],
  },
  sendAgain: openQueue('ERASE_ORGANISATION_QUEUE_URL').send,
};

export const handler = queueWorker(
  'erase-organisation',
  (body) => message.parse(body),
  async (closing) => {
    const endsAt = performance.now() + workMs;
    const proceed = () => {
      if (performance.now() > endsAt) throw new TimeIsUp();
    };
    return { ...closing, ...(await eraseOrganisation({ ...dependencies, proceed }, closing)) };
  },
  { log },
);
