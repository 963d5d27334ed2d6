import * as z from 'zod';
import { defineRoute } from './define-route.ts';
import { listResponse, schemas } from './scim-schemas.ts';

const meta = z
  .object({
    resourceType: z.string().describe('What kind of resource it is.'),
    location: z.string().describe('Its address.'),
  })
  .describe('What is known of the resource itself.');

const feature = z.object({ supported: z.boolean().describe('Whether there is such a thing here.') });

const serviceProviderConfig = z.object({
  schemas,
  patch: feature.describe('Changing some of a resource.'),
  bulk: feature
    .extend({ maxOperations: z.int().describe('How many at once.'), maxPayloadSize: z.int().describe('In bytes.') })
    .describe('Several requests in one.'),
  filter: feature.extend({ maxResults: z.int().describe('How many are listed at most.') }).describe('Filtering lists.'),
  changePassword: feature.describe('Setting passwords.'),
  sort: feature.describe('Ordering lists.'),
  etag: feature.describe('Entity tags.'),
  authenticationSchemes: z
    .array(
      z.object({
        type: z.string().describe('Of RFC 7643, section 5.'),
        name: z.string(),
        description: z.string(),
        specUri: z.string().describe('Where it is specified.'),
        primary: z.boolean().describe('Whether to prefer it.'),
      }),
    )
    .describe('How to show who one is.'),
  meta,
});

const resourceType = z.object({
  schemas,
  id: z.string(),
  name: z.string(),
  description: z.string(),
  endpoint: z.string().describe('Where such resources are, after the base address.'),
  schema: z.string().describe('The name of the schema that they follow.'),
  meta,
});

const schema = z.object({
  schemas,
  id: z.string(),
  name: z.string(),
  description: z.string(),
  attributes: z
    .array(z.looseObject({ name: z.string() }))
    .describe('The attributes with their characteristics (RFC 7643, section 7).'),
  meta,
});

const base = { method: 'GET', protocol: 'scim', access: 'members:provision', errors: [] } as const;

const getScimServiceProviderConfig = defineRoute({
  ...base,
  operationId: 'getScimServiceProviderConfig',
  path: '/scim/v2/ServiceProviderConfig',
  summary: 'Tell what of SCIM there is here',
  response: { status: 200, body: serviceProviderConfig },
});

const listScimResourceTypes = defineRoute({
  ...base,
  operationId: 'listScimResourceTypes',
  path: '/scim/v2/ResourceTypes',
  summary: 'List the kinds of resources',
  response: { status: 200, body: listResponse(resourceType) },
});

const getScimResourceType = defineRoute({
  ...base,
  operationId: 'getScimResourceType',
  path: '/scim/v2/ResourceTypes/{resourceType}',
  summary: 'Get a kind of resource',
  response: { status: 200, body: resourceType },
});

const listScimSchemas = defineRoute({
  ...base,
  operationId: 'listScimSchemas',
  path: '/scim/v2/Schemas',
  summary: 'List the schemas of resources',
  response: { status: 200, body: listResponse(schema) },
});

const getScimSchema = defineRoute({
  ...base,
  operationId: 'getScimSchema',
  path: '/scim/v2/Schemas/{schema}',
  summary: 'Get a schema',
  response: { status: 200, body: schema },
});

export const scimDiscoveryRoutes = {
  getScimServiceProviderConfig,
  listScimResourceTypes,
  getScimResourceType,
  listScimSchemas,
  getScimSchema,
};
