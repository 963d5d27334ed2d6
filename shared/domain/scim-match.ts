import type { Comparison, ScimFilter } from './scim-filter.ts';
import type { AttributePath } from './scim-path.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Attributes in which case makes a difference (`caseExact`; RFC 7643, sections 3.1 and 4); in all others it does not. */
const exact = new Set(['id', 'externalid', 'meta', 'schemas', 'members', 'groups']);

/** All values that a path leads to; of a complex attribute it is that of its sub-attribute `value`, if it has one. */
const valuesAt = (value: unknown, [name, ...rest]: AttributePath): readonly unknown[] => {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, name === undefined ? [] : [name, ...rest]));
  if (!isFields(value)) return name === undefined ? [value] : [];
  if (name === undefined) return 'value' in value ? valuesAt(value['value'], []) : [value];
  const key = Object.keys(value).find((each) => each.toLowerCase() === name);
  return key === undefined ? [] : valuesAt(value[key], rest);
};

const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** Times are compared as moments, texts without regard to case unless it matters, and truth also as it is written. */
const comparable = (value: unknown, isExact: boolean): unknown => {
  if (typeof value !== 'string') return value;
  if (timePattern.test(value) && !Number.isNaN(Date.parse(value))) return Date.parse(value);
  return isExact ? value : value.toLowerCase();
};

const compares: Readonly<Record<Exclude<Comparison, 'ne'>, (actual: string, expected: string) => boolean>> = {
  eq: (actual, expected) => actual === expected,
  co: (actual, expected) => actual.includes(expected),
  sw: (actual, expected) => actual.startsWith(expected),
  ew: (actual, expected) => actual.endsWith(expected),
  gt: (actual, expected) => actual > expected,
  ge: (actual, expected) => actual >= expected,
  lt: (actual, expected) => actual < expected,
  le: (actual, expected) => actual <= expected,
};

const ofTexts: ReadonlySet<Comparison> = new Set(['co', 'sw', 'ew']);

const holds = (op: Exclude<Comparison, 'ne'>, actual: unknown, value: unknown, isExact: boolean): boolean => {
  // Microsoft Entra writes truth as text.
  if (typeof actual === 'boolean') return op === 'eq' && String(actual) === String(value).toLowerCase();
  const [left, right] = ofTexts.has(op)
    ? [actual, value].map((each) => (isExact || typeof each !== 'string' ? each : each.toLowerCase()))
    : [comparable(actual, isExact), comparable(value, isExact)];
  if (typeof left !== typeof right || (ofTexts.has(op) && typeof left !== 'string')) return false;
  return compares[op](left as string, right as string);
};

/** Whether a resource is one that the filter asks for; what it lacks is equal to null and to nothing else. */
export const matches = (filter: ScimFilter, resource: unknown): boolean => {
  if ('filters' in filter) {
    const { op, filters } = filter;
    return op === 'and'
      ? filters.every((each) => matches(each, resource))
      : filters.some((each) => matches(each, resource));
  }
  if (filter.op === 'not') return !matches(filter.filter, resource);
  const { path } = filter;
  if (filter.op === '[]') {
    const [name = ''] = path;
    const items = isFields(resource) ? Object.entries(resource).find(([key]) => key.toLowerCase() === name)?.[1] : [];
    return (Array.isArray(items) ? items : [items]).some((item) => isFields(item) && matches(filter.filter, item));
  }
  const values = valuesAt(resource, path);
  if (filter.op === 'pr') return values.some((value) => value !== '');
  const { op, value } = filter;
  if (op === 'ne') return !matches({ op: 'eq', path, value }, resource);
  if (value === null) return op === 'eq' && values.length === 0;
  return values.some((actual) => holds(op, actual, value, exact.has(path[0] ?? '')));
};

/** The text that an attribute must equal for the filter to hold, if the filter says no more than that. */
export const equalityOf = (filter: ScimFilter | undefined, attribute: string): string | undefined =>
  filter?.op === 'eq' && filter.path.join('.') === attribute && typeof filter.value === 'string'
    ? filter.value
    : undefined;
