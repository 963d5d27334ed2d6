import { AppError } from '#shared/domain/errors.ts';
import type { Model } from '#shared/domain/version.ts';
import { type Fields, isFields } from '../inputs/fields.ts';

const modelNamed = (provider: unknown, name: unknown, parameters: unknown): Model => {
  if (typeof provider !== 'string' || typeof name !== 'string') {
    throw new AppError('validation_failed', 'model has no provider and name; write model: { provider, name }');
  }
  return { provider, name, ...(isFields(parameters) && { parameters }) };
};

/** A name behind its provider, as in `openai/gpt-5`. */
const ofText = (text: string): Model => {
  const slash = text.indexOf('/');
  return slash > 0
    ? modelNamed(text.slice(0, slash), text.slice(slash + 1), undefined)
    : modelNamed(undefined, text, {});
};

/** Prompty keeps both under `configuration`: its `type` is the provider (github.com/microsoft/prompty). */
const ofPrompty = ({ type, name, azure_deployment, model }: Fields, parameters: unknown): Model | undefined => {
  const named = name ?? azure_deployment ?? model;
  return type === undefined && named === undefined ? undefined : modelNamed(type, named, parameters);
};

/**
 * The model that a file declares: `{ provider, name, parameters? }`, `provider/name`, or as in Prompty.
 *
 * @throws AppError `validation_failed` when it names one by half.
 */
export const modelOf = (value: unknown): Model | undefined => {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return ofText(value);
  if (!isFields(value)) return modelNamed(undefined, undefined, undefined);
  const { provider, name, configuration, parameters, api } = value;
  if (isFields(configuration)) return ofPrompty(configuration, parameters);
  if (provider === undefined && name === undefined && api !== undefined) return undefined;
  return modelNamed(provider, name, parameters);
};
