import { apiKeyRoutes } from './api-keys.ts';
import { environmentRoutes } from './environments.ts';
import { memberRoutes } from './members.ts';
import { passwordRoutes } from './passwords.ts';
import { scimTokenRoutes } from './scim-tokens.ts';
import { sessionRoutes } from './sessions.ts';
import { workspaceRoutes } from './workspaces.ts';

/** Who may do what and where: all that the function `identity` answers. */
export const identityRoutes = {
  ...sessionRoutes,
  ...passwordRoutes,
  ...memberRoutes,
  ...workspaceRoutes,
  ...environmentRoutes,
  ...apiKeyRoutes,
  ...scimTokenRoutes,
};
