import * as z from 'zod';
import { defineRoute } from './define-route.ts';

const status = z.enum(['operational', 'degraded', 'down']).describe('Degraded works, but slowly; down does not work.');

const health = z.object({
  status,
  checks: z.array(
    z.object({
      name: z.string().describe('A part that nothing works without.'),
      status,
      latencyMs: z.number().describe('How long the part took to answer.'),
    }),
  ),
});

const getHealth = defineRoute({
  operationId: 'getHealth',
  method: 'GET',
  path: '/v1/health',
  summary: 'Whether Promptgate works, part by part',
  access: 'public',
  response: { status: 200, body: health, statusBy: { field: 'status', values: { down: 503 } } },
  errors: [],
  example: { response: { status: 'operational', checks: [{ name: 'database', status: 'operational', latencyMs: 4 }] } },
});

const getOpenApi = defineRoute({
  operationId: 'getOpenApi',
  method: 'GET',
  path: '/v1/openapi.json',
  summary: 'This API as an OpenAPI 3.1 document',
  access: 'public',
  response: { status: 200, body: z.record(z.string(), z.unknown()), cacheControl: 'public, max-age=300' },
  errors: [],
});

const getSecurityTxt = defineRoute({
  operationId: 'getSecurityTxt',
  method: 'GET',
  path: '/.well-known/security.txt',
  summary: 'How to report a vulnerability (RFC 9116)',
  access: 'public',
  response: { status: 200, media: ['text/plain'], cacheControl: 'public, max-age=3600' },
  errors: [],
});

export const systemRoutes = { getHealth, getOpenApi, getSecurityTxt };
