import type { TickMessage } from './tick-message.ts';

/** Where a rollout in progress is to be found, whichever organisation it belongs to. */
export type ActiveRollout = Omit<TickMessage, 'block' | 'notBefore'>;

/** The rollouts in progress of all organisations, so that none is forgotten when a schedule or a message was lost. */
export type ActiveRollouts = {
  readonly list: () => Promise<readonly ActiveRollout[]>;
  readonly add: (active: ActiveRollout) => Promise<void>;
  readonly remove: (rollout: string) => Promise<void>;
};
