import type { TenantContext } from './tenant.ts';

/** Guardrails as a person gives them; what is left out has a default. */
export type GuardrailSettings = {
  readonly maxErrorRate?: number | undefined;
  readonly minQualityScore?: number | undefined;
  readonly maxLatencyMs?: number | undefined;
  readonly compareToStable?:
    | {
        readonly errorRate?: boolean | undefined;
        readonly qualityScore?: boolean | undefined;
        readonly latency?: boolean | undefined;
      }
    | undefined;
  readonly alpha?: number | undefined;
  readonly minSamples?: number | undefined;
};

/** Where prompts are served: production is protected from the start. */
export type Environment = {
  readonly workspace: string;
  readonly name: string;
  /** Takes approved versions from admins alone, a quarter of the callers at first. */
  readonly protected: boolean;
  /** The least that any step of a rollout holds. */
  readonly minHoldSeconds: number;
  readonly guardrails?: GuardrailSettings | undefined;
  readonly createdAt: string;
  readonly revision: number;
};

export type EnvironmentReader = {
  /** @throws AppError `not_found`. */
  readonly get: (tenant: TenantContext, workspace: string, name: string) => Promise<Environment>;
};
