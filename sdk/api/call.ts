import type { Effects } from '../effects.ts';

/** Where the API is, and who calls. */
export type ConnectionOptions = {
  /** Such as `https://api.promptgate.example`: what `/v1` comes after. */
  readonly baseUrl: string;
  /** An API key or an access token; a function is asked before each request. Public operations need none. */
  readonly apiKey?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
  /** The workspace of operations that name none. */
  readonly workspace?: string | undefined;
  /** How long one try may take; 10,000 unless said. */
  readonly timeoutMs?: number | undefined;
  /** How often to try again where that is safe; 3 unless said. */
  readonly maxRetries?: number | undefined;
  /** Stand-ins for what the client needs of the world: fetch, the clock, chance and timers. */
  readonly effects?: Partial<Effects> | undefined;
};

/** What may be said of one call. */
export type CallOptions = {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  readonly maxRetries?: number | undefined;
  /** Changes only what this entity tag names, or else rejects with `precondition_failed`. */
  readonly ifMatch?: string | undefined;
  /** Answers nothing when it is still what this entity tag names. */
  readonly ifNoneMatch?: string | undefined;
  /** Of POST; the client makes one by itself, and repeats it when it tries again. */
  readonly idempotencyKey?: string | undefined;
  /** Another media type that the operation can answer in. */
  readonly accept?: string | undefined;
  readonly keepalive?: boolean | undefined;
};
