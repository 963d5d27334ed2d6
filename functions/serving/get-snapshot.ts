import type { Asked, Effects } from '#shared/domain/command.ts';
import type { Arm } from '#shared/domain/rollouts/bucket.ts';
import { encodeExposure } from '#shared/domain/rollouts/exposure.ts';
import { exposureOf, type ServingReader, type ServingRecord } from '#shared/domain/serving.ts';
import type { ServingDependencies } from './resolve-prompt.ts';

type Dependencies = Pick<Effects, 'now'> &
  Pick<ServingDependencies, 'sign'> & {
    readonly serving: Pick<ServingReader, 'list'>;
    /** The length of the blocks that outcomes are counted in. */
    readonly blockSeconds: number;
  };
type Command = Asked & {
  readonly workspace: string;
  readonly query: { readonly environment: string; readonly cursor?: string | undefined };
};

/** A function's answer has 6 MB at most: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const maxBytes = 4 * 1024 * 1024;

const bytesOf = (record: ServingRecord): number => new TextEncoder().encode(JSON.stringify(record)).length;

/** As many records as one answer holds, one at least. */
const fitting = (records: readonly ServingRecord[]): readonly ServingRecord[] => {
  let bytes = 0;
  const end = records.findIndex((record, index) => {
    bytes += bytesOf(record);
    return index > 0 && bytes > maxBytes;
  });
  return end < 0 ? records : records.slice(0, end);
};

/**
 * When a side counts as exposed: the beginning of the present block while a rollout is in progress, so that a snapshot
 * changes once a block and not with every call; otherwise since the last change.
 */
const exposedAt = ({ rolloutId, changedAt }: ServingRecord, now: Date, blockSeconds: number): number => {
  const seconds = (rolloutId === null ? Date.parse(changedAt) : now.getTime()) / 1000;
  return rolloutId === null ? Math.floor(seconds) : Math.floor(seconds / blockSeconds) * blockSeconds;
};

/**
 * Every prompt that an environment serves, with all that a client needs to choose by itself; in several pages where
 * one answer could not hold it. Both sides carry a token for outcomes, without a caller: who will be served is not
 * known, and whoever reports an outcome under it says so.
 */
export const getSnapshot = async (
  { serving, now, sign, blockSeconds }: Dependencies,
  { caller, workspace, query: { environment, cursor } }: Command,
) => {
  const records = await serving.list(caller.tenant, { workspace, environment, after: cursor });
  const shown = fitting(records);
  const sideOf = (record: ServingRecord, variant: Arm) => {
    const content = record[variant];
    if (!content) return null;
    const side = { variant, version: content.version, caller: null, exposedAt: exposedAt(record, now(), blockSeconds) };
    return { ...content, exposure: sign(record.exposureKey, encodeExposure(exposureOf(record, side))) };
  };
  const prompts = shown.map((record) => {
    const { prompt, percent, seed, rolloutId, epoch, changedAt } = record;
    const sides = { stable: sideOf(record, 'stable'), canary: sideOf(record, 'canary') };
    return { prompt, ...sides, percent, seed, rolloutId, epoch, changedAt };
  });
  const nextCursor = shown.length < records.length ? (shown.at(-1)?.prompt ?? null) : null;
  return { environment, prompts, nextCursor };
};
