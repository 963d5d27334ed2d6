import type { Problem } from '../api/types.generated.ts';
import { ApiError } from '../errors.ts';

/** An answer that was read to its end. */
export type Answer = {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  readonly text: string;
};

const isJson = ({ headers }: Answer): boolean => /[/+]json\b/.test(headers.get('content-type') ?? '');

const parsed = (answer: Answer): unknown => {
  try {
    return isJson(answer) ? JSON.parse(answer.text) : undefined;
  } catch {
    return undefined;
  }
};

/** The seconds that `Retry-After` names (RFC 9110, section 10.2.3); dates are not used by this API. */
export const retryAfterOf = ({ headers }: Answer): number | undefined => {
  const text = headers.get('retry-after');
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
};

/** What an answer of 400 and above says: problem+json, or of something in between. */
export const problemOf = (answer: Answer): ApiError => {
  const { status, headers } = answer;
  const body = (parsed(answer) ?? {}) as Partial<Problem> & { readonly message?: unknown };
  const requestId = body.requestId ?? headers.get('x-request-id') ?? undefined;
  const message = body.detail ?? body.title ?? `The answer was ${status} without a reason.`;
  return new ApiError(body.code ?? 'unexpected_answer', message, {
    status,
    errors: body.errors,
    requestId,
    limit: body.limit,
    retryAfterSeconds: retryAfterOf(answer),
  });
};

const entityTags = new WeakMap<object, string>();

/**
 * The entity tag of what an operation answered, for `ifMatch` and `ifNoneMatch`; undefined when it came without one.
 *
 * @example
 * const prompt = await api.getPrompt({ prompt: 'support-reply' });
 * await api.updatePrompt({ prompt: 'support-reply', body: { description } }, { ifMatch: etagOf(prompt) });
 */
export const etagOf = (answered: object): string | undefined => entityTags.get(answered);

/**
 * What an answer below 400 holds: JSON as a value, other media types as text, nothing as undefined.
 * @throws ApiError `unexpected_answer` for a redirection, and for text that is not the JSON it says it is.
 */
export const readAnswer = (answer: Answer, asText: boolean): unknown => {
  const { status, headers, text } = answer;
  if (status === 304 || status === 204) return undefined;
  if (status >= 300 && status < 400) throw problemOf(answer);
  if (asText || !isJson(answer)) return text === '' ? undefined : text;
  const value = parsed(answer);
  if (value === undefined) {
    throw new ApiError('unexpected_answer', 'The answer is not the JSON that it says it is.', { status });
  }
  const tag = headers.get('etag');
  if (tag !== null && typeof value === 'object' && value !== null) entityTags.set(value, tag);
  return value;
};
