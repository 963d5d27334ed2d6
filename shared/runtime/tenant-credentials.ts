import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';
import { AppError } from '../domain/errors.ts';
import type { TenantContext } from '../domain/tenant.ts';

const lifetimeSeconds = 3600;

/**
 * Credentials of the tenant role, tagged with one organisation: its policy reaches that organisation's rows and keys
 * alone. @throws AppError `unavailable` when STS fails; there is nothing to fall back to.
 */
export const tenantCredentials =
  (sts: STSClient, RoleArn: string, { organisationId }: TenantContext) =>
  async () => {
    const request = new AssumeRoleCommand({
      RoleArn,
      RoleSessionName: organisationId,
      DurationSeconds: lifetimeSeconds,
      Tags: [{ Key: 'TenantId', Value: organisationId }],
    });
    const { Credentials } = await sts.send(request).catch((cause: unknown) => {
      throw new AppError('unavailable', 'Your data cannot be reached at the moment; try again.', { cause });
    });
    if (!Credentials?.AccessKeyId || !Credentials.SecretAccessKey) {
      throw new AppError('unavailable', 'Your data cannot be reached at the moment; try again.');
    }
    return {
      accessKeyId: Credentials.AccessKeyId,
      secretAccessKey: Credentials.SecretAccessKey,
      ...(Credentials.SessionToken && { sessionToken: Credentials.SessionToken }),
      ...(Credentials.Expiration && { expiration: Credentials.Expiration }),
    };
  };
