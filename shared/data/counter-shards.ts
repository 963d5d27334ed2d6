import { mostCounterShards } from './keys.ts';

/** Which shard of its counters this process raises, for each rollout or whatever else has shards. */
export type CounterShards = {
  readonly of: (name: string) => number;
  /** Another shard, because somebody else was met on the present one: of four times as many, or of those there are. */
  readonly move: (name: string, known?: number) => { readonly shard: number; readonly width: number };
};

const mostNames = 1000;
const growth = 4;

/**
 * All begin with the first shard, so that there is one row to read where there is little to count. Workers that meet
 * draw again, each time from more, until each has a row of its own: then none waits for another, and no row is written
 * more often than one worker can. What is forgotten begins anew.
 * @param draw a random whole number below this one
 */
export const createCounterShards = (draw: (below: number) => number): CounterShards => {
  const taken = new Map<string, { readonly shard: number; readonly width: number }>();
  return {
    of: (name) => taken.get(name)?.shard ?? 0,
    move: (name, known = 1) => {
      const width = Math.min(mostCounterShards, Math.max(known, (taken.get(name)?.width ?? 1) * growth));
      const next = { shard: draw(width), width };
      taken.delete(name);
      taken.set(name, next);
      const [oldest] = taken.keys();
      if (taken.size > mostNames && oldest !== undefined) taken.delete(oldest);
      return next;
    },
  };
};
