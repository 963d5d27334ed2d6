import { annotationRoutes } from './annotations.ts';
import { auditRoutes } from './audit.ts';
import type { Routes } from './define-route.ts';
import { fragmentRoutes } from './fragments.ts';
import { identityRoutes } from './identity.ts';
import { organisationRoutes } from './organisations.ts';
import { outcomeRoutes } from './outcomes.ts';
import { promptRoutes } from './prompts.ts';
import { providerKeyRoutes } from './provider-keys.ts';
import { releaseRoutes } from './releases.ts';
import { reviewRoutes } from './reviews.ts';
import { rolloutRoutes } from './rollouts.ts';
import { scanRoutes } from './scans.ts';
import { scimRoutes } from './scim.ts';
import { servingRoutes } from './serving.ts';
import { ssoRoutes } from './sso.ts';
import { systemRoutes } from './system.ts';
import { usageRoutes } from './usage.ts';
import { versionRoutes } from './versions.ts';
import { waiverRoutes } from './waivers.ts';
import { webhookRoutes } from './webhooks.ts';

/** Every route, by the function that answers it: `functions/<name>/handler.ts`. What is not here does not exist. */
export const routesByFunction = {
  audit: auditRoutes,
  identity: identityRoutes,
  organisations: { ...organisationRoutes, ...usageRoutes },
  outcomes: outcomeRoutes,
  prompts: { ...promptRoutes, ...versionRoutes, ...annotationRoutes, ...fragmentRoutes },
  'provider-keys': providerKeyRoutes,
  reviews: reviewRoutes,
  rollouts: { ...rolloutRoutes, ...releaseRoutes },
  scans: scanRoutes,
  scim: scimRoutes,
  serving: servingRoutes,
  sso: ssoRoutes,
  system: systemRoutes,
  waivers: waiverRoutes,
  webhooks: webhookRoutes,
} as const satisfies Record<string, Routes>;

export type HttpFunction = keyof typeof routesByFunction;

/** Every route in one list. */
export const allRoutes = Object.values(routesByFunction).flatMap((routes: Routes) => Object.values(routes));
