import { InvalidError } from '../errors.ts';

/** Path and query parameters by name. */
export type Values = Readonly<Record<string, unknown>>;

/** A segment that a URL would take for a step (RFC 3986, section 6.2.2.3) names nothing. */
const steps: ReadonlySet<string> = new Set(['', '.', '..']);

/** Path and query of a call: what the path does not name goes into the query. @throws InvalidError for a missing part */
export const placeOf = (path: string, values: Values): string => {
  const used = new Set(['workspace']);
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    used.add(name);
    const value = String(values[name] ?? '');
    if (steps.has(value)) throw new InvalidError(name, 'is missing');
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) =>
      used.has(name) || value === undefined ? [] : [[name, String(value)] as [string, string]],
    ),
  );
  return query.size > 0 ? `${filled}?${query}` : filled;
};
