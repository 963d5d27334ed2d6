import { problems, retryAfterSeconds } from '../contracts/problem.ts';
import { errorSchema, scimMediaType } from '../contracts/scim-schemas.ts';
import { AppError, type ErrorCode } from '../domain/errors.ts';
import { ScimError, type ScimType } from '../domain/scim-error.ts';
import type { Answer } from './answer.ts';
import type { Dialect } from './http-function.ts';

/** SCIM's words for errors that have none of their own yet (RFC 7644, table 9). */
const scimTypes: Partial<Record<ErrorCode, ScimType>> = {
  validation_failed: 'invalidSyntax',
  member_exists: 'uniqueness',
};

/** Answers an error as RFC 7644 has it (section 3.12); of an unknown error the caller learns nothing. */
export const scimErrorAnswer = (error: unknown): Answer => {
  const known = error instanceof AppError ? error : new AppError('internal', 'Something went wrong on our side.');
  const [status] = problems[known.code];
  const scimType = known instanceof ScimError ? known.scimType : scimTypes[known.code];
  const wait = known.retryAfterSeconds ?? retryAfterSeconds[known.code];
  return {
    status,
    headers: { 'content-type': scimMediaType, ...(wait !== undefined && { 'retry-after': String(wait) }) },
    body: JSON.stringify({
      schemas: [errorSchema],
      status: String(status),
      ...(scimType && { scimType }),
      detail: known.message,
    }),
  };
};

type Resource = { readonly meta?: { readonly version?: string; readonly location?: string } };

/** How SCIM writes bodies, errors and entity tags; bodies may come as plain JSON too (RFC 7644, section 3.8). */
export const scimDialect: Dialect = {
  mediaType: scimMediaType,
  takes: [scimMediaType, 'application/json'],
  errorAnswer: scimErrorAnswer,
  selfOf: (view) => {
    const { version, location } = (view as Resource).meta ?? {};
    return { etag: version, location };
  },
};
