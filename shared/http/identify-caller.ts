import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Route } from '../contracts/define-route.ts';
import { keys } from '../data/keys.ts';
import type { Table } from '../data/table.ts';
import type { ApiKeyPrincipal, Scope, User } from '../domain/access.ts';
import type { Origin } from '../domain/audit.ts';
import type { Caller } from '../domain/command.ts';
import { AppError, notFound, wrongRegion } from '../domain/errors.ts';
import { heldRoles } from '../domain/group-role.ts';
import type { Member } from '../domain/member.ts';
import type { Organisation } from '../domain/organisation.ts';
import { organisationClosed } from '../domain/organisation-state.ts';
import type { PlanName } from '../domain/plan.ts';
import { type TenantContext, tenantOf } from '../domain/tenant.ts';

/** What the authorizer established, as API Gateway hands it on: text only. */
export type AuthorizerContext = {
  readonly type: 'user' | 'apiKey' | 'provisioner';
  readonly id: string;
  readonly organisationId: string;
  /** Of a user. */
  readonly sessionId?: string;
  /** Of an API key. */
  readonly workspace?: string;
  /** Of an API key, separated by spaces. */
  readonly scopes?: string;
  /** Of an API key: who made it. */
  readonly createdBy?: string;
  /** Of an API key: see `mailboxTag`. */
  readonly createdByMailbox?: string;
  /** The organisation's; of a user it is read afresh, beside what it is needed for before that. */
  readonly plan?: PlanName;
  /** Of an API key that has a limit of its own: see `rateText`. */
  readonly rateLimit?: string;
};

/** What the authorizer tells instead of a caller when the credentials are of another region. */
export type ElsewhereContext = { readonly wrongRegion: string };

const unauthenticated = () => new AppError('unauthenticated', 'Send a valid access token or API key.');

/** What the authorizer said. @throws AppError `unauthenticated` when it said nothing, `wrong_region`. */
export const authorizerContextOf = ({ requestContext }: APIGatewayProxyEvent): AuthorizerContext => {
  const context = requestContext.authorizer as Partial<AuthorizerContext & ElsewhereContext> | null | undefined;
  if (context?.wrongRegion) {
    throw wrongRegion(context.wrongRegion);
  }
  if (!context?.id || !context.organisationId || !context.type) throw unauthenticated();
  return context as AuthorizerContext;
};

type Identified = { readonly principal: User; readonly plan: PlanName };

/**
 * Reads a member's roles afresh, so that a change of them holds from the next request on, and so does the end of the
 * session, which the authorizer's answer outlives by half a minute, and what the organisation decided of SSO or of its
 * own end; and whether the workspace exists, since an organisation's admins are in every one that does.
 */
const userOf = async (
  table: Table,
  tenant: TenantContext,
  { id, organisationId, sessionId = '' }: AuthorizerContext,
  { whileClosed }: Route,
  workspace: string | undefined,
): Promise<Identified> => {
  const [member, session, organisation, found] = await table.getMany([
    keys.member(tenant, id),
    keys.session(tenant, id, sessionId),
    keys.organisation(tenant),
    ...(workspace === undefined ? [] : [keys.workspace(tenant, workspace)]),
  ]);
  if (!organisation || member?.['status'] !== 'active' || session?.['revokedAt'] !== undefined) throw unauthenticated();
  if (organisation['ssoEnforced'] === true && session?.['method'] !== 'saml') throw unauthenticated();
  const { role, workspaces } = heldRoles(member as unknown as Member);
  const { deletesAt } = organisation as unknown as Organisation;
  if (deletesAt !== undefined && !(whileClosed && role === 'owner')) {
    throw organisationClosed(deletesAt);
  }
  if (workspace !== undefined && !found) throw notFound();
  return {
    principal: { type: 'user', id, organisationId, sessionId, role, workspaces },
    plan: organisation['plan'] as PlanName,
  };
};

const apiKeyOf = (context: AuthorizerContext): ApiKeyPrincipal => {
  const { id, organisationId, workspace = '', createdBy = '', createdByMailbox = '' } = context;
  const scopes = (context.scopes ?? '').split(' ') as Scope[];
  return { type: 'apiKey', id, organisationId, workspace, scopes, createdBy, createdByMailbox };
};

/** Who calls. Fails closed: without the authorizer's word there is no caller. @throws AppError `unauthenticated`. */
export const identifyCaller = async (
  openTable: ((tenant: TenantContext) => Table) | undefined,
  event: APIGatewayProxyEvent,
  origin: Origin,
  route: Route,
  workspace: string | undefined,
): Promise<Caller> => {
  const context = authorizerContextOf(event);
  const { type, id, organisationId, plan = 'trial' } = context;
  const tenant = tenantOf(organisationId);
  if (type === 'apiKey') return { tenant, origin, plan, principal: apiKeyOf(context) };
  if (type === 'provisioner') return { tenant, origin, plan, principal: { type, id, organisationId } };
  if (!openTable) throw new AppError('internal', 'This function knows no members.');
  return { tenant, origin, ...(await userOf(openTable(tenant), tenant, context, route, workspace)) };
};
