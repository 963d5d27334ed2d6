import type { Asked } from '#shared/domain/command.ts';
import type { FragmentRepository } from '#shared/domain/fragment.ts';
import type { PageRequest } from '#shared/domain/page.ts';

type Command = Asked & { readonly workspace: string; readonly query: PageRequest };

/** The fragments of a workspace, newest first. */
export const listFragments = async (
  { fragments }: { readonly fragments: FragmentRepository },
  { caller, workspace, query }: Command,
) => fragments.list(caller.tenant, workspace, query);
