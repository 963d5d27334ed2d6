import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Route, Routes } from '#shared/contracts/define-route.ts';
import { routesByFunction } from '#shared/contracts/index.ts';
import { keys } from '#shared/data/keys.ts';
import type { OrganisationRole, WorkspaceRole } from '#shared/domain/access.ts';
import { AppError } from '#shared/domain/errors.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import type { AuthorizerContext } from '#shared/http/identify-caller.ts';
import { memoryTable } from '#test/fakes/memory-table.ts';
import { memoryTables, organisationA, testEffects } from '#test/support/world.ts';

const ulid = '01JD6Y8Z3K5V7W9X1A2B3C4D5E';

/** A value for every variable that a path may have; `default` is a workspace that exists. */
const parameters: Readonly<Record<string, string>> = {
  workspace: 'default',
  prompt: 'support-reply',
  fragment: 'tone',
  environment: 'production',
  provider: 'openai',
  version: '1',
  other: '2',
  userId: `usr_${ulid}`,
  keyId: `key_${ulid}`,
  scan: `scn_${ulid}`,
  review: `rev_${ulid}`,
  waiver: `wvr_${ulid}`,
  rollout: `rol_${ulid}`,
  webhook: `whk_${ulid}`,
  delivery: `dlv_${ulid}`,
  exportId: `exp_${ulid}`,
  group: `grp_${ulid}`,
  scimToken: `scm_${ulid}`,
  resourceType: 'User',
  schema: 'urn:ietf:params:scim:schemas:core:2.0:User',
};

export type Caller = AuthorizerContext | undefined;

const member = (id: string, role: OrganisationRole, workspaces: Readonly<Record<string, WorkspaceRole>> = {}) => ({
  id: `usr_${id}`,
  role,
  workspaces,
});

const members = [
  member('outsider', 'member', { other: 'admin' }),
  member('viewer', 'member', { default: 'viewer' }),
  member('editor', 'member', { default: 'editor' }),
  member('reviewer', 'member', { default: 'reviewer' }),
  member('admin', 'member', { default: 'admin' }),
  member('organisationAdmin', 'admin'),
  member('owner', 'owner'),
];

const user = (id: string): Caller => ({
  type: 'user',
  id: `usr_${id}`,
  organisationId: organisationA,
  sessionId: `ses_${ulid}`,
});
const key = (scopes: string, workspace = 'default'): Caller => ({
  type: 'apiKey',
  id: `key_${ulid}`,
  organisationId: organisationA,
  workspace,
  scopes,
  plan: 'trial',
});

/** Whoever may call, by what they are called in the matrix. */
export const callers = {
  nobody: undefined,
  outsider: user('outsider'),
  viewer: user('viewer'),
  editor: user('editor'),
  reviewer: user('reviewer'),
  'workspace admin': user('admin'),
  'organisation admin': user('organisationAdmin'),
  owner: user('owner'),
  'key: no scope': key(''),
  'key: read': key('read'),
  'key: write': key('write'),
  'key: deploy': key('deploy'),
  'key: elsewhere': key('read write deploy', 'other'),
  'SCIM token': { type: 'provisioner', id: `scm_${ulid}`, organisationId: organisationA, plan: 'trial' },
} as const satisfies Record<string, Caller>;

const eventOf = (
  { method, path, body, form, example }: Route,
  caller: Caller,
  given: Readonly<Record<string, string>>,
): APIGatewayProxyEvent => {
  const names = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name ?? '');
  const pathParameters = Object.fromEntries(names.map((name) => [name, given[name] ?? parameters[name]]));
  const sent = example?.body ?? {};
  return {
    httpMethod: method,
    resource: path,
    path: path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => pathParameters[name] ?? ''),
    pathParameters,
    queryStringParameters: { environment: 'production', state: 'a-state' },
    headers: { 'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json' },
    body: body ? (form ? `${new URLSearchParams(sent as Record<string, string>)}` : JSON.stringify(sent)) : null,
    requestContext: { requestId: 'request-1', authorizer: caller ?? null },
  } as unknown as APIGatewayProxyEvent;
};

export type Reached = { readonly reached: boolean; readonly status: number; readonly body: string };

/**
 * Calls a route as API Gateway would: with the real authorisation and parsing of its real table, up to its use case,
 * which only tells that it was reached.
 */
export const probeRoutes = async () => {
  const { openTable } = memoryTables();
  const tenant = tenantOf(organisationA);
  await openTable(tenant).transact([
    { put: { ...keys.organisation(tenant), plan: 'trial' } },
    ...members.map(({ id, ...roles }) => ({ put: { ...keys.member(tenant, id), status: 'active', ...roles } })),
    ...['default', 'other'].map((slug) => ({ put: { ...keys.workspace(tenant, slug), slug } })),
  ]);
  let reached = false;
  const probe = async () => {
    reached = true;
    throw new AppError('conflict', 'reached');
  };
  const limiter = () => ({ standings: [] });
  const runtime = { effects: testEffects(), log: () => {}, openTable, directory: memoryTable(), limiter };
  const functionOf = (routes: Routes) =>
    httpFunction(routes, Object.fromEntries(Object.keys(routes).map((name) => [name, probe])), {}, runtime);
  const functions = new Map<Route, ReturnType<typeof functionOf>>(
    Object.values(routesByFunction).flatMap((routes: Routes) => {
      const handler = functionOf(routes);
      return Object.values(routes).map((route) => [route, handler] as const);
    }),
  );
  return async (route: Route, caller: Caller, given: Readonly<Record<string, string>> = {}): Promise<Reached> => {
    reached = false;
    const { statusCode, body } = await functions.get(route)!(eventOf(route, caller, given));
    return { reached, status: reached ? route.response.status : statusCode, body };
  };
};
