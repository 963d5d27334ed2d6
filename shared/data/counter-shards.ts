import { mostCounterShards } from './keys.ts';

/** Which shard of its counters this process raises, for each rollout or whatever else has shards. */
export type CounterShards = {
  readonly of: (name: string) => number;
  /** Another shard, because somebody else was met on the present one: drawn from twice as many. */
  readonly move: (name: string) => { readonly shard: number; readonly width: number };
};

const mostNames = 1000;

/**
 * All begin with the first shard, so that there is one row to read where there is little to count. Workers that meet
 * draw again, each time from twice as many, until each has a row of its own: then none waits for another, and no row
 * is written more often than one worker can. What is forgotten begins anew.
 * @param draw a random whole number below this one
 */
export const createCounterShards = (draw: (below: number) => number): CounterShards => {
  const taken = new Map<string, { readonly shard: number; readonly width: number }>();
  return {
    of: (name) => taken.get(name)?.shard ?? 0,
    move: (name) => {
      const width = Math.min(mostCounterShards, (taken.get(name)?.width ?? 1) * 2);
      const next = { shard: draw(width), width };
      taken.delete(name);
      taken.set(name, next);
      const [oldest] = taken.keys();
      if (taken.size > mostNames && oldest !== undefined) taken.delete(oldest);
      return next;
    },
  };
};
