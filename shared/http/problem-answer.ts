import type * as z from 'zod';
import { problemMediaType, problems, problemType, retryAfterSeconds } from '../contracts/problem.ts';
import { AppError } from '../domain/errors.ts';
import type { Answer } from './answer.ts';

/** Turns zod's issues into an error that names each place, such as `body.steps.0.percent`. */
export const invalid = (place: 'body' | 'query', { issues }: z.ZodError): AppError => {
  const faults = issues
    .slice(0, 50)
    .map(({ path, message }) => ({ path: [place, ...path.map(String)].join('.'), message }));
  return new AppError('validation_failed', `${faults[0]?.path}: ${faults[0]?.message}`, { faults });
};

/** Answers an error as problem+json (RFC 9457); of an unknown error the caller learns nothing. */
export const problemAnswer = (error: unknown, requestId: string): Answer => {
  const known = error instanceof AppError ? error : new AppError('internal', 'Something went wrong on our side.');
  const [status, title] = problems[known.code];
  const body = {
    type: problemType(known.code),
    title,
    status,
    detail: known.message,
    code: known.code,
    requestId,
    ...(known.faults.length > 0 && { errors: known.faults }),
    ...(known.limit && { limit: known.limit }),
  };
  const wait = known.retryAfterSeconds ?? retryAfterSeconds[known.code];
  const headers = { 'content-type': problemMediaType, ...(wait !== undefined && { 'retry-after': String(wait) }) };
  return { status, headers, body: JSON.stringify(body) };
};
