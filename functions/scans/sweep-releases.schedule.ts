import { servedOrganisationRepository } from '#shared/data/served-organisation-repository.ts';
import { engine } from '#shared/domain/scanner/ruleset.ts';
import { directory } from '#shared/runtime/directory.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { openQueue } from '#shared/runtime/queues.ts';
import { sweepReleases } from './sweep-releases.ts';

const dependencies = {
  now: effects.now,
  served: servedOrganisationRepository(directory),
  sendLooks: openQueue('RESCAN_RELEASES_QUEUE_URL').send,
  ruleset: engine.ruleset,
};

export const handler = async (): Promise<void> => {
  log({ worker: 'sweep-releases', ...(await sweepReleases(dependencies)) });
};
