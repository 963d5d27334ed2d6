import type { Snapshot } from '../api/types.generated.ts';

/** A prompt as the snapshot has it, with both sides of a rollout. */
export type SnapshotPrompt = Snapshot['prompts'][number];
export type SnapshotSide = NonNullable<SnapshotPrompt['stable']>;

export type Message = SnapshotSide['messages'][number];
export type Variables = SnapshotSide['variables'];
export type Model = NonNullable<SnapshotSide['model']>;
export type Value = string | number | boolean;

/** How one call went. */
export type CallOutcome = {
  readonly success: boolean;
  readonly latencyMs?: number | undefined;
  /** 0..1. */
  readonly qualityScore?: number | undefined;
  /** Your own name for it; each counts once. The client makes one unless it is given. */
  readonly id?: string | undefined;
};

/** What is served when there is nothing else to serve. */
export type Fallback = {
  readonly messages: readonly Message[];
  /** Without them, every value that is given stands for a variable of its type. */
  readonly variables?: Variables | undefined;
  readonly model?: Model | null | undefined;
};

/** What a caller is served. It is shared between callers and never changes. */
export type ServedPrompt = {
  readonly name: string;
  /** Null of a fallback. */
  readonly version: number | null;
  readonly variant: 'stable' | 'canary' | 'fallback';
  /** The rollout that chose the version; null when there is none. */
  readonly rolloutId: string | null;
  /** Grows with every change of what is served; null of a fallback. */
  readonly epoch: number | null;
  /** The token that outcomes carry; null of a fallback. */
  readonly exposure: string | null;
  readonly messages: readonly Message[];
  readonly variables: Variables;
  readonly model: Model | null;
  readonly contentHash: string | null;
  /**
   * The messages with values put in, as the server renders them: Mustache without HTML escaping.
   * @throws InvalidError naming each `body.variables.NAME` that is missing, ill-typed or unknown
   */
  readonly render: (values?: Readonly<Record<string, Value | undefined>>) => readonly Message[];
  /** Reports how a call with it went: at once, later, and without ever throwing. */
  readonly report: (outcome: CallOutcome) => void;
};
