import type { Asked } from '#shared/domain/command.ts';
import type { Message, Variable } from '#shared/domain/version.ts';
import { resolvePrompt, type ServingDependencies } from './resolve-prompt.ts';

type Dependencies = ServingDependencies & {
  /** @throws AppError `validation_failed` naming each variable that is missing or ill-typed. */
  readonly render: (
    messages: readonly Message[],
    variables: Readonly<Record<string, Variable>>,
    values: Readonly<Record<string, unknown>>,
  ) => readonly Message[];
};
type Command = Asked & {
  readonly workspace: string;
  readonly prompt: string;
  readonly body: {
    readonly environment: string;
    readonly subject?: string | undefined;
    readonly variables: Readonly<Record<string, unknown>>;
  };
};

/** {@link resolvePrompt} with the variables filled into the messages. @throws AppError `validation_failed` too */
export const renderPrompt = async (dependencies: Dependencies, { body, ...command }: Command) => {
  const { variables, ...query } = body;
  const resolved = await resolvePrompt(dependencies, { ...command, query });
  return { ...resolved, messages: dependencies.render(resolved.messages, resolved.variables, variables) };
};
