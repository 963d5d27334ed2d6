import { AppError } from './errors.ts';
import { type Arm, armOf, callerOf } from './rollouts/bucket.ts';
import type { Exposure } from './rollouts/exposure.ts';
import { isLive, type Rollout } from './rollouts/rollout.ts';
import type { TenantContext } from './tenant.ts';
import type { Message, Model, Variable, Version } from './version.ts';

/** What a caller gets of a version: its messages with the fragments put in. */
export type ServedContent = {
  readonly version: number;
  readonly messages: readonly Message[];
  readonly variables: Readonly<Record<string, Variable>>;
  readonly model: Model | null;
  readonly contentHash: string;
};

/** All that it takes to answer what a prompt is in an environment, in one row. */
export type ServingRecord = {
  readonly workspace: string;
  readonly prompt: string;
  readonly environment: string;
  /** Null until a first release is completed. */
  readonly stable: ServedContent | null;
  /** Null unless a rollout is in progress; so are the rollout's id and share. */
  readonly canary: ServedContent | null;
  readonly rolloutId: string | null;
  readonly percent: number;
  readonly seed: string;
  /** Grows whenever what is served changes; a client never goes back to an older one. */
  readonly epoch: number;
  /** Signs exposure tokens; made once for the prompt in this environment, and never shown. */
  readonly exposureKey: string;
  /** The versions that callers may have got, newest last. */
  readonly served: readonly number[];
  readonly changedAt: string;
};

/** Where a prompt is served. */
export type ServingPlace = Pick<ServingRecord, 'workspace' | 'prompt' | 'environment'>;

export type ServingReader = {
  /** Eventually consistent: one read unit for each 8 KB. @throws AppError `not_found`. */
  readonly get: (tenant: TenantContext, place: ServingPlace) => Promise<ServingRecord>;
  /** The records of at most 100 places, in their order; consistent. */
  readonly getMany: (
    tenant: TenantContext,
    places: readonly ServingPlace[],
  ) => Promise<readonly (ServingRecord | undefined)[]>;
  /** The records of an environment by the names of the prompts, those behind `after` alone. @throws AppError `not_found`. */
  readonly list: (
    tenant: TenantContext,
    place: Omit<ServingPlace, 'prompt'> & { readonly after?: string | undefined },
  ) => Promise<readonly ServingRecord[]>;
};

const keptVersions = 1000;

export const contentOf = ({ version, resolvedMessages, variables, model, contentHash }: Version): ServedContent => ({
  version,
  messages: resolvedMessages,
  variables,
  model: model ?? null,
  contentHash,
});

/** The record of a prompt that an environment has not served yet. */
export const newServingRecord = (
  place: Pick<ServingRecord, 'workspace' | 'prompt' | 'environment' | 'exposureKey'>,
): ServingRecord => ({
  ...place,
  stable: null,
  canary: null,
  rolloutId: null,
  percent: 0,
  seed: '',
  epoch: 0,
  served: [],
  changedAt: new Date(0).toISOString(),
});

/** DynamoDB keeps rows of 400 KB, names of attributes included. */
const maxBytes = 380 * 1024;

/** The record, if it can be kept. @throws AppError `payload_too_large` when stable and canary together are too long. */
export const demandServable = (record: ServingRecord): ServingRecord => {
  if (new TextEncoder().encode(JSON.stringify(record)).length <= maxBytes) return record;
  throw new AppError('payload_too_large', 'This version and the one it replaces are too long to be served together.');
};

const withServed = (served: readonly number[], version: number): readonly number[] =>
  [...served.filter((other) => other !== version), version].slice(-keptVersions);

/** The record once a rollout has begun: its first callers get the canary. */
export const servingCanary = (record: ServingRecord, rollout: Rollout, canary: ServedContent): ServingRecord => ({
  ...record,
  canary,
  rolloutId: rollout.id,
  percent: rollout.percent,
  seed: rollout.seed,
  epoch: rollout.epoch,
  served: withServed(record.served, canary.version),
  changedAt: rollout.createdAt,
});

const withoutCanary = { canary: null, rolloutId: null, percent: 0, seed: '' } as const;

/** The record after a change of its rollout; the same object when callers get what they got before. */
export const servingAfter = (record: ServingRecord, rollout: Rollout, now: Date): ServingRecord => {
  if (rollout.epoch === record.epoch) return record;
  const next = { ...record, epoch: rollout.epoch, changedAt: now.toISOString() };
  if (isLive(rollout)) return { ...next, percent: rollout.percent };
  const stable = rollout.status === 'completed' ? record.canary : record.stable;
  return { ...next, ...withoutCanary, stable };
};

/** The record once every caller gets an earlier release again. */
export const servingRelease = (record: ServingRecord, stable: ServedContent, now: Date): ServingRecord => ({
  ...record,
  ...withoutCanary,
  stable,
  epoch: record.epoch + 1,
  served: withServed(record.served, stable.version),
  changedAt: now.toISOString(),
});

/** What a subject gets, and the exposure to be signed for it. */
export type Served = { readonly variant: Arm; readonly content: ServedContent; readonly exposure: Exposure };

/** The exposure of one side of a record. Who was served counts in rollouts alone, and is left out where there is none. */
export const exposureOf = (
  record: ServingRecord,
  side: Pick<Exposure, 'variant' | 'version' | 'caller' | 'exposedAt'>,
): Exposure => ({
  prompt: record.prompt,
  environment: record.environment,
  rolloutId: record.rolloutId,
  epoch: record.epoch,
  ...side,
  caller: record.rolloutId === null ? null : side.caller,
});

/** Serves a subject. @throws AppError `no_stable_version` outside the canary of a first release. */
export const serve = (record: ServingRecord, subject: string, now: Date): Served => {
  const { seed, percent, canary } = record;
  const variant = canary ? armOf({ seed, percent, subject }) : 'stable';
  const content = record[variant];
  if (!content) {
    throw new AppError('no_stable_version', `No version of ${record.prompt} is stable in ${record.environment} yet.`);
  }
  const exposedAt = Math.floor(now.getTime() / 1000);
  const side = { variant, version: content.version, caller: callerOf(seed, subject), exposedAt };
  return { variant, content, exposure: exposureOf(record, side) };
};
