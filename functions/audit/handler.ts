import { auditRoutes } from '#shared/contracts/audit.ts';
import { auditTrail } from '#shared/data/audit-trail.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { listAuditEvents } from './list-audit-events.ts';

export const handler = httpFunction(
  auditRoutes,
  { listAuditEvents },
  { trail: auditTrail(openTable) },
  { effects, log, openTable },
);
