import { AppError } from '../../shared/domain/errors.ts';
import { prepareTemplate } from '../../shared/templates/render-template.ts';
import { InvalidError } from '../errors.ts';
import type { Fallback, Message, Model, ServedPrompt, SnapshotSide, Variables } from './prompt.ts';

/** What a version says; parsed at its first rendering, and kept as long as the version is served. */
export type Content = {
  readonly version: number | null;
  readonly messages: readonly Message[];
  readonly variables: Variables;
  readonly model: Model | null;
  readonly contentHash: string | null;
  readonly render: ServedPrompt['render'];
};

type Values = Parameters<ServedPrompt['render']>[0];

/** Callers share what is served, so nobody may change it. */
const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
};

const refusal = (error: unknown): unknown => {
  if (!(error instanceof AppError)) return error;
  const [first] = error.faults;
  return first ? new InvalidError(first.path, first.message, error.faults) : error;
};

const renderer = (messages: readonly Message[], variables: Variables): ServedPrompt['render'] => {
  let render: ReturnType<typeof prepareTemplate> | undefined;
  return (values = {}) => {
    try {
      render ??= prepareTemplate(messages, variables);
      return render(values);
    } catch (error) {
      throw refusal(error);
    }
  };
};

export const contentOf = (side: SnapshotSide): Content => {
  const { version, messages, variables, model, contentHash } = side;
  return frozen({ version, messages, variables, model, contentHash, render: renderer(messages, variables) });
};

const typeOf = (value: unknown): 'string' | 'number' | 'boolean' => {
  const type = typeof value;
  return type === 'number' || type === 'boolean' ? type : 'string';
};

/** A fallback that declares no variables takes whatever values it is given. */
const renderUndeclared =
  (messages: readonly Message[]): ServedPrompt['render'] =>
  (values: Values = {}) => {
    const declared = Object.entries(values).filter(([, value]) => value !== undefined);
    const variables = Object.fromEntries(declared.map(([name, value]) => [name, { type: typeOf(value) }]));
    return renderer(messages, variables)(Object.fromEntries(declared));
  };

export const fallbackContent = ({ messages, variables, model = null }: Fallback): Content =>
  Object.freeze({
    version: null,
    messages,
    variables: variables ?? {},
    model,
    contentHash: null,
    render: variables ? renderer(messages, variables) : renderUndeclared(messages),
  });
