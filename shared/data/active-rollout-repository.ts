import type { ActiveRollout, ActiveRollouts } from '../domain/rollouts/active-rollouts.ts';
import { directoryKeys } from './keys.ts';
import type { Item, Table } from './table.ts';

const activeOf = ({ SK, organisationId, workspace, prompt }: Item): ActiveRollout => ({
  rollout: SK,
  organisationId: String(organisationId),
  workspace: String(workspace),
  prompt: String(prompt),
});

/** Rows of the directory, which is no organisation's: they say where a rollout is and nothing of what it is. */
export const activeRolloutRepository = (directory: Table): ActiveRollouts => ({
  list: async () => {
    const { PK: partition } = directoryKeys.activeRollout('');
    return (await directory.query({ partition })).map(activeOf);
  },
  add: async ({ rollout, ...place }) =>
    directory.transact([{ put: { ...directoryKeys.activeRollout(rollout), entity: 'ROLLOUT', ...place } }]),
  remove: async (rollout) => directory.transact([{ delete: directoryKeys.activeRollout(rollout) }]),
});
