import { versionCreated } from '#events/index.ts';
import { type Asked, actorOf, type Effects, journalFor } from '#shared/domain/command.ts';
import { AppError, demandNoFaults } from '#shared/domain/errors.ts';
import type { FragmentReader } from '#shared/domain/fragment.ts';
import type { PromptRepository } from '#shared/domain/prompt.ts';
import { counted } from '#shared/domain/quota.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';
import { startedScan } from '#shared/domain/scan.ts';
import type { ParseTemplate } from '#shared/domain/template.ts';
import type { Version, VersionContent, VersionRepository } from '#shared/domain/version.ts';
import { authorshipOf, type PersonDependencies } from '#shared/domain/version-author.ts';
import type { VersionChanges } from '#shared/domain/version-change.ts';
import { contentHashOf, sizeFaults } from '#shared/domain/version-content.ts';
import { resolveTemplates } from './resolve-templates.ts';

type Dependencies = Pick<Effects, 'now' | 'newId' | 'hash'> &
  PersonDependencies & {
    readonly prompts: PromptRepository;
    readonly versions: VersionRepository;
    readonly changes: VersionChanges;
    readonly fragments: FragmentReader;
    readonly parseTemplate: ParseTemplate;
  };
type Command = Asked & {
  readonly workspace: string;
  readonly prompt: string;
  readonly body: VersionContent & { readonly note?: string | undefined };
};

/** The messages with their fragments put in. @throws AppError `validation_failed`. */
const resolvedMessages = async (
  dependencies: Dependencies,
  { caller: { tenant }, workspace, body: { messages, variables } }: Command,
) => {
  const templates = messages.map(({ content }, index) => ({ path: `body.messages.${index}.content`, text: content }));
  const contents = await resolveTemplates(dependencies, { tenant, workspace, variables }, templates);
  return messages.map(({ role }, index) => ({ role, content: contents[index] ?? '' }));
};

/**
 * Adds the next version to a prompt and has it scanned.
 * @throws AppError `not_found`, `validation_failed`, `quota_exceeded`, `unchanged` when the latest version says the same.
 */
export const createVersion = async (dependencies: Dependencies, command: Command): Promise<Version> => {
  const { prompts, versions, changes, hash, now, newId } = dependencies;
  const { caller, workspace, prompt: name, body } = command;
  demandNoFaults(sizeFaults(body));
  const [messages, authorship] = await Promise.all([
    resolvedMessages(dependencies, command),
    authorshipOf(dependencies, caller),
  ]);
  const contentHash = contentHashOf(body, hash);

  return retryConflict(async () => {
    const { latestVersion } = await prompts.get(caller.tenant, workspace, name);
    const latest = latestVersion > 0 ? await versions.get(caller.tenant, workspace, name, latestVersion) : undefined;
    if (latest?.contentHash === contentHash) {
      throw new AppError('unchanged', `Version ${latestVersion} says the same already.`);
    }
    const at = now().toISOString();
    const scan = startedScan(newId('scan'), { workspace, prompt: name, version: latestVersion + 1 }, at);
    const version: Version = {
      ...body,
      workspace,
      prompt: name,
      version: scan.version,
      resolvedMessages: messages,
      contentHash,
      status: 'scanning',
      scan: { id: scan.id, verdict: null, summary: null, ruleset: null },
      createdAt: at,
      createdBy: actorOf(caller.principal),
      ...authorship,
      revision: 1,
    };
    const facts = { prompt: name, version: version.version, scan: scan.id };
    const target = `${name}@${version.version}`;
    const counts = counted(caller.plan, { versionsPerDay: 1 }, now());
    const deed = { action: 'version.create', target, workspace, change: { ...facts, contentHash }, counts };
    const journal = journalFor({ now, newId }, caller, deed, (tell) => [tell(versionCreated, facts)]);
    await changes.create(caller.tenant, version, scan, journal);
    return version;
  });
};
