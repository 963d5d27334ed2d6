import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Route } from '../contracts/define-route.ts';
import type { Table } from '../data/table.ts';
import { demand, demandOrdinary } from '../domain/access.ts';
import type { Origin } from '../domain/audit.ts';
import type { Caller } from '../domain/command.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { authorizerContextOf, identifyCaller } from './identify-caller.ts';
import { parseParams } from './parse-request.ts';
import { admit, type Limiter } from './rate-limit.ts';

/** A request that may be acted on, and whose it is; nobody's in particular on a public route. */
export type OpenRequest = {
  readonly params: Readonly<Record<string, string | number>>;
  readonly origin: Origin;
  readonly caller?: Caller | undefined;
};

type Setting = {
  readonly openTable: ((tenant: TenantContext) => Table) | undefined;
  readonly limiter: Limiter;
  /** Facts for the line in the log. */
  readonly note: (facts: object) => void;
  /** Headers of the answer, whatever it will be. */
  readonly tell: (headers: object) => void;
};

const originOf = ({ requestContext }: APIGatewayProxyEvent): Origin => ({
  requestId: requestContext.requestId,
  ...(requestContext.identity?.sourceIp && { ip: requestContext.identity.sourceIp }),
});

const authorise = ({ access }: Route, caller: Caller, workspace: string | undefined): void => {
  if (access === 'public') return;
  if (access === 'authenticated') demandOrdinary(caller.principal);
  else demand(caller.principal, access, workspace);
};

/** @throws AppError `unauthenticated`, `rate_limited`, `not_found`, or why its sender may not do what it asks for. */
export const openRequest = async (
  event: APIGatewayProxyEvent,
  route: Route,
  { openTable, limiter, note, tell }: Setting,
): Promise<OpenRequest> => {
  const origin = originOf(event);
  if (route.access === 'public') return { params: parseParams(event), origin };
  const { organisationId, id } = authorizerContextOf(event);
  note({ organisationId, principal: id });
  return admit(limiter, event, tell, async () => {
    const params = parseParams(event);
    const workspace = typeof params['workspace'] === 'string' ? params['workspace'] : undefined;
    const caller = await identifyCaller(openTable, event, origin, route, workspace);
    authorise(route, caller, workspace);
    return { params, origin, caller };
  });
};
