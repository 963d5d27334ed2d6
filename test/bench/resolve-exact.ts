import { resolveWith } from './resolve-with.ts';

/** What the serving function would be with the exact rate limit of the others. */
export const handler = resolveWith();
