import type { GuardrailSettings } from '#shared/domain/environment.ts';
import type { Dispersions } from '#shared/domain/rollouts/evidence/dispersion.ts';
import { thresholdOf } from '#shared/domain/rollouts/evidence/e-process.ts';
import { type Evidence, freshEvidence } from '#shared/domain/rollouts/evidence/evidence.ts';
import { foldBlocks } from '#shared/domain/rollouts/evidence/fold-blocks.ts';
import { activeGuardrails, type Guardrails, guardrailsOf } from '#shared/domain/rollouts/guardrails.ts';
import { healthOf } from '#shared/domain/rollouts/health.ts';
import { isCertified, judge } from '#shared/domain/rollouts/judge.ts';
import { independentCalls } from '#shared/domain/rollouts/replay.ts';
import { dispersionsOf } from '#shared/domain/rollouts/tick.ts';
import type { Method, Minute } from './method.ts';

type Options = {
  /** Whether hash slots temper the evidence, as they do when serving. */
  readonly tempered?: boolean;
  /** The cut-off for slow calls, without which latency is not judged; simulated calls are slow or not. */
  readonly slowAboveMs?: number;
};

type Known = {
  readonly evidence: Evidence;
  readonly guardrails: Guardrails;
  readonly slowAboveMs: number | null;
  readonly dispersions: Dispersions;
};

const engine = (
  name: string,
  settings: GuardrailSettings,
  { tempered = false, slowAboveMs: cutOff }: Options,
  decide: (known: Known) => boolean,
): Method => ({
  name,
  start: ({ alpha }) => {
    const slowAboveMs = cutOff ?? null;
    const guardrails = guardrailsOf({ alpha, ...settings });
    let evidence = freshEvidence(activeGuardrails(guardrails, { hasStable: true, slowAboveMs }));
    return ({ at, epoch, share, canary, stable, slots }: Minute) => {
      const dispersions = tempered ? dispersionsOf(slots, evidence.scores) : independentCalls;
      const block = { id: at, epoch, percent: share * 100, canary: { ...canary }, stable: { ...stable } };
      evidence = foldBlocks(evidence, [block], guardrails, dispersions);
      return decide({ evidence, guardrails, slowAboveMs, dispersions });
    };
  },
});

const justNow = new Date(0);

// Not even a guardrail that has all of alpha acts below this, and most minutes are.
const mayAct = ({ evidence, guardrails }: Known): boolean => {
  const threshold = thresholdOf(guardrails.alpha);
  return Object.values(evidence.processes).some(({ peak }) => peak >= threshold);
};

const nothing = { errorRate: false, latency: false, qualityScore: false, reports: false } as const;

/** Guardrails of which one alone can act, so that it has all of alpha. */
export const errorsAlone: GuardrailSettings = { compareToStable: { ...nothing, errorRate: true } };

/** The engine that serves, looked at once a minute, as a rollout with these guardrails has it: when it rolls back. */
export const promptgate = (name: string, settings: GuardrailSettings, options: Options = {}): Method =>
  engine(name, settings, options, (known) => mayAct(known) && judge(known, known.dispersions, justNow) !== undefined);

/** When the engine holds a rollout since its share of the calls is not the one that was set. */
export const shareHold = (name: string): Method => engine(name, {}, {}, (known) => healthOf(known).shareMismatch.holds);

/** When the engine certifies a version for more callers. */
export const certificate = (name: string): Method =>
  engine(name, errorsAlone, {}, (known) => isCertified(known, known.dispersions));

export const qualityAlone: GuardrailSettings = { compareToStable: { ...nothing, qualityScore: true } };
export const reportsAlone: GuardrailSettings = { compareToStable: { ...nothing, reports: true } };
export const limitAlone = (maxErrorRate: number): GuardrailSettings => ({ compareToStable: nothing, maxErrorRate });
export const floorAlone = (minQualityScore: number): GuardrailSettings => ({
  compareToStable: nothing,
  minQualityScore,
});
