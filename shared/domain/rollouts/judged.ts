import type { Rollout } from './rollout.ts';

/** What a judgement reads of a rollout: as much as a replay of its blocks has, too. */
export type Judged = Pick<Rollout, 'evidence' | 'guardrails' | 'slowAboveMs'>;
