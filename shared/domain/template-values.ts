import { demandNoFaults, type Fault } from './errors.ts';
import type { Variable } from './version.ts';

export type Value = string | number | boolean;
type Variables = Readonly<Record<string, Variable>>;

/** Whether a value must be given: always, unless there is a default or the variable is declared optional. */
const isRequired = ({ required = true, default: fallback }: Variable): boolean => required && fallback === undefined;

const wrongWith = (variable: Variable, value: unknown): string | undefined => {
  if (value === undefined) return isRequired(variable) ? 'is missing' : undefined;
  return typeof value === variable.type ? undefined : `must be a ${variable.type}`;
};

/**
 * Makes ready to check what is given for the variables of a version, again and again.
 * @returns the values that a template is rendered with: those given, and defaults for the others. It throws AppError
 * `validation_failed` naming each `body.variables.NAME` that is missing, ill-typed or unknown.
 */
export const valuesOf = (variables: Variables) => {
  const declared = Object.entries(variables);
  return (given: Readonly<Record<string, unknown>>): ReadonlyMap<string, Value> => {
    const faults: Fault[] = [];
    const values = new Map<string, Value>();
    const refuse = (name: string, message: string) => faults.push({ path: `body.variables.${name}`, message });
    for (const [name, variable] of declared) {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      const message = wrongWith(variable, value);
      const used = value ?? variable.default;
      if (message !== undefined) refuse(name, message);
      else if (used !== undefined) values.set(name, used as Value);
    }
    for (const name of Object.keys(given)) {
      if (!Object.hasOwn(variables, name)) refuse(name, 'is not a variable of this version');
    }
    demandNoFaults(faults);
    return values;
  };
};
