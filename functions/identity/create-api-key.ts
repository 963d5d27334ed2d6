import type { Scope } from '#shared/domain/access.ts';
import {
  type ApiKey,
  type ApiKeyLocks,
  type ApiKeyRepository,
  apiKeyTokenOf,
  expiryOf,
  type HashSecret,
  tagOf,
} from '#shared/domain/api-key.ts';
import { type Asked, actorOf, type Effects, journalFor } from '#shared/domain/command.ts';
import { mailboxTag } from '#shared/domain/mailbox.ts';
import type { MemberRepository } from '#shared/domain/member.ts';
import type { Rate } from '#shared/domain/rate-limit.ts';

/** 43 characters in base64url, within the 72 that bcrypt reads. */
const secretBytes = 32;

type Dependencies = Effects & {
  readonly apiKeys: ApiKeyRepository;
  readonly apiKeyLocks: ApiKeyLocks;
  readonly members: Pick<MemberRepository, 'get'>;
  readonly hashSecret: HashSecret;
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
  { apiKeys, apiKeyLocks, members, hashSecret, ...effects }: Dependencies,
  { caller, workspace, body: { name, scopes, expiresAt: wanted, rateLimit } }: Command,
) => {
  const { organisationId } = caller.tenant;
  const now = effects.now();
  const expiresAt = expiryOf(wanted, now);
  const keyId = effects.newId('apiKey');
  const { email } = await members.get(caller.tenant, caller.principal.id);
  const secret = effects.randomText(secretBytes);
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
  const tag = tagOf(effects.hash, { keyId, secret });
  await apiKeyLocks.put({ keyId, organisationId, secretHash: await hashSecret(secret), tag });
  const deed = { action: 'api_key.create', target: keyId, workspace, change: { name, scopes, expiresAt, rateLimit } };
  await apiKeys.create(caller.tenant, key, journalFor(effects, caller, deed));
  return { ...key, secret: apiKeyTokenOf({ organisationId, keyId, secret }) };
};
