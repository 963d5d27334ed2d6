import { rolloutStarted } from '#events/index.ts';
import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import type { EnvironmentReader, GuardrailSettings } from '#shared/domain/environment.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { LatencyReader } from '#shared/domain/recent-latency.ts';
import type { ReleaseLine, ReleaseRepository } from '#shared/domain/release.ts';
import { p95Of } from '#shared/domain/rollouts/latency.ts';
import type { Step } from '#shared/domain/rollouts/ramp.ts';
import { demandReleasable, demandReleaser } from '#shared/domain/rollouts/releasable.ts';
import type { Promotion } from '#shared/domain/rollouts/rollout.ts';
import type { CountsReader, RolloutRepository } from '#shared/domain/rollouts/rollout-repository.ts';
import { startRollout as begin } from '#shared/domain/rollouts/start-rollout.ts';
import {
  contentOf,
  demandServable,
  newServingRecord,
  type ServingPlace,
  servingCanary,
} from '#shared/domain/serving.ts';
import { type StandingDependencies, standingWaivers } from '#shared/domain/standing-waivers.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import type { VersionRepository } from '#shared/domain/version.ts';
import { factsOf } from './rollout-facts.ts';
import { viewOf } from './rollout-view.ts';

type Dependencies = Pick<Effects, 'now' | 'newId' | 'randomText'> &
  StandingDependencies & {
    readonly rollouts: Pick<RolloutRepository, 'countStarts' | 'serving' | 'start'>;
    readonly releases: Pick<ReleaseRepository, 'get'>;
    readonly counts: Pick<CountsReader, 'totals'>;
    readonly latencies: LatencyReader;
    readonly versions: Pick<VersionRepository, 'get'>;
    readonly environments: EnvironmentReader;
    /** The least hold of the stage, below which no environment can go. */
    readonly minHoldSeconds: number;
  };
type Command = Asked & {
  readonly workspace: string;
  readonly prompt: string;
  readonly body: {
    readonly environment: string;
    readonly version: number;
    readonly steps?: readonly Step[] | undefined;
    readonly promotion?: Promotion | undefined;
    readonly guardrails?: GuardrailSettings | undefined;
  };
};

/** How slow the stable version is of late, or else was while it was rolled out itself; null when nobody said. */
const stableLatency = async (
  { counts, latencies, now }: Pick<Dependencies, 'counts' | 'latencies' | 'now'>,
  tenant: TenantContext,
  place: ServingPlace,
  line: ReleaseLine | undefined,
): Promise<number | null> => {
  const present = line?.releases.at(-1);
  if (!present) return null;
  const recent = await latencies.recentLatency(tenant, { ...place, version: present.version }, now());
  return p95Of(recent ?? (await counts.totals(tenant, present.rollout)).canary.latencyBins);
};

/**
 * Starts a rollout at its first step; callers are served by it from then on.
 * @throws AppError `not_found`, `forbidden`, `insufficient_scope`, `not_approved`, `scan_pending`, `scan_incomplete`,
 * `critical_findings`, `already_serving`, `rollout_in_progress`, `validation_failed`, `payload_too_large`, `conflict`
 */
export const startRollout = async (dependencies: Dependencies, { caller, workspace, prompt, body }: Command) => {
  const { rollouts, releases, versions, environments, minHoldSeconds, ...effects } = dependencies;
  const { tenant, principal } = caller;
  const place = { workspace, prompt, environment: body.environment };
  const environment = await environments.get(tenant, workspace, body.environment);
  demandReleaser(caller, environment);

  const [version, before, line] = await Promise.all([
    versions.get(tenant, workspace, prompt, body.version),
    rollouts.serving(tenant, place),
    releases.get(tenant, place),
  ]);
  demandReleasable(version, environment);
  const waivers = await standingWaivers(dependencies, tenant, version);
  if (before?.rolloutId) {
    throw new AppError('rollout_in_progress', `A rollout of ${prompt} to ${environment.name} is in progress.`);
  }
  const record = before ?? newServingRecord({ ...place, exposureKey: effects.randomText(32) });
  const rollout = begin({
    ...body,
    id: effects.newId('rollout'),
    workspace,
    prompt,
    environment: { ...environment, minHoldSeconds: Math.max(environment.minHoldSeconds, minHoldSeconds) },
    stableVersion: record.stable?.version ?? null,
    stableLatencyP95Ms: await stableLatency(dependencies, tenant, place, line),
    seed: effects.randomText(12),
    epoch: record.epoch + 1,
    restarts: await rollouts.countStarts(tenant, place, version),
    now: effects.now(),
    actor: principal.id,
  });
  const after = demandServable(servingCanary(record, rollout, contentOf(version)));
  const { environment: name, version: number, stableVersion, steps, promotion, guardrails } = rollout;
  const change = { prompt, environment: name, version: number, stableVersion, steps, promotion, guardrails };
  const journal = journalFor(
    effects,
    caller,
    { action: 'rollout.start', target: rollout.id, workspace, change },
    (tell) => [tell(rolloutStarted, factsOf(rollout))],
  );
  await rollouts.start(tenant, { rollout, version, waivers, environment, before, after }, journal);
  return viewOf(rollout);
};
