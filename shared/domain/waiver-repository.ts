import type { Journal } from './command.ts';
import type { Page, PageRequest } from './page.ts';
import type { TenantContext } from './tenant.ts';
import type { VersionChange } from './version-change.ts';
import type { Waiver } from './waiver.ts';

export type WaiverReader = {
  /** Those of a workspace, over ones included; consistent. */
  readonly all: (tenant: TenantContext, workspace: string) => Promise<readonly Waiver[]>;
  /** Those that exist of at most 100; consistent. */
  readonly getMany: (tenant: TenantContext, workspace: string, ids: readonly string[]) => Promise<readonly Waiver[]>;
};

export type WaiverRepository = WaiverReader & {
  /** @throws AppError `not_found`. */
  readonly get: (tenant: TenantContext, workspace: string, id: string) => Promise<Waiver>;
  readonly list: (tenant: TenantContext, workspace: string, page: PageRequest) => Promise<Page<Waiver>>;
  /** Saves a new waiver or its next revision, and has a version scanned by it. @throws AppError `conflict`. */
  readonly save: (tenant: TenantContext, waiver: Waiver, rescan: VersionChange, journal: Journal) => Promise<void>;
  /** Takes this very revision away, and has a version scanned without it. @throws AppError `conflict`. */
  readonly remove: (tenant: TenantContext, waiver: Waiver, rescan: VersionChange, journal: Journal) => Promise<void>;
};
