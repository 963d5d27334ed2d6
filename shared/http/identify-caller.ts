import type { APIGatewayProxyEvent } from 'aws-lambda';
import { keys } from '../data/keys.ts';
import type { Table } from '../data/table.ts';
import type { OrganisationRole, Principal, Scope, WorkspaceRole } from '../domain/access.ts';
import type { Origin } from '../domain/audit.ts';
import type { Caller } from '../domain/command.ts';
import { AppError, notFound } from '../domain/errors.ts';
import { type TenantContext, tenantOf } from '../domain/tenant.ts';

/** What the authorizer established, as API Gateway hands it on: text only. */
export type AuthorizerContext = {
  readonly type: 'user' | 'apiKey';
  readonly id: string;
  readonly organisationId: string;
  /** Of a user. */
  readonly sessionId?: string;
  /** Of an API key. */
  readonly workspace?: string;
  /** Of an API key, separated by spaces. */
  readonly scopes?: string;
};

const unauthenticated = () => new AppError('unauthenticated', 'Send a valid access token or API key.');

const contextOf = ({ requestContext }: APIGatewayProxyEvent): AuthorizerContext => {
  const context = requestContext.authorizer as Partial<AuthorizerContext> | null | undefined;
  if (!context?.id || !context.organisationId || !context.type) throw unauthenticated();
  return context as AuthorizerContext;
};

/**
 * Reads a member's roles afresh, so that a change of them holds from the next request on, and so does the end of the
 * session, which the authorizer's answer outlives by half a minute; and whether the workspace exists, since an
 * organisation's admins are in every one that does.
 */
const userOf = async (
  table: Table,
  tenant: TenantContext,
  { id, organisationId, sessionId = '' }: AuthorizerContext,
  workspace: string | undefined,
): Promise<Principal> => {
  const [member, session, found] = await table.getMany([
    keys.member(tenant, id),
    keys.session(tenant, id, sessionId),
    ...(workspace === undefined ? [] : [keys.workspace(tenant, workspace)]),
  ]);
  if (member?.['status'] !== 'active' || session?.['revokedAt'] !== undefined) throw unauthenticated();
  if (workspace !== undefined && !found) throw notFound();
  return {
    type: 'user',
    id,
    organisationId,
    sessionId,
    role: member['role'] as OrganisationRole,
    workspaces: member['workspaces'] as Record<string, WorkspaceRole>,
  };
};

/** Who calls. Fails closed: without the authorizer's word there is no caller. @throws AppError `unauthenticated`. */
export const identifyCaller = async (
  openTable: ((tenant: TenantContext) => Table) | undefined,
  event: APIGatewayProxyEvent,
  origin: Origin,
  workspace: string | undefined,
): Promise<Caller> => {
  const context = contextOf(event);
  const { type, id, organisationId } = context;
  const tenant = tenantOf(organisationId);
  if (type === 'apiKey') {
    const scopes = (context.scopes ?? '').split(' ') as Scope[];
    return { tenant, origin, principal: { type, id, organisationId, workspace: context.workspace ?? '', scopes } };
  }
  if (!openTable) throw new AppError('internal', 'This function knows no members.');
  return { tenant, origin, principal: await userOf(openTable(tenant), tenant, context, workspace) };
};
