import * as z from 'zod';
import { defineRoute } from './define-route.ts';
import { pageOf, slug, text, timestamp } from './schemas.ts';

const version = z.int().positive();

const releaseView = z.object({
  environment: slug,
  version: version.nullable().describe('The stable version; null until a first rollout is completed.'),
  rollout: z.string().nullable().describe('The rollout that made it stable.'),
  releasedAt: timestamp.nullable(),
  previousVersion: version.nullable().describe('What a rollback would restore.'),
  inProgress: z
    .object({ rollout: z.string(), version, percent: z.number() })
    .nullable()
    .describe('The rollout that some callers are served by already.'),
});

const example = {
  environment: 'production',
  version: 3,
  rollout: 'rol_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  releasedAt: '2026-11-21T08:00:00.000Z',
  previousVersion: 2,
  inProgress: { rollout: 'rol_01JD6Y8Z3K5V7W9X1A2B3C4D5F', version: 4, percent: 10 },
} as const;

const path = '/v1/workspaces/{workspace}/prompts/{prompt}/releases';

const listReleases = defineRoute({
  operationId: 'listReleases',
  method: 'GET',
  path,
  summary: 'List what each environment serves, by the name of the environment',
  access: 'rollout:read',
  response: { status: 200, body: pageOf(releaseView) },
  errors: [],
  example: { response: { data: [example], nextCursor: null } },
});

const rollbackRelease = defineRoute({
  operationId: 'rollbackRelease',
  method: 'POST',
  path: `${path}/{environment}/rollback`,
  summary: 'Serve the last completed release before the present one, at once',
  access: 'rollout:write',
  body: z.strictObject({ reason: text(500).optional().describe('Why, for the audit trail.') }),
  response: { status: 200, body: releaseView },
  errors: ['conflict', 'rollout_in_progress'],
  example: {
    body: { reason: 'Customers complain.' },
    response: { ...example, version: 2, previousVersion: null, inProgress: null },
  },
});

export const releaseRoutes = { listReleases, rollbackRelease };
