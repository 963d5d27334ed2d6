import { pause } from '#shared/domain/rollouts/transitions.ts';
import { type MoveCommand, type MoveDependencies, moveRollout } from './move-rollout.ts';

/** Keeps the share of callers as it is; guardrails stay on. @throws AppError as {@link moveRollout} does */
export const pauseRollout = async (dependencies: MoveDependencies, command: MoveCommand) =>
  moveRollout(dependencies, command, { action: 'rollout.pause', transition: pause });
