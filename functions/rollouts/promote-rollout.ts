import { promote } from '#shared/domain/rollouts/transitions.ts';
import { type MoveCommand, type MoveDependencies, moveRollout } from './move-rollout.ts';

/** Goes one step on without waiting for the hold. @throws AppError `hold_not_over` on the last step, and as {@link moveRollout} does */
export const promoteRollout = async (dependencies: MoveDependencies, command: MoveCommand) =>
  moveRollout(dependencies, command, { action: 'rollout.promote', transition: promote, sameStep: true, goesOn: true });
