import { ScimError } from './scim-error.ts';
import { attributePathOf } from './scim-path.ts';

/** Which attributes are asked for, or left out, by their names with commas between (RFC 7644, section 3.9). */
export type ProjectionRequest = {
  readonly attributes?: string | undefined;
  readonly excludedAttributes?: string | undefined;
};

type Fields = Readonly<Record<string, unknown>>;

const pathsIn = (list: string): readonly string[] =>
  list.split(',').map((name) => {
    const path = attributePathOf(name.trim());
    if (!path) throw new ScimError('invalidValue', 'attributes and excludedAttributes are names with commas between.');
    return path.join('.');
  });

const fieldsWhere = (value: unknown, prefix: string, isKept: (path: string) => boolean): unknown => {
  if (Array.isArray(value)) return value.map((item) => fieldsWhere(item, prefix, isKept));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => isKept(`${prefix}${name.toLowerCase()}`));
  return Object.fromEntries(
    kept.map(([name, inner]) => [name, prefix === '' ? fieldsWhere(inner, `${name.toLowerCase()}.`, isKept) : inner]),
  );
};

const always = new Set(['schemas', 'id']);

/** Which attributes an answer is to have; `schemas` and `id` are always among them. @throws ScimError `invalidValue`. */
export const projectionOf = ({ attributes, excludedAttributes }: ProjectionRequest) => {
  const included = attributes === undefined ? undefined : pathsIn(attributes);
  const excluded = excludedAttributes === undefined ? [] : pathsIn(excludedAttributes);
  const isKept = (path: string): boolean => {
    if (always.has(path)) return true;
    if (excluded.includes(path)) return false;
    if (!included) return true;
    return included.some((name) => name === path || name.startsWith(`${path}.`) || path.startsWith(`${name}.`));
  };
  return { isKept, project: <R extends Fields>(resource: R) => fieldsWhere(resource, '', isKept) as R };
};
