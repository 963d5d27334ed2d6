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

const mediaOf = (path: string): string => (path.startsWith('/scim/') ? 'application/scim+json' : 'application/json');

/** What a header says for good: addresses and cookies have words in them that are drawn anew each time. */
const lasting = ([name, value]: readonly [string, string]): readonly [string, string] => {
  if (momentary.includes(name)) return [name, ''];
  return name === 'location' || name === 'set-cookie' ? [name, value.replace(/[?=].*$/, '')] : [name, value];
};

/** An answer as a caller can compare it with another: everything but when it was and which request it answers. */
export const comparable = async (apiUrl: string, token: string | undefined, { method, path, body }: Asked) => {
  const answer = await fetch(`${apiUrl}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': mediaOf(path) }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const said = (await answer.text()).replace(/"requestId":"[^"]*"/, '"requestId":""');
  return { status: answer.status, headers: [...answer.headers].map(lasting), body: said };
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
