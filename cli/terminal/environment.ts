import { env } from 'node:process';

/** The environment that the program was started in: the one place where the command line reads it. */
export const environment: Readonly<Record<string, string | undefined>> = env;
