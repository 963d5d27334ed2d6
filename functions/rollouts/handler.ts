import { releaseRoutes } from '#shared/contracts/releases.ts';
import { rolloutRoutes } from '#shared/contracts/rollouts.ts';
import { blockRepository } from '#shared/data/block-repository.ts';
import { countsRepository } from '#shared/data/counts-repository.ts';
import { environmentRepository } from '#shared/data/environment-repository.ts';
import { latencyRepository } from '#shared/data/latency-repository.ts';
import { promptRepository } from '#shared/data/prompt-repository.ts';
import { releaseRepository } from '#shared/data/release-repository.ts';
import { rolloutRepository } from '#shared/data/rollout-repository.ts';
import { versionRepository } from '#shared/data/version-repository.ts';
import { waiverRepository } from '#shared/data/waiver-repository.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { readConfig } from '#shared/runtime/config.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { measure } from '#shared/runtime/metrics.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { abortRollout } from './abort-rollout.ts';
import { getRollout } from './get-rollout.ts';
import { listReleases } from './list-releases.ts';
import { listRolloutBlocks } from './list-rollout-blocks.ts';
import { listRollouts } from './list-rollouts.ts';
import { pauseRollout } from './pause-rollout.ts';
import { promoteRollout } from './promote-rollout.ts';
import { resumeRollout } from './resume-rollout.ts';
import { rollbackRelease } from './rollback-release.ts';
import { rollbackRollout } from './rollback-rollout.ts';
import { startRollout } from './start-rollout.ts';

const { MIN_HOLD_SECONDS: minHoldSeconds, BLOCK_SECONDS: blockSeconds } = readConfig(
  'MIN_HOLD_SECONDS',
  'BLOCK_SECONDS',
);

export const handler = httpFunction(
  { ...rolloutRoutes, ...releaseRoutes },
  {
    startRollout,
    listRollouts,
    getRollout,
    listRolloutBlocks,
    pauseRollout,
    resumeRollout,
    promoteRollout,
    rollbackRollout,
    abortRollout,
    listReleases,
    rollbackRelease,
  },
  {
    ...effects,
    rollouts: rolloutRepository(openTable),
    prompts: promptRepository(openTable),
    releases: releaseRepository(openTable),
    counts: countsRepository(openTable),
    latencies: latencyRepository(openTable),
    versions: versionRepository(openTable),
    waivers: waiverRepository(openTable),
    environments: environmentRepository(openTable),
    blocks: blockRepository(openTable),
    minHoldSeconds,
    blockSeconds,
    measure,
  },
  { effects, log, openTable },
);
