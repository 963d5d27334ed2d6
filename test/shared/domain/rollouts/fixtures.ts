import { type Block, type Counts, noCounts } from '#shared/domain/rollouts/counts.ts';
import type { Standing } from '#shared/domain/rollouts/releasable.ts';
import type { Rollout } from '#shared/domain/rollouts/rollout.ts';
import { type StartRollout, startRollout } from '#shared/domain/rollouts/start-rollout.ts';

export const start = new Date('2026-01-01T00:00:00.000Z');

export const later = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

export const operator = 'usr_1';

/** The id of the block that begins so many seconds after the start. */
export const blockAt = (seconds: number): number => Math.floor((start.getTime() / 1000 + seconds) / 60);

export const counts = (some: Partial<Counts>): Counts => ({ ...noCounts, ...some });

export const noSlots = { stable: [], canary: [] };

/** The version may be served as it is. */
export const approved: Standing = { is: 'stands' };

export const block = (seconds: number, canary: Partial<Counts>, stable: Partial<Counts>, epoch = 7): Block => ({
  id: blockAt(seconds),
  epoch,
  canary: counts(canary),
  stable: counts(stable),
});

export const steps = [
  { percent: 5, holdSeconds: 600 },
  { percent: 25, holdSeconds: 1200 },
  { percent: 100, holdSeconds: 600 },
];

export const started = (some: Partial<StartRollout> = {}): Rollout =>
  startRollout({
    id: 'rol_01J0000000000000000000000A',
    workspace: 'default',
    prompt: 'greeting',
    environment: { name: 'production', protected: true, minHoldSeconds: 60 },
    version: 4,
    stableVersion: 3,
    steps,
    stableLatencyP95Ms: 900,
    seed: 'seed',
    epoch: 7,
    now: start,
    actor: operator,
    ...some,
  });
