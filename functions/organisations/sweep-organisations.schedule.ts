import { closings } from '#shared/data/organisation-life-repository.ts';
import { directory } from '#shared/runtime/directory.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { openQueue } from '#shared/runtime/queues.ts';
import { sweepOrganisations } from './sweep-organisations.ts';

const dependencies = {
  now: effects.now,
  closings: closings(directory),
  sendErasures: openQueue('ERASE_ORGANISATION_QUEUE_URL').send,
};

export const handler = async (): Promise<void> => {
  log({ worker: 'sweep-organisations', ...(await sweepOrganisations(dependencies)) });
};
