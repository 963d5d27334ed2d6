import type { Asked, Effects } from '#shared/domain/command.ts';
import { type Arm, slotOf } from '#shared/domain/rollouts/bucket.ts';
import { encodeExposure } from '#shared/domain/rollouts/exposure.ts';
import { exposureOf, type ServingReader, type ServingRecord } from '#shared/domain/serving.ts';
import type { ServingDependencies } from './resolve-prompt.ts';

type Dependencies = Pick<Effects, 'now'> &
  Pick<ServingDependencies, 'sign'> & {
    readonly serving: Pick<ServingReader, 'list'>;
    /** The length of the blocks that outcomes are counted in. */
    readonly blockSeconds: number;
  };
type Command = Asked & { readonly workspace: string; readonly query: { readonly environment: string } };

/**
 * When a side counts as exposed: the beginning of the present block while a rollout is in progress, so that a snapshot
 * changes once a block and not with every call; otherwise since the last change.
 */
const exposedAt = ({ rolloutId, changedAt }: ServingRecord, now: Date, blockSeconds: number): number => {
  const seconds = (rolloutId === null ? Date.parse(changedAt) : now.getTime()) / 1000;
  return rolloutId === null ? Math.floor(seconds) : Math.floor(seconds / blockSeconds) * blockSeconds;
};

/**
 * Every prompt that an environment serves, with all that a client needs to choose by itself. Both sides carry a token
 * for outcomes; the hash slot in it is that of the API key, since it is not known who will be served.
 */
export const getSnapshot = async (
  { serving, now, sign, blockSeconds }: Dependencies,
  { caller, workspace, query: { environment } }: Command,
) => {
  const records = await serving.list(caller.tenant, workspace, environment);
  const sideOf = (record: ServingRecord, variant: Arm) => {
    const content = record[variant];
    if (!content) return null;
    const slot = slotOf(record.seed, caller.principal.id);
    const side = { variant, version: content.version, slot, exposedAt: exposedAt(record, now(), blockSeconds) };
    return { ...content, exposure: sign(record.exposureKey, encodeExposure(exposureOf(record, side))) };
  };
  const prompts = records.map((record) => {
    const { prompt, percent, seed, rolloutId, epoch, changedAt } = record;
    const sides = { stable: sideOf(record, 'stable'), canary: sideOf(record, 'canary') };
    return { prompt, ...sides, percent, seed, rolloutId, epoch, changedAt };
  });
  return { environment, prompts };
};
