import type { GuardrailSettings } from '#shared/domain/environment.ts';
import type { Dispersions } from '#shared/domain/rollouts/evidence/dispersion.ts';
import { thresholdOf } from '#shared/domain/rollouts/evidence/e-process.ts';
import { freshEvidence } from '#shared/domain/rollouts/evidence/evidence.ts';
import { foldBlocks } from '#shared/domain/rollouts/evidence/fold-blocks.ts';
import { activeGuardrails, guardrailsOf } from '#shared/domain/rollouts/guardrails.ts';
import { judge } from '#shared/domain/rollouts/judge.ts';
import { independentCalls } from '#shared/domain/rollouts/replay.ts';
import { dispersionsOf } from '#shared/domain/rollouts/tick.ts';
import type { Method, Minute } from './method.ts';

type Options = {
  /** Whether hash slots temper the evidence, as they do when serving. */
  readonly tempered?: boolean;
  /** The cut-off for slow calls, without which latency is not judged; simulated calls are slow or not. */
  readonly slowAboveMs?: number;
};

const justNow = new Date(0);

/** The engine that serves, looked at once a minute, as a rollout with these guardrails alone has it. */
export const promptgate = (
  name: string,
  settings: GuardrailSettings,
  { tempered = false, slowAboveMs }: Options = {},
): Method => ({
  name,
  start: ({ alpha }) => {
    const guardrails = guardrailsOf({ alpha, ...settings });
    const cutOff = slowAboveMs ?? null;
    const active = activeGuardrails(guardrails, { hasStable: true, slowAboveMs: cutOff });
    const leastThreshold = thresholdOf(alpha);
    let evidence = freshEvidence(active);
    return ({ at, epoch, share, canary, stable, slots }: Minute) => {
      const dispersions: Dispersions = tempered ? dispersionsOf(slots) : independentCalls;
      const block = { id: at, epoch, percent: share * 100, canary: { ...canary }, stable: { ...stable } };
      evidence = foldBlocks(evidence, [block], guardrails, dispersions);
      // Not even a guardrail that has all of alpha acts below this, and most minutes are.
      if (!active.some((guardrail) => (evidence.processes[guardrail]?.peak ?? 0) >= leastThreshold)) return false;
      return judge({ evidence, guardrails, slowAboveMs: cutOff }, dispersions, justNow) !== undefined;
    };
  },
});

const nothing = { errorRate: false, latency: false, qualityScore: false, reports: false } as const;

/** Guardrails of which one alone can act, so that it has all of alpha. */
export const errorsAlone: GuardrailSettings = { compareToStable: { ...nothing, errorRate: true } };
export const qualityAlone: GuardrailSettings = { compareToStable: { ...nothing, qualityScore: true } };
export const limitAlone = (maxErrorRate: number): GuardrailSettings => ({ compareToStable: nothing, maxErrorRate });
export const floorAlone = (minQualityScore: number): GuardrailSettings => ({
  compareToStable: nothing,
  minQualityScore,
});
