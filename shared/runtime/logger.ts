import { Logger } from '@aws-lambda-powertools/logger';

const logger = new Logger({ serviceName: 'promptgate' });

/** Writes one structured line; errors are given in full, so that the caller need be told nothing of them. */
export const log = (line: Readonly<Record<string, unknown>>): void => {
  const { error, ...facts } = line;
  if (error instanceof Error) logger.error('failed', { ...facts, error });
  else logger.info(error === undefined ? 'done' : 'refused', { ...facts, ...(error !== undefined && { error }) });
};
