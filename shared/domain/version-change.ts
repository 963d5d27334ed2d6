import type { Journal } from './command.ts';
import type { Review } from './review.ts';
import type { Scan } from './scan.ts';
import type { TenantContext } from './tenant.ts';
import type { Version } from './version.ts';
import type { Waiver } from './waiver.ts';

/** What changes of a version, its scan and its review at once; whatever has revision 1 is new. */
export type VersionChange = {
  readonly version?: Version | undefined;
  readonly scan?: Scan | undefined;
  readonly review?: Review | undefined;
  /** Must still be as they were read; see `standingWaivers`. */
  readonly waivers?: readonly Waiver[] | undefined;
};

export type VersionChanges = {
  /**
   * Writes the first scan and the version together, and makes it the prompt's latest.
   * @throws AppError `conflict` when another version came first, or the prompt was archived.
   */
  readonly create: (tenant: TenantContext, version: Version, scan: Scan, journal: Journal) => Promise<void>;
  /** Saves the next revision of all parts, or of none. @throws AppError `conflict` when another change came first. */
  readonly save: (tenant: TenantContext, change: VersionChange, journal: Journal) => Promise<void>;
};
