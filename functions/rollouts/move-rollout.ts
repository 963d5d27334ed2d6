import { type Asked, actorOf } from '#shared/domain/command.ts';
import { AppError } from '#shared/domain/errors.ts';
import { demandReleaser } from '#shared/domain/rollouts/releasable.ts';
import type { Move, Rollout } from '#shared/domain/rollouts/rollout.ts';
import { type CountsReader, type RolloutRepository, StaleRollout } from '#shared/domain/rollouts/rollout-repository.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import { findStanding, type StandingReaders } from './find-standing.ts';
import { viewOf } from './rollout-view.ts';
import { type SaveDependencies, saveRollout } from './save-rollout.ts';

export type MoveDependencies = SaveDependencies &
  StandingReaders & {
    readonly rollouts: Pick<RolloutRepository, 'get' | 'serving' | 'save'>;
    readonly counts: Pick<CountsReader, 'totals'>;
  };
export type MoveCommand = Asked & {
  readonly workspace: string;
  readonly prompt: string;
  readonly rollout: string;
  readonly body: { readonly reason?: string | undefined };
};
type Operation = {
  readonly action: string;
  /** The step that was seen is the one that is meant: two promotions at once must not take two steps. */
  readonly sameStep?: true;
  /** It lets more callers have the version, now or later: the version must still be fit for that. */
  readonly goesOn?: true;
  readonly transition: (rollout: Rollout, move: Move) => Rollout;
};

const attempts = 5;

/** @throws AppError `not_approved` unless the version could be started now as well */
const demandStanding = async (dependencies: MoveDependencies, tenant: TenantContext, rollout: Rollout) => {
  const { standing, releasable } = await findStanding(dependencies, tenant, rollout);
  if (standing.is === 'stands') return releasable;
  const named = `Version ${rollout.version} of ${rollout.prompt}`;
  throw new AppError('not_approved', `${named} cannot be released to ${rollout.environment} as it stands any more.`);
};

const attempt = async (
  dependencies: MoveDependencies,
  { caller, body }: MoveCommand,
  { action, goesOn, transition }: Operation,
  before: Rollout,
): Promise<Rollout | undefined> => {
  const { tenant, principal, origin } = caller;
  const after = transition(before, { now: dependencies.now(), actor: principal.id, reason: body.reason });
  const releasable = goesOn && (await demandStanding(dependencies, tenant, before));
  try {
    await saveRollout(dependencies, { tenant, actor: actorOf(principal), origin, action, before, after, releasable });
    return after;
  } catch (error) {
    if (error instanceof StaleRollout) return undefined;
    throw error;
  }
};

/**
 * Makes a transition that somebody asked for. When the rollout was changed at the same moment, it is made all the same
 * if it still can be: a rollback is not refused because evidence came in, or because the rollout went a step on.
 * @throws AppError `not_found`, `forbidden`, `insufficient_scope`, `conflict`, `not_approved` where it goes on, and what
 * the transition throws
 */
export const moveRollout = async (dependencies: MoveDependencies, command: MoveCommand, operation: Operation) => {
  const { rollouts, counts, environments } = dependencies;
  const { caller, workspace } = command;
  const first = await rollouts.get(caller.tenant, command);
  demandReleaser(caller, await environments.get(caller.tenant, workspace, first.environment));

  let before = first;
  for (let left = attempts; left > 0; left -= 1) {
    const after = await attempt(dependencies, command, operation, before);
    if (after) return viewOf(after, await counts.totals(caller.tenant, after.id));
    before = await rollouts.get(caller.tenant, command);
    if (operation.sameStep && before.epoch !== first.epoch) throw new StaleRollout();
  }
  throw new StaleRollout();
};
