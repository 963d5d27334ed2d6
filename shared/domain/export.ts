import type { Actor } from './audit.ts';
import type { Journal } from './command.ts';
import type { Page, PageRequest } from './page.ts';
import type { TenantContext } from './tenant.ts';

/** Everything that an organisation has, in one archive. */
export type Export = {
  readonly id: string;
  readonly status: 'running' | 'completed' | 'failed';
  readonly createdAt: string;
  readonly createdBy: Actor;
  readonly completedAt: string | null;
  /** What the archive holds and how large it is; null until it is complete. */
  readonly files: number | null;
  readonly rows: number | null;
  readonly bytes: number | null;
  readonly revision: number;
};

/** The longest that an export takes, and then some; one that says nothing by then has died. */
const runningSeconds = 3600;
/** As long as the bucket keeps archives. */
export const keptSeconds = 7 * 24 * 3600;

const secondsAfter = (time: string, seconds: number): Date => new Date(Date.parse(time) + seconds * 1000);

/** When a running export is taken for dead, and another may start. */
export const lapsesAt = ({ createdAt }: Pick<Export, 'createdAt'>): Date => secondsAfter(createdAt, runningSeconds);

/** When the archive is deleted; null without one. */
export const archiveEndsAt = ({ completedAt, status }: Export): Date | null =>
  status === 'completed' && completedAt !== null ? secondsAfter(completedAt, keptSeconds) : null;

/** What an export has come to: one that runs too long has failed. */
export const statusAt = (exported: Export, now: Date): Export['status'] =>
  exported.status === 'running' && lapsesAt(exported) <= now ? 'failed' : exported.status;

export const startedExport = (id: string, createdBy: Actor, now: Date): Export => ({
  id,
  status: 'running',
  createdAt: now.toISOString(),
  createdBy,
  completedAt: null,
  files: null,
  rows: null,
  bytes: null,
  revision: 1,
});

export type ExportRepository = {
  /** @throws AppError `not_found`. */
  readonly get: (tenant: TenantContext, id: string) => Promise<Export>;
  readonly list: (tenant: TenantContext, page: PageRequest) => Promise<Page<Export>>;
  /** @throws AppError `conflict` while another one runs, `not_found` when the organisation is gone. */
  readonly start: (tenant: TenantContext, exported: Export, journal: Journal) => Promise<void>;
  /** Saves its end. @throws AppError `conflict` when it had lapsed, or was erased with its organisation. */
  readonly end: (tenant: TenantContext, exported: Export, journal: Journal) => Promise<void>;
};

/** What the queue holds: which export is to be made. */
export type ExportMessage = { readonly organisationId: string; readonly exportId: string };

/** Rows of one noun, each of which becomes a line of JSON. */
export type ExportFile = { readonly name: string; readonly rows: AsyncIterable<object> };

/** What went into a file of the archive. */
export type ArchivedFile = {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
};

/** Where archives are kept. */
export type ExportArchives = {
  /**
   * Writes an archive of these files, one after the other, and of a manifest made last. Tells its size in bytes.
   * @throws Error when it could not be written whole; nothing is kept then.
   */
  readonly write: (
    tenant: TenantContext,
    exportId: string,
    files: readonly ExportFile[],
    manifestOf: (files: readonly ArchivedFile[]) => object,
  ) => Promise<{ readonly bytes: number }>;
  readonly remove: (tenant: TenantContext, exportId: string) => Promise<void>;
  /** An address at which anybody can read the archive until it expires. */
  readonly addressOf: (
    tenant: TenantContext,
    exportId: string,
  ) => Promise<{ readonly url: string; readonly expiresAt: string }>;
};

/** Grows whenever a line of a file changes its meaning. */
const schemaVersion = 1;

/** What the archive says of itself, in its `manifest.json`. */
export const manifestOf = (
  { organisationId }: TenantContext,
  { id, createdAt, createdBy }: Export,
  files: readonly ArchivedFile[],
) => ({ schemaVersion, organisationId, export: id, createdAt, createdBy, files });
