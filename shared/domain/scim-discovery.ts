import { notFound } from './errors.ts';
import { groupSchema } from './scim-group.ts';
import { listOf, type ResourceBase } from './scim-resource.ts';
import { userSchema } from './scim-user.ts';

const schemaSchema = 'urn:ietf:params:scim:schemas:core:2.0:Schema';
const metaOf = (resourceType: string, location: string) => ({ resourceType, location });

/** What of SCIM there is here and what there is not (RFC 7643, section 5). */
export const serviceProviderConfig = ({ url }: ResourceBase) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: 200 },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'SCIM token',
      description: 'A token of POST /v1/sso/scim-tokens, sent as Authorization: Bearer.',
      specUri: 'https://www.rfc-editor.org/rfc/rfc6750',
      primary: true,
    },
  ],
  meta: metaOf('ServiceProviderConfig', `${url}/ServiceProviderConfig`),
});

const resourceTypes = (base: ResourceBase) =>
  [
    { id: 'User', endpoint: '/Users', description: 'A member of the organisation', schema: userSchema },
    { id: 'Group', endpoint: '/Groups', description: 'A set of members, which can give roles', schema: groupSchema },
  ].map((type) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    name: type.id,
    ...type,
    meta: metaOf('ResourceType', `${base.url}/ResourceTypes/${type.id}`),
  }));

type Characteristics = {
  readonly type?: 'string' | 'boolean' | 'complex' | 'reference';
  readonly required?: boolean;
  readonly multiValued?: boolean;
  readonly mutability?: 'readOnly' | 'readWrite' | 'immutable';
  readonly uniqueness?: 'none' | 'server';
  readonly caseExact?: boolean;
  readonly canonicalValues?: readonly string[];
  readonly referenceTypes?: readonly string[];
  readonly subAttributes?: readonly object[];
};

/** An attribute with all its characteristics (RFC 7643, section 7). */
const attribute = (name: string, description: string, characteristics: Characteristics = {}) => ({
  name,
  type: 'string',
  multiValued: false,
  description,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...characteristics,
});

const readOnly = { mutability: 'readOnly' } as const;

const userAttributes = [
  attribute('userName', 'The e-mail address, in a domain that the organisation has verified.', {
    required: true,
    mutability: 'immutable',
    uniqueness: 'server',
  }),
  attribute('name', 'The name.', {
    type: 'complex',
    subAttributes: [attribute('formatted', 'The whole name; the same as displayName.')],
  }),
  attribute('displayName', 'The whole name; it goes before name.'),
  attribute('active', 'Whether the person may sign in.', { type: 'boolean' }),
  attribute('emails', 'The e-mail address once more.', {
    type: 'complex',
    multiValued: true,
    ...readOnly,
    subAttributes: [
      attribute('value', 'The address.', readOnly),
      attribute('type', 'Always work.', { canonicalValues: ['work'], ...readOnly }),
      attribute('primary', 'Always true.', { type: 'boolean', ...readOnly }),
    ],
  }),
  attribute('groups', 'The groups that the person is in.', {
    type: 'complex',
    multiValued: true,
    ...readOnly,
    subAttributes: [
      attribute('value', 'The id of the group.', { caseExact: true, ...readOnly }),
      attribute('$ref', 'Its address.', { type: 'reference', caseExact: true, referenceTypes: ['Group'], ...readOnly }),
      attribute('type', 'Always direct.', { canonicalValues: ['direct'], ...readOnly }),
    ],
  }),
];

const immutable = { mutability: 'immutable' } as const;

const groupAttributes = [
  attribute('displayName', 'The name: promptgate:admins and promptgate:<workspace>:<role> give roles.', {
    required: true,
  }),
  attribute('members', 'Who is in the group.', {
    type: 'complex',
    multiValued: true,
    subAttributes: [
      attribute('value', 'The id of the user.', { caseExact: true, ...immutable }),
      attribute('$ref', 'Their address.', {
        type: 'reference',
        caseExact: true,
        referenceTypes: ['User'],
        ...immutable,
      }),
      attribute('type', 'Always User.', { canonicalValues: ['User'], ...immutable }),
    ],
  }),
];

const schemas = (base: ResourceBase) =>
  [
    { id: userSchema, name: 'User', description: 'A member of the organisation', attributes: userAttributes },
    { id: groupSchema, name: 'Group', description: 'A set of members', attributes: groupAttributes },
  ].map((schema) => ({
    schemas: [schemaSchema],
    ...schema,
    meta: metaOf('Schema', `${base.url}/Schemas/${schema.id}`),
  }));

const whole = { startIndex: 1, count: 100 };

type Discovered<T> = { readonly all: () => ReturnType<typeof listOf<T, T>>; readonly get: (id: string) => T };

const discovered =
  <T extends { readonly id: string }>(make: (base: ResourceBase) => readonly T[]) =>
  (base: ResourceBase): Discovered<T> => ({
    all: () => listOf(make(base), whole, (item) => item),
    get: (id) => {
      const found = make(base).find((item) => item.id.toLowerCase() === id.toLowerCase());
      if (!found) throw notFound();
      return found;
    },
  });

/** The kinds of resources there are (RFC 7643, section 6). */
export const knownResourceTypes = discovered(resourceTypes);

/** The attributes that resources have (RFC 7643, section 7): those that are kept, and no others. */
export const knownSchemas = discovered(schemas);
