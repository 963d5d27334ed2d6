import { scanRequested, versionCreated } from '#events/index.ts';
import { mac } from '#shared/crypto/mac.ts';
import { fragmentRepository } from '#shared/data/fragment-repository.ts';
import { organisationStates } from '#shared/data/organisation-states.ts';
import { providerKeyRepository } from '#shared/data/provider-key-repository.ts';
import { reviewRepository } from '#shared/data/review-repository.ts';
import { scanRepository } from '#shared/data/scan-repository.ts';
import { useNotes } from '#shared/data/use-notes.ts';
import { versionChanges } from '#shared/data/version-changes.ts';
import { versionRepository } from '#shared/data/version-repository.ts';
import { waiverRepository } from '#shared/data/waiver-repository.ts';
import { workspaceRepository } from '#shared/data/workspace-repository.ts';
import { modelJudge } from '#shared/llm/model-judge.ts';
import { publicFetch } from '#shared/llm/public-fetch.ts';
import { eventWorker } from '#shared/messaging/event-worker.ts';
import { readConfig } from '#shared/runtime/config.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { secrets } from '#shared/runtime/secrets.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { parseTemplate } from '#shared/templates/parse-template.ts';
import { scanVersion } from './scan-version.ts';

const { AWS_REGION, ALLOW_LOOPBACK } = readConfig('AWS_REGION', 'ALLOW_LOOPBACK');
const fetch = publicFetch({ allowLoopback: ALLOW_LOOPBACK });

const dependencies = {
  ...effects,
  mac,
  secrets,
  region: AWS_REGION,
  versions: versionRepository(openTable),
  scans: scanRepository(openTable),
  fragments: fragmentRepository(openTable),
  parseTemplate,
  reviews: reviewRepository(openTable),
  changes: versionChanges(openTable),
  workspaces: workspaceRepository(openTable),
  waivers: waiverRepository(openTable),
  providerKeys: providerKeyRepository(openTable),
  modelJudge: (access: Parameters<typeof modelJudge>[0]) => modelJudge(access, fetch),
  noteUse: useNotes({ openTable, now: effects.now, failed: (error) => log({ worker: 'scan-version', error }) }),
};

export const handler = eventWorker(
  'scan-version',
  async (tenant, event) => {
    const contract = event.type === versionCreated.type ? versionCreated : scanRequested;
    return scanVersion(dependencies, { tenant, workspace: event.workspace, ...contract.read(event) });
  },
  { log, findState: organisationStates(openTable, effects.now) },
);
