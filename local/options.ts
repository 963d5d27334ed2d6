import { parseArgs } from 'node:util';
import { LocalStackError } from './local-stack-error.ts';
import { DEFAULT_DIRECTORY } from './stack-paths.ts';

export type Options = { readonly directory: string; readonly port?: number };

/**
 * The options of the commands: `--dir DIRECTORY` and `--port PORT`.
 *
 * @throws LocalStackError when they are others
 */
export const parseOptions = (words: readonly string[]): Options => {
  const next = 'The options are `--dir DIRECTORY` and `--port PORT`, after `--`: `npm start -- --port 4710`.';
  try {
    const { values } = parseArgs({ args: [...words], options: { dir: { type: 'string' }, port: { type: 'string' } } });
    const directory = values.dir ?? DEFAULT_DIRECTORY;
    if (values.port === undefined) {
      return { directory };
    }
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new LocalStackError(`${values.port} is no port.`, { next });
    }
    return { directory, port };
  } catch (error) {
    if (error instanceof LocalStackError) {
      throw error;
    }
    throw new LocalStackError(error instanceof Error ? error.message : String(error), { next });
  }
};
