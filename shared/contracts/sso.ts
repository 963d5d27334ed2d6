import { ssoConnectionRoutes } from './sso-connection.ts';
import { ssoDomainRoutes } from './sso-domains.ts';
import { ssoGoogleRoutes } from './sso-google.ts';
import { ssoSignInRoutes } from './sso-sign-in.ts';

/** Signing in through somebody who knows the person: all that the function `sso` answers. */
export const ssoRoutes = { ...ssoConnectionRoutes, ...ssoDomainRoutes, ...ssoSignInRoutes, ...ssoGoogleRoutes };
