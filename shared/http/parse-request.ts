import type { APIGatewayProxyEvent } from 'aws-lambda';
import type * as z from 'zod';
import { formMediaType, type Route } from '../contracts/define-route.ts';
import { pathParameters } from '../contracts/path-parameters.ts';
import { AppError, notFound } from '../domain/errors.ts';
import { invalid } from './problem-answer.ts';
import { parseStrictJson } from './strict-json.ts';

const maxBodyBytes = 1024 * 1024;

/** A header's value, whatever the case of its name (RFC 9110, section 5.1). */
export const headerOf = ({ headers }: APIGatewayProxyEvent, name: string): string | undefined =>
  Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];

/**
 * The path's variables; a value that cannot name anything is answered as what it is: not found. Names consist of
 * unreserved characters, which nobody need encode (RFC 3986, section 2.3), so nothing is decoded a second time here.
 */
export const parseParams = (event: APIGatewayProxyEvent): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(event.pathParameters ?? {}).map(([name, value]) => {
      const schema = (pathParameters as Record<string, z.ZodType<string | number>>)[name];
      const result = schema?.safeParse(value);
      if (!result?.success) throw notFound();
      return [name, result.data];
    }),
  );

export const parseQuery = (event: APIGatewayProxyEvent, { query }: Route): unknown => {
  if (!query) return undefined;
  const result = query.safeParse(event.queryStringParameters ?? {});
  if (!result.success) throw invalid('query', result.error);
  return result.data;
};

/** The body as text. @throws AppError `payload_too_large` above 1 MiB. */
export const bodyText = ({ body, isBase64Encoded }: APIGatewayProxyEvent): string => {
  const text = isBase64Encoded ? Buffer.from(body ?? '', 'base64').toString() : (body ?? '');
  if (Buffer.byteLength(text) > maxBodyBytes) {
    throw new AppError('payload_too_large', 'A body has at most 1 MiB.');
  }
  return text;
};

/**
 * Reads the body, of one of the media types that the function takes, or a form where the route is for one.
 * @throws AppError `unsupported_media_type` for another, `validation_failed` unless the route's schema takes it.
 */
export const parseBody = (
  event: APIGatewayProxyEvent,
  { body, form }: Route,
  takes: readonly [string, ...string[]],
): unknown => {
  const text = bodyText(event);
  if (!body) return undefined;
  const mediaType = headerOf(event, 'content-type')?.split(';')[0]?.trim().toLowerCase();
  const taken = form ? ([formMediaType] as const) : takes;
  if (text !== '' && !taken.includes(mediaType ?? '')) {
    throw new AppError('unsupported_media_type', `Send the body as ${taken[0]}.`);
  }
  const parse = form ? (encoded: string) => Object.fromEntries(new URLSearchParams(encoded)) : parseStrictJson;
  const result = body.safeParse(text === '' ? {} : parse(text));
  if (!result.success) throw invalid('body', result.error);
  return result.data;
};
