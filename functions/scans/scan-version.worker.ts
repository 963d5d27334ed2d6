import { scanRequested, versionCreated } from '#events/index.ts';
import { organisationStates } from '#shared/data/organisation-states.ts';
import { reviewRepository } from '#shared/data/review-repository.ts';
import { scanRepository } from '#shared/data/scan-repository.ts';
import { versionChanges } from '#shared/data/version-changes.ts';
import { versionRepository } from '#shared/data/version-repository.ts';
import { waiverRepository } from '#shared/data/waiver-repository.ts';
import { workspaceRepository } from '#shared/data/workspace-repository.ts';
import { eventWorker } from '#shared/messaging/event-worker.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { scanVersion } from './scan-version.ts';

const dependencies = {
  ...effects,
  versions: versionRepository(openTable),
  scans: scanRepository(openTable),
  reviews: reviewRepository(openTable),
  changes: versionChanges(openTable),
  workspaces: workspaceRepository(openTable),
  waivers: waiverRepository(openTable),
};

export const handler = eventWorker(
  'scan-version',
  async (tenant, event) => {
    const contract = event.type === versionCreated.type ? versionCreated : scanRequested;
    return scanVersion(dependencies, { tenant, workspace: event.workspace, ...contract.read(event) });
  },
  { log, findState: organisationStates(openTable, effects.now) },
);
