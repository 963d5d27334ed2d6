import { AppError, type ErrorCode } from '#shared/domain/errors.ts';

/** What could not be read, and why. */
export type UnreadFile = {
  readonly path: string;
  readonly error: { readonly code: ErrorCode; readonly message: string };
};

const systemErrors: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'may not be read',
  EPERM: 'may not be read',
  EISDIR: 'is a folder',
  ENAMETOOLONG: 'has too long a name',
  ELOOP: 'is a link in a circle',
};

/** A failure to read as the reader is told; anything else is a fault of this program and goes on. */
export const unread = (path: string, error: unknown): UnreadFile => {
  if (error instanceof AppError) return { path, error: { code: error.code, message: error.message } };
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined || !/^E[A-Z0-9]+$/.test(code)) throw error;
  return { path, error: { code: 'not_found', message: systemErrors[code] ?? `cannot be read (${code})` } };
};
