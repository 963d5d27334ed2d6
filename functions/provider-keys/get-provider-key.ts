import type { Asked } from '#shared/domain/command.ts';
import { notFound } from '#shared/domain/errors.ts';
import type { ProviderKeyRepository } from '#shared/domain/provider-key.ts';

type Command = Asked & { readonly workspace: string; readonly provider: string };

/** What is known of a provider key. @throws AppError `not_found`. */
export const getProviderKey = async (
  { providerKeys }: { readonly providerKeys: ProviderKeyRepository },
  { caller, workspace, provider }: Command,
) => {
  const key = await providerKeys.find(caller.tenant, workspace, provider);
  if (!key) throw notFound();
  return key;
};
