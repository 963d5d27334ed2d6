import type { Journal } from '../command.ts';
import type { Environment } from '../environment.ts';
import { AppError } from '../errors.ts';
import type { Page, PageRequest } from '../page.ts';
import type { ReleaseLine, ServingChange } from '../release.ts';
import type { ServingPlace, ServingRecord } from '../serving.ts';
import type { TenantContext } from '../tenant.ts';
import type { Version } from '../version.ts';
import type { Waiver } from '../waiver.ts';
import type { Arm } from './bucket.ts';
import type { Block } from './counts.ts';
import type { Rollout, RolloutStatus } from './rollout.ts';
import type { ArmTotals } from './stats.ts';
import type { Observations } from './tick.ts';

/** Where a rollout is kept. */
export type RolloutPlace = { readonly workspace: string; readonly prompt: string; readonly rollout: string };

export type RolloutFilter = {
  readonly environment?: string | undefined;
  readonly status?: RolloutStatus | undefined;
};

/** A version and the waivers it leans on, as they were read: what lets more callers have it depends on both. */
export type Releasable = { readonly version: Version; readonly waivers: readonly Waiver[] };

/** A rollout's beginning, with all that must hold at that moment. */
export type Start = Releasable & {
  readonly rollout: Rollout;
  /** When it, or what is releasable, has changed since it was read, the rollout does not start. */
  readonly environment: Environment;
  readonly before: ServingRecord | undefined;
  readonly after: ServingRecord;
};

/** A rollout's next state and what follows from it; `serving` when callers get something else from then on. */
export type RolloutChange = {
  readonly before: Rollout;
  readonly after: Rollout;
  readonly serving?: ServingChange;
  /** Of a completed rollout: the environment's releases with it. */
  readonly line?: ReleaseLine;
  /** Where more callers get the version: when it has changed since, they do not. */
  readonly releasable?: Releasable | undefined;
};

/** Another change of the rollout came first; nothing was written. */
export class StaleRollout extends AppError {
  constructor() {
    super('conflict', 'The rollout was changed at the same moment; read it again and retry.');
    this.name = 'StaleRollout';
  }
}

export type RolloutRepository = {
  /** Consistent. @throws AppError `not_found`. */
  readonly get: (tenant: TenantContext, place: RolloutPlace) => Promise<Rollout>;
  /** Those that exist of at most 100 places; consistent. */
  readonly getMany: (tenant: TenantContext, places: readonly RolloutPlace[]) => Promise<readonly Rollout[]>;
  readonly list: (
    tenant: TenantContext,
    place: Omit<RolloutPlace, 'rollout'>,
    filter: RolloutFilter,
    page: PageRequest,
  ) => Promise<Page<Rollout>>;
  /** How many rollouts of the version to the environment there have been. */
  readonly countStarts: (tenant: TenantContext, place: ServingPlace, version: Version) => Promise<number>;
  /** What the prompt is in the environment, consistent; undefined when it never served it. */
  readonly serving: (tenant: TenantContext, place: ServingPlace) => Promise<ServingRecord | undefined>;
  /** @throws AppError `rollout_in_progress`, `not_found` when the prompt is archived, `conflict` on any other change. */
  readonly start: (tenant: TenantContext, start: Start, journal: Journal) => Promise<void>;
  /** @throws StaleRollout */
  readonly save: (tenant: TenantContext, change: RolloutChange, journal: Journal) => Promise<void>;
  /** Saves evidence alone, which changes nothing that anybody is served. @throws StaleRollout */
  readonly observe: (tenant: TenantContext, rollout: Rollout) => Promise<void>;
};

/** What has been counted of a rollout. */
export type CountsReader = {
  /** Totals since it began, late outcomes included; eventually consistent. */
  readonly totals: (tenant: TenantContext, rollout: string) => Promise<Readonly<Record<Arm, ArmTotals>>>;
  /** What a tick looks at: every block above `lastBlock`, and the hash slots; consistent. */
  readonly observations: (tenant: TenantContext, rollout: string, lastBlock: number | null) => Promise<Observations>;
};

/** What is kept of a rollout's blocks, for whoever would judge them anew. */
export type BlockReader = {
  /** Oldest first. */
  readonly list: (tenant: TenantContext, rollout: string, page: PageRequest) => Promise<Page<Block>>;
};
