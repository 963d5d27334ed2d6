import type { Asked } from '#shared/domain/command.ts';
import { type LiveVersionDependencies, liveVersion } from '#shared/domain/live-version.ts';

type Command = Asked & { readonly workspace: string; readonly prompt: string; readonly version: number };

/** A version of a prompt that is not archived. @throws AppError `not_found`. */
export const getVersion = async (dependencies: LiveVersionDependencies, { caller, ...place }: Command) =>
  liveVersion(dependencies, caller.tenant, place);
