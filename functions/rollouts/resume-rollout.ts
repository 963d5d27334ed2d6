import { resume } from '#shared/domain/rollouts/transitions.ts';
import { type MoveCommand, type MoveDependencies, moveRollout } from './move-rollout.ts';

/** Goes on with what is left of the step. @throws AppError as {@link moveRollout} does */
export const resumeRollout = async (dependencies: MoveDependencies, command: MoveCommand) =>
  moveRollout(dependencies, command, { action: 'rollout.resume', transition: resume, goesOn: true });
