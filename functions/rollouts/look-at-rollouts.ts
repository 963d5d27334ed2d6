import type { ReleaseRepository } from '#shared/domain/release.ts';
import type { SendTicks } from '#shared/domain/rollouts/tick-message.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';

type Dependencies = { readonly releases: Pick<ReleaseRepository, 'list'>; readonly sendTicks: SendTicks };
type Place = { readonly workspace: string; readonly prompt: string; readonly version: number };

/** What came of an event, for the log. */
export type LookedFor = { readonly outcome: 'looks'; readonly rollouts: number };

/**
 * Asks for a look, at once, at every rollout of a version in progress: its approval was withdrawn, and the look ends
 * what has to end. Should this be lost, the next look of any other cause does the same.
 */
export const lookAtRollouts = async (
  { releases, sendTicks }: Dependencies,
  tenant: TenantContext,
  { workspace, prompt, version }: Place,
): Promise<LookedFor> => {
  const environments = await releases.list(tenant, { workspace, prompt });
  const found = environments.flatMap(({ active }) => (active?.version === version ? [active.rollout] : []));
  const { organisationId } = tenant;
  if (found.length > 0) await sendTicks(found.map((rollout) => ({ organisationId, workspace, prompt, rollout })));
  return { outcome: 'looks', rollouts: found.length };
};
