import { harmless, workspace } from '#test/support/organisation.ts';

/** What the stranger may name although it is somebody else's, and what there is nowhere. */
export type Named = { readonly foreign: string; readonly elsewhere?: string; readonly missing: string };

/** Things that a body or a query can name; `foreign` ones are our organisation's, `elsewhere` another workspace's. */
export type Nameable = Readonly<
  Record<
    | 'email'
    | 'environment'
    | 'exposure'
    | 'finding'
    | 'fragment'
    | 'invitation'
    | 'organisation'
    | 'prompt'
    | 'refreshToken'
    | 'reset'
    | 'user'
    | 'workspace',
    Named
  >
>;

/** Who asks: its owner's credentials and id, and the one group of its identity provider. */
export type Stranger = {
  readonly email: string;
  readonly password: string;
  readonly id: string;
  readonly group: string;
};

type Sent = { readonly method: string; readonly path: string; readonly body?: unknown };

/** A request of the stranger's, in its own workspace, with a name in it. `anyone` has no credentials, the `provider` a SCIM token. */
export type ReferenceCase = {
  readonly names: keyof Nameable;
  readonly as?: 'anyone' | 'provider';
  readonly send: (name: string, stranger: Stranger) => Sent;
};

const own = `${workspace}/prompts/own`;
const get =
  (path: (name: string) => string): ReferenceCase['send'] =>
  (name) => ({ method: 'GET', path: path(name) });
const post =
  (path: string, body: (name: string) => unknown): ReferenceCase['send'] =>
  (name) => ({ method: 'POST', path, body: body(name) });

const including = (name: string) => {
  const [first, ...rest] = harmless('x').messages;
  return { ...harmless('x'), messages: [{ ...first, content: `{{> ${name}@1}}` }, ...rest] };
};
const workspaces = (name: string) => [{ workspace: name, role: 'viewer' }];
const outcome = (more: object) => ({ outcomes: [{ id: 'one', success: true, ...more }] });
const steps = [
  { percent: 25, holdSeconds: 3600 },
  { percent: 100, holdSeconds: 3600 },
];
const waiver = (fingerprint: string) => ({
  fingerprint,
  reason: 'Somebody else answers for this finding.',
  expiresAt: new Date(Date.now() + 24 * 3600 * 1000).toISOString(),
});
const password = 'a password of twenty';

const groups = '/scim/v2/Groups';
const groupOf = (workspaceName: string) => `promptgate:${workspaceName}:editor`;
const schemas = ['urn:ietf:params:scim:schemas:core:2.0:Group'];
const membersOf = (id: string) => ({ schemas, displayName: 'Engineers', members: [{ value: id }] });
const patch = (Operations: readonly object[]) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations,
});
const saml = {
  idpEntityId: 'https://idp.example.com',
  ssoUrl: 'https://idp.example.com/sso',
  certificates: ['-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----\n'],
};
const put =
  (path: string, body: (name: string) => unknown): ReferenceCase['send'] =>
  (name) => ({ method: 'PUT', path, body: body(name) });
const onGroup =
  (method: string, body: (name: string) => unknown): ReferenceCase['send'] =>
  (name, { group }) => ({ method, path: `${groups}/${group}`, body: body(name) });
const onUser =
  (method: string, body: (name: string) => unknown): ReferenceCase['send'] =>
  (name, { id }) => ({ method, path: `/scim/v2/Users/${id}`, body: body(name) });
const user = (displayName: string) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'new@example.com',
  displayName,
});

