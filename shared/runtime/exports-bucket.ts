import { S3Client } from '@aws-sdk/client-s3';
import type { TenantContext } from '../domain/tenant.ts';
import { readConfig } from './config.ts';
import { perTenant } from './per-tenant.ts';
import { openSessions } from './tenant-sessions.ts';

/** The bucket of exports. */
export const { EXPORTS_BUCKET: exportsBucket } = readConfig('EXPORTS_BUCKET');

/** An address is good for as long as the credentials that signed it, and is promised for a quarter of an hour. */
const sessionOf = openSessions(20 * 60);

/** An organisation's archives, under its own credentials. */
export const openArchives: (tenant: TenantContext) => S3Client = perTenant((tenant) => new S3Client(sessionOf(tenant)));
