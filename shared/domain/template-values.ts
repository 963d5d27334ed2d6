import { demandNoFaults, type Fault } from './errors.ts';
import type { Variable } from './version.ts';

export type Value = string | number | boolean;
type Variables = Readonly<Record<string, Variable>>;

/** Whether a value must be given: always, unless there is a default or the variable is declared optional. */
const isRequired = ({ required = true, default: fallback }: Variable): boolean => required && fallback === undefined;

const wrongWith = (variable: Variable | undefined, value: unknown): string | undefined => {
  if (!variable) return 'is not a variable of this version';
  if (value === undefined) return isRequired(variable) ? 'is missing' : undefined;
  return typeof value === variable.type ? undefined : `must be a ${variable.type}`;
};

/**
 * The values that a template is rendered with: those given, and defaults for the others.
 * @throws AppError `validation_failed` naming each `body.variables.NAME` that is missing, ill-typed or unknown.
 */
export const valuesFor = (variables: Variables, given: Readonly<Record<string, unknown>>) => {
  const names = new Set([...Object.keys(variables), ...Object.keys(given)]);
  const givenFor = (name: string) => (Object.hasOwn(given, name) ? given[name] : undefined);
  const faults = [...names].flatMap((name): Fault[] => {
    const message = wrongWith(Object.hasOwn(variables, name) ? variables[name] : undefined, givenFor(name));
    return message === undefined ? [] : [{ path: `body.variables.${name}`, message }];
  });
  demandNoFaults(faults);
  return new Map(
    Object.entries(variables).flatMap(([name, variable]): [string, Value][] => {
      const value = givenFor(name) ?? variable.default;
      return value === undefined ? [] : [[name, value as Value]];
    }),
  );
};
