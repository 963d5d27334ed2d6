import { type Asked, journalFor } from '#shared/domain/command.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { FragmentRepository, FragmentVersion } from '#shared/domain/fragment.ts';
import { counted } from '#shared/domain/quota.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';
import { type FragmentDependencies, newFragmentVersion } from './new-fragment-version.ts';

type Dependencies = FragmentDependencies & { readonly fragments: FragmentRepository };
type Command = Asked & {
  readonly workspace: string;
  readonly fragment: string;
  readonly body: { readonly content: string; readonly note?: string | undefined };
};

/**
 * Adds the next version to a fragment.
 * @throws AppError `not_found`, `validation_failed`, `unchanged`, `conflict`, `quota_exceeded`.
 */
export const createFragmentVersion = async (dependencies: Dependencies, command: Command): Promise<FragmentVersion> => {
  const { fragments, now, newId } = dependencies;
  const { caller, workspace, fragment: name, body } = command;
  const { tenant } = caller;
  const draft = await newFragmentVersion(dependencies, { ...command, ...body });
  return retryConflict(async () => {
    const { latestVersion } = await fragments.get(tenant, workspace, name);
    const latest = latestVersion > 0 ? await fragments.getVersion(tenant, workspace, name, latestVersion) : undefined;
    if (latest?.contentHash === draft.contentHash) {
      throw new AppError('unchanged', `Version ${latestVersion} says the same already.`);
    }
    const version: FragmentVersion = { ...draft, fragment: name, version: latestVersion + 1 };
    const change = { fragment: name, version: version.version, contentHash: version.contentHash };
    const counts = counted(caller.plan, { versionsPerDay: 1 }, now());
    const deed = { action: 'fragment_version.create', target: `${name}@${version.version}`, workspace, change, counts };
    await fragments.createVersion(tenant, version, journalFor({ now, newId }, caller, deed));
    return version;
  });
};
