import type { Fault } from './errors.ts';

/** An item that was judged by itself: what was sent, or what is wrong with it, in paths that begin in the item. */
export type Judged<Value> =
  | { readonly value: Value; readonly faults?: undefined }
  | { readonly value?: undefined; readonly faults: readonly Fault[] };
