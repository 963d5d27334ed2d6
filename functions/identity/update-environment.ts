import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import {
  demandSoundEnvironment,
  type EnvironmentRepository,
  type GuardrailSettings,
} from '#shared/domain/environment.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly environments: EnvironmentRepository;
  /** The least hold that the stage allows. */
  readonly minHoldSeconds: number;
};
type Command = Asked & {
  readonly workspace: string;
  readonly environment: string;
  readonly body: {
    readonly protected?: boolean | undefined;
    readonly minHoldSeconds?: number | undefined;
    readonly guardrails?: GuardrailSettings | null | undefined;
  };
};

/**
 * Changes an environment for the rollouts to come; those in progress keep what they started with.
 * @throws AppError `not_found`, `validation_failed`, `precondition_failed`, `conflict`.
 */
export const updateEnvironment = async (
  { environments, minHoldSeconds: least, ...effects }: Dependencies,
  { caller, workspace, environment: name, body, precondition }: Command,
) => {
  const before = await environments.get(caller.tenant, workspace, name);
  precondition(before);
  const { protected: isProtected = before.protected, minHoldSeconds = before.minHoldSeconds } = body;
  const guardrails = body.guardrails === undefined ? before.guardrails : (body.guardrails ?? undefined);
  const after = { ...before, protected: isProtected, minHoldSeconds, guardrails, revision: before.revision + 1 };
  demandSoundEnvironment(after, least);
  const change = { protected: isProtected, minHoldSeconds, guardrails };
  const deed = { action: 'environment.update', target: name, workspace, change };
  await environments.save(caller.tenant, after, journalFor(effects, caller, deed));
  return after;
};
