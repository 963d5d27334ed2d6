import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';
import { AppError } from '../domain/errors.ts';
import type { Clock } from '../domain/ports.ts';
import type { TenantContext } from '../domain/tenant.ts';

/** Lambda's role assumes this one, and chained roles end after an hour at most. */
const lifetimeSeconds = 3600;
const leastSecondsLeft = 5 * 60;

export type TenantCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration: Date;
};

const unreachable = (cause?: unknown) =>
  new AppError('unavailable', 'Your data cannot be reached at the moment; try again.', { cause });

const assume = async (
  sts: STSClient,
  RoleArn: string,
  tenant: TenantContext,
  now: Clock,
): Promise<TenantCredentials> => {
  const request = new AssumeRoleCommand({
    RoleArn,
    RoleSessionName: tenant.organisationId,
    DurationSeconds: lifetimeSeconds,
    Tags: [{ Key: 'TenantId', Value: tenant.organisationId }],
  });
  const { Credentials } = await sts.send(request).catch((cause: unknown) => {
    throw unreachable(cause);
  });
  if (!Credentials?.AccessKeyId || !Credentials.SecretAccessKey) throw unreachable();
  return {
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: Credentials.SecretAccessKey,
    ...(Credentials.SessionToken && { sessionToken: Credentials.SessionToken }),
    expiration: Credentials.Expiration ?? new Date(now().getTime() + lifetimeSeconds * 1000),
  };
};

/**
 * Credentials of the tenant role, tagged with one organisation: its policy reaches that organisation's rows and keys
 * alone. Every client of the organisation shares the one session, which is renewed so many seconds before its end, five
 * minutes unless more is asked for.
 * @throws AppError `unavailable` when STS fails; there is nothing to fall back to.
 */
export const tenantCredentials = (
  sts: STSClient,
  RoleArn: string,
  tenant: TenantContext,
  now: Clock,
  secondsLeft = leastSecondsLeft,
): (() => Promise<TenantCredentials>) => {
  let session: Promise<TenantCredentials> | undefined;

  const renew = (): Promise<TenantCredentials> => {
    const renewed = assume(sts, RoleArn, tenant, now);
    session = renewed;
    renewed.catch(() => {
      if (session === renewed) session = undefined;
    });
    return renewed;
  };

  return async () => {
    const asked = session;
    if (!asked) return renew();
    const credentials = await asked;
    const ends = credentials.expiration.getTime() - secondsLeft * 1000;
    if (now().getTime() < ends) return credentials;
    // Whoever comes first renews; those who waited with them share what they get.
    return session === asked ? renew() : (session ?? renew());
  };
};
