import type { Journal } from './command.ts';
import { AppError } from './errors.ts';
import type { Page, PageRequest } from './page.ts';
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
        readonly reports?: boolean | undefined;
      }
    | undefined;
  readonly margin?:
    | {
        readonly errorRate?: number | undefined;
        readonly latency?: number | undefined;
        readonly qualityScore?: number | undefined;
      }
    | undefined;
  readonly minEffect?: number | undefined;
  readonly qualityTest?: 'mixture' | 'exact' | undefined;
  readonly alpha?: number | undefined;
  readonly minSamples?: number | undefined;
  readonly maxOutcomesPerCaller?: number | undefined;
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
  /** The rollout that last began there: while one begins, the environment is not removed. */
  readonly latestRollout?: string | undefined;
  readonly createdAt: string;
  readonly revision: number;
};

export type EnvironmentReader = {
  /** @throws AppError `not_found`. */
  readonly get: (tenant: TenantContext, workspace: string, name: string) => Promise<Environment>;
};

export type EnvironmentRepository = EnvironmentReader & {
  /** In the order of their names. */
  readonly list: (tenant: TenantContext, workspace: string, page: PageRequest) => Promise<Page<Environment>>;
  /** Whether any prompt has a stable version or a rollout there. */
  readonly isInUse: (tenant: TenantContext, workspace: string, name: string) => Promise<boolean>;
  /** @throws AppError `environment_exists`. */
  readonly create: (tenant: TenantContext, environment: Environment, journal: Journal) => Promise<void>;
  /** Saves the next revision. @throws AppError `conflict` when another change came first. */
  readonly save: (tenant: TenantContext, environment: Environment, journal: Journal) => Promise<void>;
  /** Removes this very revision. @throws AppError `conflict` when a change or the start of a rollout came first. */
  readonly remove: (tenant: TenantContext, environment: Environment, journal: Journal) => Promise<void>;
};

/** The environments that every workspace has from the start and for good. */
const builtInEnvironments = ['development', 'staging', 'production'] as const;

const isBuiltIn = (name: string): boolean => (builtInEnvironments as readonly string[]).includes(name);

/** The environments of a new workspace, of which `production` is protected. `minHoldSeconds` is the stage's least. */
export const firstEnvironments = (workspace: string, minHoldSeconds: number, createdAt: string): Environment[] =>
  builtInEnvironments.map((name) => ({
    workspace,
    name,
    protected: name === 'production',
    minHoldSeconds,
    createdAt,
    revision: 1,
  }));

/**
 * Throws unless an environment may be so. `production` stays protected: to unprotect it for a moment would be a way
 * round the review. `leastHoldSeconds` is the least that the stage allows.
 * @throws AppError `validation_failed` with the place.
 */
export const demandSoundEnvironment = (
  { name, protected: isProtected, minHoldSeconds }: Environment,
  leastHoldSeconds: number,
): void => {
  const faults = [
    ...(name === 'production' && !isProtected
      ? [{ path: 'body.protected', message: 'must be true: production is always protected' }]
      : []),
    ...(minHoldSeconds < leastHoldSeconds
      ? [{ path: 'body.minHoldSeconds', message: `must be at least ${leastHoldSeconds}` }]
      : []),
  ];
  const [first] = faults;
  if (first) throw new AppError('validation_failed', `${first.path}: ${first.message}`, { faults });
};

/** @throws AppError `in_use` for an environment that every workspace has, or that a prompt is served from. */
export const demandRemovable = ({ name }: Environment, isInUse: boolean): void => {
  if (isBuiltIn(name)) throw new AppError('in_use', `Every workspace has the environment ${name}.`);
  if (isInUse) throw new AppError('in_use', `Prompts are served from or rolled out to ${name}.`);
};
