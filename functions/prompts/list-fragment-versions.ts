import type { Asked } from '#shared/domain/command.ts';
import type { FragmentRepository } from '#shared/domain/fragment.ts';
import type { PageRequest } from '#shared/domain/page.ts';

type Command = Asked & { readonly workspace: string; readonly fragment: string; readonly query: PageRequest };

/** The versions of a fragment, newest first. @throws AppError `not_found`. */
export const listFragmentVersions = async (
  { fragments }: { readonly fragments: FragmentRepository },
  { caller: { tenant }, workspace, fragment, query }: Command,
) => {
  await fragments.get(tenant, workspace, fragment);
  return fragments.listVersions(tenant, workspace, fragment, query);
};
