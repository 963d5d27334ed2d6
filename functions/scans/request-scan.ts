import { scanRequested } from '#events/index.ts';
import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import type { PromptRepository } from '#shared/domain/prompt.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';
import { type Scan, startedScan, versionUnderScan } from '#shared/domain/scan.ts';
import type { VersionRepository } from '#shared/domain/version.ts';
import type { VersionChanges } from '#shared/domain/version-change.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly prompts: PromptRepository;
  readonly versions: VersionRepository;
  readonly changes: VersionChanges;
};
type Command = Asked & { readonly workspace: string; readonly prompt: string; readonly version: number };

/** Has a version scanned again; its present verdict stays until the new one is there. @throws AppError `not_found`. */
export const requestScan = async (
  { prompts, versions, changes, now, newId }: Dependencies,
  { caller, workspace, prompt, version: number }: Command,
): Promise<Scan> => {
  await prompts.get(caller.tenant, workspace, prompt);
  return retryConflict(async () => {
    const current = await versions.get(caller.tenant, workspace, prompt, number);
    const scan = startedScan(newId('scan'), current, now().toISOString());
    const version = versionUnderScan(current, scan);
    const facts = { prompt, version: number, scan: scan.id };
    const deed = { action: 'scan.request', target: `${prompt}@${number}`, workspace, change: facts };
    const journal = journalFor({ now, newId }, caller, deed, (tell) => [tell(scanRequested, facts)]);
    await changes.save(caller.tenant, { version, scan }, journal);
    return scan;
  });
};
