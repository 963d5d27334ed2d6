import type { Scope } from '#shared/domain/access.ts';
import {
  type ApiKey,
  type ApiKeyLocks,
  type ApiKeyRepository,
  apiKeyCredential,
  expiryOf,
  type HashSecret,
} from '#shared/domain/api-key.ts';
import { type Asked, actorOf, type Effects, journalFor } from '#shared/domain/command.ts';
import { type CheckOf, newCredential } from '#shared/domain/credential.ts';
import { mailboxTag } from '#shared/domain/mailbox.ts';
import type { MemberRepository } from '#shared/domain/member.ts';
import type { Rate } from '#shared/domain/rate-limit.ts';

type Dependencies = Effects & {
  readonly apiKeys: ApiKeyRepository;
  readonly apiKeyLocks: ApiKeyLocks;
  readonly members: Pick<MemberRepository, 'get'>;
  readonly hashSecret: HashSecret;
  readonly checkOf: CheckOf;
  /** The region that this API runs in. */
  readonly region: string;
};
type Command = Asked & {
  readonly workspace: string;
  readonly body: {
    readonly name: string;
    readonly scopes: readonly Scope[];
    readonly expiresAt?: string | undefined;
    readonly rateLimit?: Rate | undefined;
  };
};

/** Creates an API key; its secret is in this answer and nowhere else. @throws AppError `validation_failed`. */
export const createApiKey = async (
  { apiKeys, apiKeyLocks, members, hashSecret, checkOf, region, ...effects }: Dependencies,
  { caller, workspace, body: { name, scopes, expiresAt: wanted, rateLimit } }: Command,
) => {
  const { organisationId } = caller.tenant;
  const now = effects.now();
  const expiresAt = expiryOf(wanted, now);
  const keyId = effects.newId('apiKey');
  const { email } = await members.get(caller.tenant, caller.principal.id);
  const making = { randomText: effects.randomText, checkOf, region };
  const { text, secret } = await newCredential(making, apiKeyCredential, { organisationId, id: keyId });
  const key: ApiKey = {
    id: keyId,
    workspace,
    name,
    scopes,
    createdAt: now.toISOString(),
    createdBy: actorOf(caller.principal),
    createdByMailbox: mailboxTag(effects.hash, caller.tenant, email),
    expiresAt,
    rateLimit,
  };
  await apiKeyLocks.put({ keyId, organisationId, secretHash: await hashSecret(secret) });
  const deed = { action: 'api_key.create', target: keyId, workspace, change: { name, scopes, expiresAt, rateLimit } };
  await apiKeys.create(caller.tenant, key, journalFor(effects, caller, deed));
  return { ...key, lastUsedAt: null, secret: text };
};
