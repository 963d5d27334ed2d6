import type { Actor } from './audit.ts';
import type { Journal } from './command.ts';
import type { Environment } from './environment.ts';
import type { JudgeModel } from './judge-model.ts';
import type { Page, PageRequest } from './page.ts';
import type { TenantContext } from './tenant.ts';

/** Whether the model judge takes part in scans: not at all, with its opinion, or so that nothing passes without it. */
export const judgeSettings = ['off', 'advisory', 'required'] as const;
export type JudgeSetting = (typeof judgeSettings)[number];

/** How prompts are scanned; without a model, the first one that the workspace has a key for judges. */
export type ScanSettings = { readonly judge: JudgeSetting; readonly model?: JudgeModel | undefined };

/** Where a team keeps its prompts, environments and keys; the slug is its name for good. */
export type Workspace = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly scan: ScanSettings;
  readonly createdAt: string;
  readonly createdBy: Actor;
  readonly revision: number;
};

export type WorkspaceReader = {
  /** @throws AppError `not_found`. */
  readonly get: (tenant: TenantContext, slug: string) => Promise<Workspace>;
};

export type WorkspaceRepository = WorkspaceReader & {
  readonly list: (tenant: TenantContext, page: PageRequest) => Promise<Page<Workspace>>;
  /** Creates it together with its first environments. @throws AppError `workspace_exists`. */
  readonly create: (
    tenant: TenantContext,
    workspace: Workspace,
    environments: readonly Environment[],
    journal: Journal,
  ) => Promise<void>;
  /** Saves the next revision. @throws AppError `conflict` when another change came first. */
  readonly save: (tenant: TenantContext, workspace: Workspace, journal: Journal) => Promise<void>;
};
