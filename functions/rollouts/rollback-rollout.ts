import { rollback } from '#shared/domain/rollouts/transitions.ts';
import { type MoveCommand, type MoveDependencies, moveRollout } from './move-rollout.ts';

/** Takes every caller back to stable: the version is bad. @throws AppError as {@link moveRollout} does */
export const rollbackRollout = async (dependencies: MoveDependencies, command: MoveCommand) =>
  moveRollout(dependencies, command, { action: 'rollout.rollback', transition: rollback });
