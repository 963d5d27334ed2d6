import type { Asked } from '#shared/domain/command.ts';
import type { FragmentRepository } from '#shared/domain/fragment.ts';

type Command = Asked & { readonly workspace: string; readonly fragment: string; readonly version: number };

/** A version of a fragment. @throws AppError `not_found`. */
export const getFragmentVersion = async (
  { fragments }: { readonly fragments: FragmentRepository },
  { caller, workspace, fragment, version }: Command,
) => fragments.getVersion(caller.tenant, workspace, fragment, version);
