import type { Figure, Publish } from '#shared/domain/ports.ts';
import type { Rollout } from '#shared/domain/rollouts/rollout.ts';
import { vitalSignsOf } from '#shared/domain/rollouts/vital-signs.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';

const percentOf = (name: string, value: number | null): readonly Figure[] =>
  value === null ? [] : [{ name, value, unit: 'percent' }];

/**
 * What a look at a rollout has to show, as arguments of `publish`: how near its guardrails are, how it does, and what was
 * decided. Whose rollout it is stands in the line, and makes no metric of its own.
 */
export const tickFigures = (
  { organisationId }: TenantContext,
  rollout: Rollout,
  decided: readonly string[],
): Parameters<Publish> => {
  const { guardrail, evidenceOfThreshold, logE, canaryPercent, ...errors } = vitalSignsOf(rollout);
  return [
    [
      { name: 'EvidenceOfThreshold', value: evidenceOfThreshold, unit: 'none' },
      { name: 'LogE', value: logE, unit: 'none' },
      ...percentOf('CanaryPercent', canaryPercent),
      ...percentOf('CanaryErrorPercent', errors.canaryErrorPercent),
      ...percentOf('StableErrorPercent', errors.stableErrorPercent),
      ...decided.map((name): Figure => ({ name, value: 1, unit: 'count' })),
    ],
    { organisationId, rollout: rollout.id, ...(guardrail && { guardrail }) },
  ];
};
