import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { allRoutes } from '#shared/contracts/index.ts';
import { problem } from '#shared/contracts/problem-schema.ts';
import { scimError, scimMediaType } from '#shared/contracts/scim-schemas.ts';
import { demanded, newOrganisation } from '#test/support/organisation.ts';

const { apiUrl } = inject('stack');
const organisation = await newOrganisation(apiUrl);
const { owner } = organisation;
const { secret: scimToken } = await demanded(
  owner.call<{ secret: string }>('POST', '/v1/sso/scim-tokens', { name: 'rubbish' }),
  201,
);
const runs = 6;

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', '..', '%', '\u0000', '💥', 'default', '1', '-1'),
);
const segment = text.map((value) => encodeURIComponent(value.toWellFormed()));
const body = fc.oneof(
  fc.json({ maxDepth: 4 }),
  text,
  fc.constantFrom('{}', '[]', 'null', '{"name":{}}', '{"messages":[{}]}'),
);

const request = (path: string) =>
  fc.record({
    path: fc
      .tuple(
        ...path
          .split('/')
          .map((part) =>
            part.startsWith('{') && part !== '{workspace}'
              ? segment
              : fc.constant(part.replace('{workspace}', 'default')),
          ),
      )
      .map((parts) => parts.join('/')),
    query: fc.oneof(
      fc.constant(''),
      fc
        .tuple(
          fc.constantFrom('limit', 'cursor', 'environment', 'status', 'filter', 'startIndex', 'attributes', 'x'),
          segment,
        )
        .map(([name, value]) => `?${name}=${value}`),
    ),
    body,
    contentType: fc.constantFrom(
      'application/json',
      'application/scim+json',
      'application/json; charset=utf-8',
      'text/plain',
      '',
    ),
  });

/** Sessions are not ended here, since the other routes want to be asked with valid credentials. */
const routes = allRoutes.filter(
  ({ operationId }) => operationId !== 'deleteCurrentSession' && operationId !== 'changePassword',
);

describe('rubbish is answered as the rubbish it is', () => {
  test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', async (_name, route) => {
    await fc.assert(
      fc.asyncProperty(request(route.path), async ({ path, query, body: sent, contentType }) => {
        const response = await fetch(`${apiUrl}${path}${query}`, {
          redirect: 'manual',
          method: route.method,
          headers: {
            authorization: `Bearer ${route.access === 'members:provision' ? scimToken : owner.token}`,
            ...(contentType && { 'content-type': contentType }),
          },
          ...(route.method !== 'GET' && { body: sent.toWellFormed() }),
        });
        const answer = await response.text();

        expect(response.status, answer).toBeLessThan(500);
        const form = response.headers.get('content-type') === scimMediaType ? scimError : problem;
        if (response.status >= 400) expect(form.safeParse(JSON.parse(answer)).error).toBeUndefined();
      }),
      { numRuns: runs, seed: 20261121 },
    );
  });
});
