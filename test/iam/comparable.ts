import { apiCaller } from '#demo/api.ts';

/** Headers that differ between any two answers: times, names of requests, and how many of them the caller has left. */
const momentary = [
  'date',
  'ratelimit',
  'x-request-id',
  'x-amzn-requestid',
  'x-amz-request-id',
  'x-amzn-trace-id',
  'x-amz-apigw-id',
];

export type Asked = { readonly method: string; readonly path: string; readonly body?: unknown };

/** An answer as a caller can compare it with another: everything but when it was and which request it answers. */
export const comparable = async (apiUrl: string, token: string | undefined, { method, path, body }: Asked) => {
  const scim = path.startsWith('/scim/') && body !== undefined ? { 'content-type': 'application/scim+json' } : {};
  const answer = await apiCaller(apiUrl, token)<{ readonly requestId?: string } | string>(method, path, body, scim);
  const said = typeof answer.body === 'string' ? answer.body : { ...answer.body, requestId: '' };
  return {
    status: answer.status,
    headers: [...answer.headers].map(([name, value]) => [name, momentary.includes(name) ? '' : value]),
    body: said,
  };
};

export type Comparable = Awaited<ReturnType<typeof comparable>>;

/** Ids and times, which no two answers share that made something. */
const momentaryText = /[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z|[0-9a-f]{32}/g;

/** The same answer without the name that the caller had put into its request, and without what is new in it. */
export const withoutName = (answer: Comparable, name: string): Comparable =>
  JSON.parse(
    JSON.stringify({ ...answer, headers: answer.headers.filter(([header]) => header !== 'etag') })
      .replaceAll(name, '<name>')
      .replaceAll(encodeURIComponent(name), '<name>')
      .replaceAll(momentaryText, '<new>'),
  );
