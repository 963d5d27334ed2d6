import type { Asked } from '#shared/domain/command.ts';
import type { PageRequest } from '#shared/domain/page.ts';
import type { ProviderKeyRepository } from '#shared/domain/provider-key.ts';

type Command = Asked & { readonly workspace: string; readonly query: PageRequest };

/** The provider keys of a workspace, newest first. */
export const listProviderKeys = async (
  { providerKeys }: { readonly providerKeys: ProviderKeyRepository },
  { caller, workspace, query }: Command,
) => providerKeys.list(caller.tenant, workspace, query);
