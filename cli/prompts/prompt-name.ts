import { basename } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';

const slug = /^[a-z0-9][a-z0-9_-]{0,63}$/;

/** Of `support-reply.prompt.md` the first part. */
const stemOf = (path: string): string =>
  basename(path)
    .replace(/\.[^.]*$/, '')
    .replace(/\.prompt$/i, '');

/** Whether a prompt may be called so: it stands in paths, also in those of files. */
export const isSlug = (name: unknown): name is string => typeof name === 'string' && slug.test(name);

/**
 * What a prompt is called in the workspace: its `name` where that may stand in a path (Prompty's is often a title), else
 * the name of its file.
 *
 * @throws AppError `validation_failed` when neither can be one.
 */
export const nameOf = (name: unknown, path: string): string => {
  if (isSlug(name)) return name;
  const stem = stemOf(path);
  if (isSlug(stem)) return stem;
  throw new AppError(
    'validation_failed',
    'gives the prompt no name: write name: with small letters, digits, - and _, or rename the file so',
  );
};
