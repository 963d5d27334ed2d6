import { type Asked, actorOf, type Effects, journalFor } from '#shared/domain/command.ts';
import {
  demandAddress,
  demandProvider,
  keyPurposeOf,
  last4Of,
  type ProviderKey,
  type ProviderKeyRepository,
} from '#shared/domain/provider-key.ts';
import { demandPublicUrl, type UrlRules } from '#shared/domain/public-url.ts';
import type { Secrets } from '#shared/domain/secrets.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly providerKeys: ProviderKeyRepository;
  readonly secrets: Secrets;
  readonly urlRules: UrlRules;
};
type Command = Asked & {
  readonly workspace: string;
  readonly provider: string;
  readonly body: { readonly apiKey: string; readonly baseUrl?: string | undefined };
};

/**
 * Gives a workspace a provider's key, in place of the one before.
 * @throws AppError `validation_failed`, `precondition_failed`, `conflict`.
 */
export const putProviderKey = async (
  { providerKeys, secrets, urlRules, ...effects }: Dependencies,
  { caller, workspace, provider: name, body: { apiKey, baseUrl }, precondition }: Command,
) => {
  const provider = demandProvider(name);
  demandAddress(provider, baseUrl);
  if (baseUrl !== undefined) demandPublicUrl(baseUrl, 'body.baseUrl', urlRules);
  const { tenant, principal } = caller;
  const before = await providerKeys.find(tenant, workspace, provider);
  precondition(before);
  const key: ProviderKey = {
    id: effects.newId('providerKey'),
    workspace,
    provider,
    apiKey: await secrets.seal(tenant, keyPurposeOf({ workspace, provider }), apiKey),
    last4: last4Of(apiKey),
    baseUrl,
    lastUsedAt: null,
    revision: (before?.revision ?? 0) + 1,
    createdAt: effects.now().toISOString(),
    createdBy: actorOf(principal),
  };
  const deed = { action: 'provider_key.put', target: key.id, workspace, change: { provider, replaces: before?.id } };
  await providerKeys.save(tenant, key, journalFor(effects, caller, deed));
  return key;
};
