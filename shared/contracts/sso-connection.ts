import * as z from 'zod';
import { workspaceRoles } from '../domain/access.ts';
import { mappedRoles, subjectName } from '../domain/saml-connection.ts';
import { defineRoute } from './define-route.ts';
import { idOf, slug, text, timestamp } from './schemas.ts';

const attribute = text(512);
const roleRule = {
  value: text(512).describe('What one of the person’s groups is called.'),
  role: z.enum(mappedRoles).optional().describe('Their role in the organisation.'),
  workspace: slug.optional().describe('Where they have `workspaceRole`.'),
  workspaceRole: z.enum(workspaceRoles).optional().describe('Their role in `workspace`.'),
};
const mapping = {
  email: attribute
    .default(subjectName)
    .describe('The attribute with the e-mail address; `NameID` is the subject’s name.'),
  name: attribute.optional().describe('The attribute with the person’s name.'),
  groups: attribute.optional().describe('The attribute with the names of their groups.'),
};
const roles = 'What groups give, at each sign-in. The first rule that fits decides; who fits none has the defaults.';

const settings = {
  idpEntityId: text(1024).describe('What the identity provider calls itself: its entity id, or issuer.'),
  ssoUrl: z.string().max(2048).describe('Where browsers are sent to sign in (HTTP-Redirect binding); https.'),
  defaultRole: z.enum(mappedRoles).default('member').describe('The role of a person who comes for the first time.'),
  defaultWorkspaces: 'Roles in single workspaces of a person who comes for the first time.',
  enforced: 'Whether members can sign in in this way alone; API keys are not concerned.',
};

const assignment = { workspace: slug, role: z.enum(workspaceRoles) };

const connectionView = z.object({
  idpEntityId: settings.idpEntityId,
  ssoUrl: settings.ssoUrl,
  certificates: z
    .array(
      z.object({
        pem: z.string().describe('The certificate, as PEM.'),
        sha256: z.string().describe('Its fingerprint.'),
        notAfter: timestamp.describe('When it expires; signatures of its key count no more then.'),
      }),
    )
    .describe('Whose signatures are taken.'),
  enforced: z.boolean().describe(settings.enforced),
  defaultRole: settings.defaultRole,
  defaultWorkspaces: z.array(z.object(assignment)).describe(settings.defaultWorkspaces),
  attributeMapping: z
    .object({ ...mapping, roles: z.array(z.object(roleRule)).describe(roles) })
    .describe('Which attributes say what.'),
  provenAt: timestamp
    .nullable()
    .describe('When an owner first signed in through it; before that it cannot be enforced.'),
  updatedAt: timestamp.describe('When it was saved last.'),
  serviceProvider: z
    .object({
      entityId: z.string().describe('Our entity id for this organisation: the audience of assertions.'),
      acsUrl: z.string().describe('Where responses are posted to: the assertion consumer service.'),
      metadataUrl: z.string().describe('The same as XML, for identity providers that read it.'),
      loginUrl: z.string().describe('Where a member begins to sign in.'),
    })
    .describe('What the identity provider is told of us.'),
});

const connectionBody = z.strictObject({
  metadataXml: z
    .string()
    .max(262_144)
    .optional()
    .describe('The metadata of the identity provider, in place of `idpEntityId`, `ssoUrl` and `certificates`.'),
  idpEntityId: settings.idpEntityId.optional(),
  ssoUrl: settings.ssoUrl.optional(),
  certificates: z
    .array(z.string().max(16_384))
    .min(1)
    .max(3)
    .optional()
    .describe('Certificates with RSA keys of 2,048 bits or more, as PEM: the present one, and the next.'),
  enforced: z.boolean().default(false).describe(settings.enforced),
  defaultRole: settings.defaultRole,
  defaultWorkspaces: z.array(z.strictObject(assignment)).max(20).default([]).describe(settings.defaultWorkspaces),
  attributeMapping: z
    .strictObject({ ...mapping, roles: z.array(z.strictObject(roleRule)).max(50).default([]).describe(roles) })
    .prefault({})
    .describe('Which attributes say what.'),
});

const organisation = 'org_01JD6Y8Z3K5V7W9X1A2B3C4D5E';
const api = 'https://eu-west-1.api.promptgate.dev';
const pem = '-----BEGIN CERTIFICATE-----\nMIIC…\n-----END CERTIFICATE-----\n';
const shared = {
  idpEntityId: 'http://www.okta.com/exk1fcia6d6EMsf331d8',
  ssoUrl: 'https://example.okta.com/app/promptgate/exk1fcia6d6EMsf331d8/sso/saml',
  enforced: false,
  defaultRole: 'member',
  defaultWorkspaces: [{ workspace: 'default', role: 'viewer' }],
  attributeMapping: {
    email: subjectName,
    name: 'displayName',
    groups: 'groups',
    roles: [{ value: 'prompt-engineers', workspace: 'default', workspaceRole: 'editor' }],
  },
} as const;
const example = {
  ...shared,
  certificates: [
    {
      pem,
      sha256: '3D:4C:6B:1E:5A:09:F2:7C:88:51:9E:D0:43:B7:2A:65:FE:10:C9:34:7B:82:A1:5D:06:E8:97:2F:BC:41:D3:70',
      notAfter: '2034-05-01T00:00:00.000Z',
    },
  ],
  provenAt: null,
  updatedAt: '2026-11-21T08:00:00.000Z',
  serviceProvider: {
    entityId: `https://promptgate.dev/prod/eu-west-1/saml/${organisation}`,
    acsUrl: `${api}/v1/sso/saml/acs`,
    metadataUrl: `${api}/v1/sso/saml/metadata?organisation=${organisation}`,
    loginUrl: `${api}/v1/sso/saml/login?organisation=${organisation}`,
  },
};

const path = '/v1/sso/saml';
const access = 'organisation:own';

const putSamlConnection = defineRoute({
  operationId: 'putSamlConnection',
  method: 'PUT',
  path,
  summary: 'Connect the organisation with its SAML identity provider',
  access,
  body: connectionBody,
  response: { status: 200, body: connectionView },
  errors: ['conflict', 'precondition_failed'],
  example: { body: { ...shared, certificates: [pem] }, response: example },
});

const getSamlConnection = defineRoute({
  operationId: 'getSamlConnection',
  method: 'GET',
  path,
  summary: 'Get the connection with the identity provider, and what to tell the latter',
  access,
  response: { status: 200, body: connectionView },
  errors: ['not_found'],
  example: { response: example },
});

const deleteSamlConnection = defineRoute({
  operationId: 'deleteSamlConnection',
  method: 'DELETE',
  path,
  summary: 'End the connection; members sign in by other ways again',
  access,
  response: { status: 204 },
  errors: ['not_found', 'conflict'],
});

const getSamlMetadata = defineRoute({
  operationId: 'getSamlMetadata',
  method: 'GET',
  path: `${path}/metadata`,
  summary: 'Our metadata as the SAML service provider of an organisation',
  access: 'public',
  query: z.object({
    organisation: idOf('organisation').optional().describe('Unless said, that of the access token sent along.'),
  }),
  response: { status: 200, media: ['application/samlmetadata+xml'] },
  errors: ['unauthenticated'],
});

export const ssoConnectionRoutes = { putSamlConnection, getSamlConnection, deleteSamlConnection, getSamlMetadata };
