import { basisPointsOf, bucketsOf } from '../../shared/domain/rollouts/bucket.ts';
import { type Content, contentOf } from './content.ts';
import type { SnapshotPrompt, SnapshotSide } from './prompt.ts';

/** How many calls were served under a token since it was last announced. */
export type ExposureCount = { readonly exposure: string; count: number };

/** One side of a prompt, ready to be served. */
export type Side = {
  readonly variant: 'stable' | 'canary';
  readonly content: Content;
  readonly served: ExposureCount;
};

/** A prompt of the snapshot, ready to be chosen from. */
export type Entry = {
  readonly name: string;
  readonly epoch: number;
  readonly rolloutId: string | null;
  readonly seed: string;
  /** The bucket of a subject; null where there is no canary to choose. */
  readonly bucketOf: ((subject: string) => number) | null;
  /** The canary's share of 10,000 buckets. */
  readonly basisPoints: number;
  readonly stable: Side | null;
  readonly canary: Side | null;
};

const sideOf = (
  variant: Side['variant'],
  side: SnapshotSide | null,
  known: readonly (Side | null | undefined)[],
): Side | null => {
  if (!side) return null;
  const same = known.find(
    (other) => other?.content.version === side.version && other.content.contentHash === side.contentHash,
  );
  return { variant, content: same?.content ?? contentOf(side), served: { exposure: side.exposure, count: 0 } };
};

/** A prompt of a snapshot made ready; what `before` has parsed of the same versions is kept. */
export const entryOf = (prompt: SnapshotPrompt, before: Entry | undefined): Entry => {
  const known = [before?.stable, before?.canary];
  return {
    name: prompt.prompt,
    epoch: prompt.epoch,
    rolloutId: prompt.rolloutId,
    seed: prompt.seed,
    bucketOf: prompt.canary && bucketsOf(prompt.seed),
    basisPoints: basisPointsOf(prompt.percent),
    stable: sideOf('stable', prompt.stable, known),
    canary: sideOf('canary', prompt.canary, known),
  };
};
