import type { Asked } from '#shared/domain/command.ts';
import type { FragmentRepository } from '#shared/domain/fragment.ts';

type Command = Asked & { readonly workspace: string; readonly fragment: string };

/** A fragment by its name. @throws AppError `not_found`. */
export const getFragment = async (
  { fragments }: { readonly fragments: FragmentRepository },
  { caller, workspace, fragment }: Command,
) => fragments.get(caller.tenant, workspace, fragment);
