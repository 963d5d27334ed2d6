import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import {
  demandSoundEnvironment,
  type Environment,
  type EnvironmentRepository,
  type GuardrailSettings,
} from '#shared/domain/environment.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly environments: EnvironmentRepository;
  /** The least hold that the stage allows, and what an environment gets unless it asks for more. */
  readonly minHoldSeconds: number;
};
type Command = Asked & {
  readonly workspace: string;
  readonly body: {
    readonly name: string;
    readonly protected: boolean;
    readonly minHoldSeconds?: number | undefined;
    readonly guardrails?: GuardrailSettings | undefined;
  };
};

/** Creates an environment. @throws AppError `environment_exists`, `validation_failed`. */
export const createEnvironment = async (
  { environments, minHoldSeconds: least, ...effects }: Dependencies,
  { caller, workspace, body }: Command,
) => {
  const { name, protected: isProtected, minHoldSeconds = least, guardrails } = body;
  const environment: Environment = {
    workspace,
    name,
    protected: isProtected,
    minHoldSeconds,
    guardrails,
    createdAt: effects.now().toISOString(),
    revision: 1,
  };
  demandSoundEnvironment(environment, least);
  const change = { protected: isProtected, minHoldSeconds, guardrails };
  const deed = { action: 'environment.create', target: name, workspace, change };
  await environments.create(caller.tenant, environment, journalFor(effects, caller, deed));
  return environment;
};
