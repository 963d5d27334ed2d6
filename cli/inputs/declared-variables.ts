import { AppError } from '#shared/domain/errors.ts';
import type { ScanVariable } from '#shared/domain/scanner/report.ts';
import { type Fields, isFields } from './fields.ts';

type DeclaredVariable = ScanVariable & { readonly default?: string | number | boolean };

export type DeclaredVariables = Readonly<Record<string, DeclaredVariable>>;

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const typeOf = (value: unknown): ScanVariable['type'] => {
  if (value === 'number' || value === 'integer' || value === 'float' || typeof value === 'number') return 'number';
  return value === 'boolean' || typeof value === 'boolean' ? 'boolean' : 'string';
};

const variableOf = (value: unknown): DeclaredVariable => {
  if (!isFields(value)) return { type: typeof value === 'string' ? 'string' : typeOf(value) };
  const { type, kind, default: fallback, untrusted, required, description } = value;
  return {
    type: typeOf(type ?? kind ?? fallback),
    ...(isScalar(fallback) && { default: fallback }),
    ...(typeof untrusted === 'boolean' && { untrusted }),
    ...(typeof required === 'boolean' && { required }),
    ...(typeof description === 'string' && { description }),
  };
};

/** Entries by name: a map of names, or a list of names or of things that have one. */
const entriesOf = (value: unknown, name: string): readonly (readonly [string, unknown])[] => {
  if (value === undefined || value === null) return [];
  if (isFields(value)) return Object.entries(value);
  if (!Array.isArray(value)) throw new AppError('validation_failed', `${name} is no map of names`);
  return value.flatMap((item: unknown): (readonly [string, unknown])[] => {
    if (typeof item === 'string') return [[item, {}]];
    return isFields(item) && typeof item['name'] === 'string' ? [[item['name'], item]] : [];
  });
};

/**
 * The variables that an input declares: `variables` as in the API, or Prompty's `inputs` and `sample`, whose values may
 * be examples instead of declarations.
 *
 * @throws AppError `validation_failed`
 */
export const variablesOf = (declaring: Fields): DeclaredVariables => {
  const { sample, inputs, variables } = declaring;
  const examples = isFields(sample) ? Object.entries(sample) : [];
  const all = [...examples, ...entriesOf(inputs, 'inputs'), ...entriesOf(variables, 'variables')];
  return Object.fromEntries(all.map(([name, value]) => [name, variableOf(value)]));
};
