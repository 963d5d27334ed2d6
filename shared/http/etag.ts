import { createHash } from 'node:crypto';
import { AppError } from '../domain/errors.ts';

/** The strong entity tag of a JSON answer (RFC 9110, section 8.8.3); `ignored` fields may differ between equal answers. */
export const etagOf = (body: unknown, ignored: readonly string[] = []): string => {
  const text = JSON.stringify(body, (name, value) => (ignored.includes(name) ? undefined : value));
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
};

const tags = (header: string): string[] => header.split(',').map((tag) => tag.trim());

/** Whether `If-None-Match` names this entity tag (RFC 9110, section 13.1.2: weak comparison). */
export const isFresh = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  (ifNoneMatch.trim() === '*' ||
    tags(ifNoneMatch)
      .map((tag) => tag.replace(/^W\//, ''))
      .includes(etag));

/**
 * Strong comparison: a weak tag matches nothing (RFC 9110, section 13.1.1).
 * @throws AppError `precondition_failed` when `If-Match` names neither this entity tag nor, for `*`, anything at all.
 */
export const demandMatch = (ifMatch: string | undefined, etag: string | undefined): void => {
  if (ifMatch === undefined) return;
  const matches = ifMatch.trim() === '*' ? etag !== undefined : etag !== undefined && tags(ifMatch).includes(etag);
  if (!matches) throw new AppError('precondition_failed', 'It has changed since you read it: read it again and retry.');
};
