import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import { AppError } from '#shared/domain/errors.ts';
import { demandJudgeModel, type JudgeModel } from '#shared/domain/judge-model.ts';
import type { ProviderKeyRepository } from '#shared/domain/provider-key.ts';
import type { JudgeSetting, ScanSettings, WorkspaceRepository } from '#shared/domain/workspace.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly workspaces: WorkspaceRepository;
  readonly providerKeys: Pick<ProviderKeyRepository, 'find'>;
};
/** What is not sent stays; a model that is null goes. */
type NewScanSettings = { readonly judge?: JudgeSetting | undefined; readonly model?: JudgeModel | null | undefined };
type Command = Asked & {
  readonly workspace: string;
  readonly body: {
    readonly slug?: string | undefined;
    readonly name?: string | undefined;
    readonly scan?: NewScanSettings | undefined;
  };
};

/** Slugs are in addresses, keys and code: they are for good. */
const demandSameSlug = (workspace: string, slug = workspace): void => {
  if (slug === workspace) return;
  const message = 'cannot be changed';
  throw new AppError('validation_failed', `body.slug: ${message}`, { faults: [{ path: 'body.slug', message }] });
};

const changed = (
  before: ScanSettings,
  { judge = before.judge, model = before.model }: NewScanSettings,
): ScanSettings => ({
  judge,
  ...(model && { model }),
});

/**
 * Renames a workspace or changes its settings.
 * @throws AppError `not_found`, `validation_failed`, `precondition_failed`, `conflict`.
 */
export const updateWorkspace = async (
  { workspaces, providerKeys, ...effects }: Dependencies,
  { caller, workspace: slug, body, precondition }: Command,
) => {
  demandSameSlug(slug, body.slug);
  const workspace = await workspaces.get(caller.tenant, slug);
  precondition(workspace);
  const { name = workspace.name } = body;
  if (body.scan?.model) await demandJudgeModel(providerKeys, caller.tenant, slug, body.scan.model);
  const scan = changed(workspace.scan, body.scan ?? {});
  const next = { ...workspace, name, scan, revision: workspace.revision + 1 };
  const deed = { action: 'workspace.update', target: workspace.id, workspace: slug, change: { name, scan } };
  await workspaces.save(caller.tenant, next, journalFor(effects, caller, deed));
  return next;
};
