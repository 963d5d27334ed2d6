import * as z from 'zod';
import { environmentRepository } from '#shared/data/environment-repository.ts';
import { fragmentRepository } from '#shared/data/fragment-repository.ts';
import { organisationStates } from '#shared/data/organisation-states.ts';
import { rescanRepository } from '#shared/data/rescan-repository.ts';
import { scanRepository } from '#shared/data/scan-repository.ts';
import { versionRepository } from '#shared/data/version-repository.ts';
import { waiverRepository } from '#shared/data/waiver-repository.ts';
import { workspaceRepository } from '#shared/data/workspace-repository.ts';
import { queueWorker } from '#shared/messaging/queue-worker.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { measure } from '#shared/runtime/metrics.ts';
import { openQueue } from '#shared/runtime/queues.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { parseTemplate } from '#shared/templates/parse-template.ts';
import { rescanReleases } from './rescan-releases.ts';

const message = z.strictObject({
  organisationId: z.string(),
  workspace: z.string().optional(),
  environment: z.string().optional(),
  after: z.string().optional(),
});

const dependencies = {
  ...effects,
  findState: organisationStates(openTable, effects.now),
  workspaces: workspaceRepository(openTable),
  environments: environmentRepository(openTable),
  versions: versionRepository(openTable),
  fragments: fragmentRepository(openTable),
  parseTemplate,
  scans: scanRepository(openTable),
  waivers: waiverRepository(openTable),
  rescans: rescanRepository(openTable),
  sendLooks: openQueue('RESCAN_RELEASES_QUEUE_URL').send,
  measure,
};

export const handler = queueWorker(
  'rescan-releases',
  (body) => message.parse(body),
  async (look) => ({ organisationId: look.organisationId, ...(await rescanReleases(dependencies, look)) }),
  { log },
);
