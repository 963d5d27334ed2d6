import { STSClient } from '@aws-sdk/client-sts';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { readConfig } from './config.ts';
import { now } from './effects.ts';
import { perTenant } from './per-tenant.ts';
import { tenantCredentials } from './tenant-credentials.ts';

const { TENANT_ROLE_ARN } = readConfig('TENANT_ROLE_ARN');
const sts = new STSClient({});
const requestHandler = new NodeHttpHandler({});

/**
 * What makes a client one organisation's: credentials that reach nobody else's, over connections that all
 * organisations' clients share. The credentials are good for at least `secondsLeft`.
 */
export const openSessions = (secondsLeft?: number) =>
  perTenant((tenant) => ({
    credentials: tenantCredentials(sts, TENANT_ROLE_ARN, tenant, now, secondsLeft),
    requestHandler,
  }));

export const sessionOf = openSessions();
