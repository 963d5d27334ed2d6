import * as z from 'zod';
import { timestamp } from './schemas.ts';

/** RFC 7644, section 8.1. */
export const scimMediaType = 'application/scim+json';

export const errorSchema = 'urn:ietf:params:scim:api:messages:2.0:Error';
const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** The body of every error answer of SCIM (RFC 7644, section 3.12). */
export const scimError = z.object({
  schemas: z.tuple([z.literal(errorSchema)]).describe('The names of the schemas that it follows.'),
  status: z.string().describe('The HTTP status, as text.'),
  scimType: z.string().optional().describe('What exactly is wrong, where SCIM has a word for it.'),
  detail: z.string().describe('What happened this time.'),
});

export const schemas = z.array(z.string()).describe('The names of the schemas that it follows.');

const meta = z
  .object({
    resourceType: z.string().describe('What kind of resource it is.'),
    created: timestamp.optional().describe('When it was made.'),
    lastModified: timestamp.optional().describe('When it was changed last.'),
    location: z.string().optional().describe('Its address.'),
    version: z.string().optional().describe('Its entity tag.'),
  })
  .partial()
  .optional()
  .describe('What is known of the resource itself.');

/** With `$ref`, the address; undeclared, since tools take a property of that name for a reference of their own. */
const reference = z.looseObject({
  value: z.string().optional().describe('The id.'),
  type: z.string().optional().describe('What it is.'),
});

const externalId = z.string().optional().describe('What the client calls it.');

/** Everything but the id may be left out by `attributes` and `excludedAttributes`. */
export const scimUser = z.object({
  schemas,
  id: z.string(),
  externalId,
  userName: z.string().optional().describe('The e-mail address.'),
  name: z.object({ formatted: z.string().optional().describe('The whole name.') }).optional(),
  displayName: z.string().optional().describe('The whole name.'),
  active: z.boolean().optional().describe('Whether the person may sign in.'),
  emails: z
    .array(
      z.object({
        value: z.string().optional().describe('The address.'),
        type: z.string().optional().describe('Always `work`.'),
        primary: z.boolean().optional().describe('Always true.'),
      }),
    )
    .optional()
    .describe('The e-mail address once more.'),
  groups: z.array(reference).optional().describe('The groups that the person is in.'),
  meta,
});

export const scimGroup = z.object({
  schemas,
  id: z.string(),
  externalId,
  displayName: z.string().optional().describe('The name, which can give roles: see docs/scim.md.'),
  members: z.array(reference).optional().describe('Who is in the group.'),
  meta,
});

/** A resource as it is sent. What it is made of is read with its attributes' names in any case, and unknown ones passed over. */
const userBody = {
  schemas: schemas.optional(),
  externalId: z.unknown().optional().describe('What the client calls it.'),
  name: z.unknown().optional().describe('`formatted`, or `givenName` and `familyName`.'),
  displayName: z.unknown().optional().describe('The whole name; it goes before `name`.'),
  active: z.unknown().optional().describe('Whether the person may sign in; true unless said.'),
};
export const scimUserBody = z.looseObject({
  userName: z.unknown().optional().describe('An e-mail address in a domain that the organisation has verified.'),
  ...userBody,
});

export const scimGroupBody = z.looseObject({
  schemas: schemas.optional(),
  externalId: z.unknown().optional().describe('What the client calls it.'),
  displayName: z.unknown().optional().describe('The name, which can give roles.'),
  members: z.unknown().optional().describe('Objects with the id of a user as `value`.'),
});

export const scimPatchBody = z.looseObject({
  schemas: z
    .array(z.string())
    .refine((names) => names.includes(patchSchema), `must include ${patchSchema}`)
    .describe(`\`${patchSchema}\`.`),
  Operations: z
    .array(
      z.looseObject({
        op: z.string().max(16).describe('`add`, `remove` or `replace`.'),
        path: z.string().max(2000).optional().describe('What is changed; without it, `value` names its attributes.'),
        value: z.unknown().optional().describe('What it is changed to.'),
      }),
    )
    .min(1)
    .max(1000)
    .describe('What to do, in this order; all of it or nothing.'),
});

const names = z.string().max(2000).optional();

const projection = {
  attributes: names.describe('The attributes to answer, with commas between.'),
  excludedAttributes: names.describe('The attributes to leave out, with commas between.'),
};

export const projectionQuery = z.object(projection);

const most = 200;

export const listQuery = z.object({
  filter: z.string().max(2000).optional().describe('Which to list (RFC 7644, section 3.4.2.2).'),
  startIndex: z.coerce
    .number()
    .int()
    .transform((index) => Math.max(index, 1))
    .default(1)
    .describe('The first to list; there is nothing before 1.'),
  count: z.coerce
    .number()
    .int()
    .transform((count) => Math.min(Math.max(count, 0), most))
    .default(100)
    .describe(`How many to list at most, up to ${most}.`),
  ...projection,
});

export const listResponse = <Item extends z.ZodType>(item: Item) =>
  z.object({
    schemas,
    totalResults: z.int().describe('How many there are in all.'),
    startIndex: z.int().describe('Where in all of them the listed ones begin.'),
    itemsPerPage: z.int().describe('How many are listed.'),
    Resources: z.array(item).describe('What is listed.'),
  });
