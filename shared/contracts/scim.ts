import { scimDiscoveryRoutes } from './scim-discovery.ts';
import { scimGroupRoutes } from './scim-groups.ts';
import { scimUserRoutes } from './scim-users.ts';

/** SCIM 2.0 (RFC 7643, RFC 7644): all that the function `scim` answers. Bulk requests and searches by POST are not there. */
export const scimRoutes = { ...scimDiscoveryRoutes, ...scimUserRoutes, ...scimGroupRoutes };
