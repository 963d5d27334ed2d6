import { abort } from '#shared/domain/rollouts/transitions.ts';
import { type MoveCommand, type MoveDependencies, moveRollout } from './move-rollout.ts';

/** Takes every caller back to stable, without a judgement. @throws AppError as {@link moveRollout} does */
export const abortRollout = async (dependencies: MoveDependencies, command: MoveCommand) =>
  moveRollout(dependencies, command, { action: 'rollout.abort', transition: abort });
