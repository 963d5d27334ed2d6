import type { Api } from '#sdk/api/create-api.ts';
import { paginate } from '#sdk/api/paginate.ts';
import type { Rollout } from '#sdk/api/types.generated.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Block } from '#shared/domain/rollouts/counts.ts';
import { activeGuardrails } from '#shared/domain/rollouts/guardrails.ts';
import { replay } from '#shared/domain/rollouts/replay.ts';
import { type Fields, isFields } from '../inputs/fields.ts';
import { readGuardrails } from '../replay/read-guardrails.ts';

/** What would have come of a rollout under other guardrails. */
export type Replayed = {
  readonly rollout: string;
  readonly blocks: number;
  readonly guardrails: object;
  readonly wouldRollBack: boolean;
  /** When it would have been taken back: the end of the minute whose calls decided. */
  readonly at: string | null;
  readonly guardrail: string | null;
  readonly reason: string | null;
  readonly logE: number | null;
  readonly threshold: number | null;
  /** What really came of it. */
  readonly actually: {
    readonly status: Rollout['status'];
    readonly guardrail: string | null;
    readonly at: string | null;
  };
};

type Page = Awaited<ReturnType<Api['listRolloutBlocks']>>;

const blockOf = ({ id, epoch, percent, stable, canary }: Page['data'][number]): Block => ({
  id,
  epoch,
  ...(percent !== null && { percent }),
  stable,
  canary,
});

/** The settings of the rollout with those changed that are given. */
const changedBy = (own: Fields, given: Fields): Fields => {
  const changes = Object.entries(given).map(([name, value]) => {
    const before = own[name];
    return [name, isFields(before) && isFields(value) ? { ...before, ...value } : value] as const;
  });
  return { ...own, ...Object.fromEntries(changes) };
};

/** Calls were counted as slow by the rollout's own cut-off: another one cannot be told from the counts. */
const demandOwnCutOff = ({ maxLatencyMs }: Fields, { slowAboveMs }: Rollout): void => {
  if (maxLatencyMs === undefined || maxLatencyMs === slowAboveMs) return;
  const counted = slowAboveMs === null ? 'with no cut-off of latency' : `as slow above ${slowAboveMs} ms`;
  throw new AppError('validation_failed', `its calls were counted ${counted}: maxLatencyMs cannot be changed`);
};

/**
 * Judges a recorded rollout anew, by the very engine that serves, under its own guardrails with these settings changed.
 * Callers count as independent, since blocks do not tell them apart.
 *
 * @throws AppError `validation_failed` for settings that there are not, `not_found` when nothing is recorded.
 */
export const replayRollout = async (api: Api, rollout: Rollout, given: Fields): Promise<Replayed> => {
  demandOwnCutOff(given, rollout);
  const { prompt, id, stableVersion, slowAboveMs, status, decision } = rollout;
  const guardrails = readGuardrails({ guardrails: changedBy(rollout.guardrails, given) });
  const blocks: Block[] = [];
  let blockSeconds = 60;
  for await (const block of paginate(api.listRolloutBlocks, { prompt, rollout: id, limit: 100 })) {
    blocks.push(blockOf(block));
    if (block.id > 0) blockSeconds = Math.round(Date.parse(block.at) / 1000 / block.id);
  }
  if (blocks.length === 0)
    throw new AppError('not_found', `nothing is recorded of ${id}: no outcomes, or too long ago`);
  const active = activeGuardrails(guardrails, { hasStable: stableVersion !== null, slowAboveMs });
  const { decision: would } = replay(blocks, { guardrails, active, slowAboveMs }, blockSeconds);
  return {
    rollout: id,
    blocks: blocks.length,
    guardrails,
    wouldRollBack: would !== undefined,
    at: would?.at ?? null,
    guardrail: would?.guardrail ?? null,
    reason: would?.reason ?? null,
    logE: would?.evidence.logE ?? null,
    threshold: would?.evidence.threshold ?? null,
    actually: { status, guardrail: decision?.guardrail ?? null, at: decision?.at ?? null },
  };
};
