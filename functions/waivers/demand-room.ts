import { AppError } from '#shared/domain/errors.ts';
import { isOver, type Waiver } from '#shared/domain/waiver.ts';

/** Every scan reads all of them. */
const mostInForce = 500;

/** @throws AppError `conflict` when a workspace has as many waivers as it may have. */
export const demandRoom = (waivers: readonly Waiver[], now: Date): void => {
  if (waivers.filter((waiver) => !isOver(waiver, now)).length < mostInForce) return;
  throw new AppError('conflict', `A workspace has at most ${mostInForce} waivers; withdraw some that are not needed.`);
};
