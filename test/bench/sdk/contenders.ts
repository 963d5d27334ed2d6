import { basisPointsOf, bucketsOf } from '#shared/domain/rollouts/bucket.ts';
import { canaryPercent, type OpenContender } from './peers/contender.ts';
import { peers } from './peers/peers.ts';
import { promptgate, promptgateAwaited } from './promptgate.ts';

/** The names of our own two calls. */
export const own = { sync: 'promptgate', awaited: 'promptgate, awaited' } as const;

/** What nobody who keeps callers on their side can do without. */
export const floor = 'hash and compare';

const hashAndCompare: OpenContender = async ([served]) => {
  const bucketOf = bucketsOf(served?.name ?? '');
  const basisPoints = basisPointsOf(canaryPercent);
  return {
    call: 'murmur3 of the caller’s key, a comparison',
    decide: (_, subject) => bucketOf(subject) < basisPoints,
    detach: () => undefined,
    close: () => undefined,
  };
};

/** Everything that is timed, by its name: a peer's is its package's. */
export const contenders: Readonly<Record<string, OpenContender>> = {
  [own.sync]: promptgate,
  [own.awaited]: promptgateAwaited,
  ...peers,
  [floor]: hashAndCompare,
};
