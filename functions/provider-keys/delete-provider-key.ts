import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import { notFound } from '#shared/domain/errors.ts';
import type { ProviderKeyRepository } from '#shared/domain/provider-key.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & { readonly providerKeys: ProviderKeyRepository };
type Command = Asked & { readonly workspace: string; readonly provider: string };

/** Forgets a provider key. @throws AppError `not_found`, `conflict`. */
export const deleteProviderKey = async (
  { providerKeys, ...effects }: Dependencies,
  { caller, workspace, provider }: Command,
) => {
  const key = await providerKeys.find(caller.tenant, workspace, provider);
  if (!key) throw notFound();
  const deed = { action: 'provider_key.delete', target: key.id, workspace, change: { provider } };
  await providerKeys.delete(caller.tenant, key, journalFor(effects, caller, deed));
};