/** A case for every field of `naming` on every route that has it, by operation and field; cursors have a test of their own. */
export const referenceCases: Readonly<Record<string, ReferenceCase>> = {
  'acceptInvitation token': {
    names: 'invitation',
    as: 'anyone',
    send: post('/v1/invitations/accept', (token) => ({ token, password })),
  },
  'confirmPasswordReset token': {
    names: 'reset',
    as: 'anyone',
    send: post('/v1/password-resets/confirm', (token) => ({ token, password })),
  },
  'createFragment content': {
    names: 'fragment',
    send: post(`${workspace}/fragments`, (name) => ({ name: 'new', content: `{{> ${name}@1}}` })),
  },
  'createFragmentVersion content': {
    names: 'fragment',
    send: post(`${workspace}/fragments/own/versions`, (name) => ({ content: `{{> ${name}@1}}` })),
  },
  'createSession organisationId': {
    names: 'organisation',
    as: 'anyone',
    send: (organisationId, credentials) => ({
      method: 'POST',
      path: '/v1/sessions',
      body: { email: credentials.email, password: credentials.password, organisationId },
    }),
  },
  'createVersion messages[].content': { names: 'fragment', send: post(`${own}/versions`, including) },
  'createWaiver fingerprint': { names: 'finding', send: post(`${workspace}/waivers`, waiver) },
  'createWaiver prompt': {
    names: 'prompt',
    send: post(`${workspace}/waivers`, (prompt) => ({ ...waiver('0'.repeat(64)), prompt, version: 1 })),
  },
  'getSnapshot environment': {
    names: 'environment',
    send: get((name) => `${workspace}/snapshot?environment=${name}`),
  },
  'inviteMember workspaces[].workspace': {
    names: 'workspace',
    send: post('/v1/members', (name) => ({
      email: 'nobody@example.com',
      role: 'member',
      workspaces: workspaces(name),
    })),
  },
  'listAuditEvents actor': { names: 'user', send: get((name) => `/v1/audit-events?actor=${name}`) },
  'listAuditEvents target': { names: 'user', send: get((name) => `/v1/audit-events?target=${name}`) },
  'listRollouts environment': { names: 'environment', send: get((name) => `${own}/rollouts?environment=${name}`) },
  'refreshSession refreshToken': {
    names: 'refreshToken',
    as: 'anyone',
    send: post('/v1/sessions/refresh', (refreshToken) => ({ refreshToken })),
  },
  'renderPrompt environment': {
    names: 'environment',
    send: post(`${own}/render`, (environment) => ({ environment, variables: {} })),
  },
  'reportOutcomes exposures[].exposure': {
    names: 'exposure',
    send: post(`${workspace}/outcomes`, (exposure) => ({
      outcomes: [],
      exposures: [{ id: 'one', exposure, count: 3 }],
    })),
  },
  'reportOutcomes outcomes[].environment': {
    names: 'environment',
    send: post(`${workspace}/outcomes`, (environment) => outcome({ prompt: 'own', environment, version: 1 })),
  },
  'reportOutcomes outcomes[].exposure': {
    names: 'exposure',
    send: post(`${workspace}/outcomes`, (exposure) => outcome({ exposure })),
  },
  'reportOutcomes outcomes[].prompt': {
    names: 'prompt',
    send: post(`${workspace}/outcomes`, (prompt) => outcome({ prompt, environment: 'production', version: 1 })),
  },
  'resolvePrompt environment': { names: 'environment', send: get((name) => `${own}/resolve?environment=${name}`) },
  'scanMessages messages[].content': {
    names: 'fragment',
    send: post(`${workspace}/scans`, (name) => ({ messages: including(name).messages })),
  },
  'startRollout environment': {
    names: 'environment',
    send: post(`${own}/rollouts`, (environment) => ({ environment, version: 1, steps })),
  },
  'updateMember workspaces[].workspace': {
    names: 'workspace',
    send: (name, { id }) => ({ method: 'PATCH', path: `/v1/members/${id}`, body: { workspaces: workspaces(name) } }),
  },
  'createScimGroup displayName': {
    names: 'workspace',
    as: 'provider',
    send: post(groups, (name) => ({ schemas, displayName: groupOf(name) })),
  },
  'createScimGroup members': { names: 'user', as: 'provider', send: post(groups, membersOf) },
  'createScimUser displayName': { names: 'workspace', as: 'provider', send: post('/scim/v2/Users', user) },
  'getSamlMetadata organisation': {
    names: 'organisation',
    as: 'anyone',
    send: get((name) => `/v1/sso/saml/metadata?organisation=${name}`),
  },
  'listScimGroups filter': {
    names: 'workspace',
    as: 'provider',
    send: get((name) => `${groups}?filter=${encodeURIComponent(`displayName eq "${groupOf(name)}"`)}`),
  },
  'listScimUsers filter': {
    names: 'email',
    as: 'provider',
    send: get((name) => `/scim/v2/Users?filter=${encodeURIComponent(`userName eq "${name}"`)}`),
  },
  'putSamlConnection attributeMapping.roles[].workspace': {
    names: 'workspace',
    send: put('/v1/sso/saml', (name) => ({
      ...saml,
      attributeMapping: { roles: [{ value: 'all', workspace: name, workspaceRole: 'viewer' }] },
    })),
  },
  'putSamlConnection defaultWorkspaces[].workspace': {
    names: 'workspace',
    send: put('/v1/sso/saml', (name) => ({ ...saml, defaultWorkspaces: workspaces(name) })),
  },
  'replaceScimGroup displayName': {
    names: 'workspace',
    as: 'provider',
    send: onGroup('PUT', (name) => ({ schemas, displayName: groupOf(name) })),
  },
  'replaceScimGroup members': { names: 'user', as: 'provider', send: onGroup('PUT', membersOf) },
  'replaceScimUser displayName': { names: 'workspace', as: 'provider', send: onUser('PUT', user) },
  'startGoogleSignIn organisation': {
    names: 'organisation',
    as: 'anyone',
    send: get((name) => `/v1/sso/google/start?organisation=${name}`),
  },
  'startSamlSignIn organisation': {
    names: 'organisation',
    as: 'anyone',
    send: get((name) => `/v1/sso/saml/login?organisation=${name}`),
  },
  'updateScimGroup Operations[].path': {
    names: 'user',
    as: 'provider',
    send: onGroup('PATCH', (id) => patch([{ op: 'remove', path: `members[value eq "${id}"]` }])),
  },
  'updateScimGroup Operations[].value': {
    names: 'user',
    as: 'provider',
    send: onGroup('PATCH', (id) => patch([{ op: 'add', path: 'members', value: [{ value: id }] }])),
  },
  'updateScimUser Operations[].path': {
    names: 'user',
    as: 'provider',
    send: onUser('PATCH', (id) => patch([{ op: 'remove', path: `groups[value eq "${id}"]` }])),
  },
  'updateScimUser Operations[].value': {
    names: 'user',
    as: 'provider',
    send: onUser('PATCH', (id) => patch([{ op: 'replace', path: 'externalId', value: id }])),
  },
};
