import { expiryOf } from '#shared/domain/api-key.ts';
import { type Asked, actorOf, type Effects, journalFor } from '#shared/domain/command.ts';
import { type CheckOf, newCredential } from '#shared/domain/credential.ts';
import { type ScimToken, type ScimTokenRepository, scimCredential } from '#shared/domain/scim-token.ts';

type Dependencies = Effects & {
  readonly scimTokens: ScimTokenRepository;
  readonly checkOf: CheckOf;
  /** The region that this API runs in. */
  readonly region: string;
};
type Command = Asked & { readonly body: { readonly name: string; readonly expiresAt?: string | undefined } };

/** Creates a SCIM token; its secret is in this answer and nowhere else. @throws AppError `validation_failed`. */
export const createScimToken = async (
  { scimTokens, checkOf, region, ...effects }: Dependencies,
  { caller, body: { name, expiresAt: wanted } }: Command,
) => {
  const { organisationId } = caller.tenant;
  const now = effects.now();
  const id = effects.newId('scimToken');
  const making = { randomText: effects.randomText, checkOf, region };
  const { text, secret } = await newCredential(making, scimCredential, { organisationId, id });
  const token: ScimToken = {
    id,
    name,
    secretHash: effects.hash(secret),
    createdAt: now.toISOString(),
    createdBy: actorOf(caller.principal),
    expiresAt: expiryOf(wanted, now),
  };
  const deed = { action: 'scim_token.create', target: id, change: { name, expiresAt: token.expiresAt } };
  await scimTokens.create(caller.tenant, token, journalFor(effects, caller, deed));
  return { ...token, lastUsedAt: null, secret: text };
};
