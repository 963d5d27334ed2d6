/** A prompt, or a flag in its place, of which a tenth of the callers get the other text. */
export type Served = { readonly name: string; readonly stable: string; readonly canary: string };

/** The share of callers that get the canary, in percent. */
export const canaryPercent = 10;

/** A client that has its configuration in memory and decides which text a caller gets. */
export type Contender = {
  /** The call that is timed, as its documentation writes it. */
  readonly call: string;
  /** Whether the caller gets the canary; `true` and `false` where the client has no texts of its own. */
  readonly decide: (name: string, subject: string) => string | boolean | Promise<string | boolean>;
  /** The text with a variable `customer` put in, where the client can do that. */
  readonly render?: (name: string, subject: string, customer: string) => string | Promise<string>;
  readonly renderCall?: string;
  /** Ends whatever gave it its configuration, and forgets that; the client goes on from its memory. */
  readonly detach: () => void;
  readonly close: () => void | Promise<void>;
};

/** Opens a client with everything that it serves, without events or metrics. */
export type OpenContender = (served: readonly Served[]) => Promise<Contender>;

/** The configuration of everything that is served, by name. */
export const byName = (served: readonly Served[], flag: (each: Served) => unknown) =>
  Object.fromEntries(served.map((each) => [each.name, flag(each)]));
