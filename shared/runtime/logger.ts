const serviceName = 'promptgate';

/**
 * An error as data, its causes included, which are lost on `JSON.stringify`. Nothing that a library has added to it:
 * that may be a request with what is in it, or have no end.
 */
const described = (error: Error): object => ({
  name: error.name,
  message: error.message,
  stack: error.stack,
  ...(error.cause !== undefined && {
    cause: error.cause instanceof Error ? described(error.cause) : String(error.cause),
  }),
});

const lineOf = ({ error, ...facts }: Readonly<Record<string, unknown>>): string => {
  const failed = error instanceof Error;
  return JSON.stringify({
    level: failed ? 'ERROR' : 'INFO',
    message: failed ? 'failed' : error === undefined ? 'done' : 'refused',
    timestamp: new Date().toISOString(),
    service: serviceName,
    ...facts,
    ...(error !== undefined && { error: failed ? described(error) : String(error) }),
  });
};

/** Writes one structured line; errors are given in full, so that the caller need be told nothing of them. */
export const log = (line: Readonly<Record<string, unknown>>): void => {
  process.stdout.write(`${lineOf(line)}\n`);
};
