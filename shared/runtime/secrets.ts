import { KMSClient } from '@aws-sdk/client-kms';
import { envelopeSecrets } from '../crypto/envelope.ts';
import { readConfig } from './config.ts';
import { perTenant } from './per-tenant.ts';
import { sessionOf } from './tenant-sessions.ts';

const { SECRETS_KEY_ARN } = readConfig('SECRETS_KEY_ARN');

/** Organisations' secrets, sealed and opened under their own credentials. */
export const secrets = envelopeSecrets(
  perTenant((tenant) => new KMSClient(sessionOf(tenant))),
  SECRETS_KEY_ARN,
);
