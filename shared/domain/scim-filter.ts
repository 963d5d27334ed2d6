import { ScimError } from './scim-error.ts';
import { type AttributePath, attributePathOf } from './scim-path.ts';

const comparisons = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof comparisons)[number];

/** A filter (RFC 7644, section 3.4.2.2), read. */
export type ScimFilter =
  | { readonly op: 'and' | 'or'; readonly filters: readonly ScimFilter[] }
  | { readonly op: 'not'; readonly filter: ScimFilter }
  | { readonly op: 'pr'; readonly path: AttributePath }
  | { readonly op: Comparison; readonly path: AttributePath; readonly value: string | number | boolean | null }
  | { readonly op: '[]'; readonly path: AttributePath; readonly filter: ScimFilter };

const maxLength = 2000;
const maxDepth = 20;

const invalid = (message: string) => new ScimError('invalidFilter', `The filter ${message}.`);

// biome-ignore lint/suspicious/noControlCharactersInRegex: a string of JSON holds none (RFC 8259, section 7)
const tokenPattern = /\s*(?:("(?:[^"\\\u0000-\u001f]|\\.)*")|([()[\]])|([^\s"()[\]]+))/y;

type Token = { readonly kind: 'string' | 'sign' | 'word'; readonly text: string };

/** Each alternative begins with another character, so that a text is read in one pass, whatever it is. */
const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < end) {
    const at = tokenPattern.lastIndex;
    const [, string, sign, word] = tokenPattern.exec(text) ?? [];
    if (string) tokens.push({ kind: 'string', text: string });
    else if (sign) tokens.push({ kind: 'sign', text: sign });
    else if (word) tokens.push({ kind: 'word', text: word });
    else throw invalid(`cannot be read from character ${at + 1} on`);
  }
  return tokens;
};

const literalOf = ({ kind, text }: Token): string | number | boolean | null => {
  try {
    const value: unknown = JSON.parse(kind === 'word' ? text.toLowerCase() : text);
    if (kind !== 'sign' && (typeof value !== 'object' || value === null))
      return value as string | number | boolean | null;
  } catch {}
  throw invalid(`has ${text} where a value of JSON should be`);
};

/**
 * Reads a filter: `not` binds before `and`, and `and` before `or`. Operators may be written in any case.
 * @throws ScimError `invalidFilter`, also for one of more than 2,000 characters or 20 levels.
 */
export const parseScimFilter = (text: string): ScimFilter => {
  if (text.length > maxLength) throw invalid(`is longer than ${maxLength} characters`);
  const tokens = tokensOf(text);
  let position = 0;
  const peek = (): string => tokens[position]?.text.toLowerCase() ?? '';
  const next = (): Token => {
    const token = tokens[position];
    if (!token) throw invalid('ends before it is complete');
    position += 1;
    return token;
  };
  const take = (sign: string): void => {
    if (next().text !== sign) throw invalid(`lacks a ${sign}`);
  };
  const chain = (op: 'and' | 'or', part: (depth: number) => ScimFilter, depth: number): ScimFilter => {
    const first = part(depth);
    const filters = [first];
    while (peek() === op) {
      next();
      filters.push(part(depth));
    }
    return filters.length === 1 ? first : { op, filters };
  };
  const disjunction = (depth: number): ScimFilter => {
    if (depth > maxDepth) throw invalid(`is nested more than ${maxDepth} levels deep`);
    return chain('or', conjunction, depth);
  };
  const conjunction = (depth: number): ScimFilter => chain('and', term, depth);
  const grouped = (closing: string, depth: number): ScimFilter => {
    next();
    const filter = disjunction(depth + 1);
    take(closing);
    return filter;
  };
  const term = (depth: number): ScimFilter => {
    if (peek() === '(') return grouped(')', depth);
    const { kind, text: name } = next();
    if (kind !== 'word') throw invalid(`has ${name} where an attribute should be`);
    if (name.toLowerCase() === 'not' && peek() === '(') return { op: 'not', filter: grouped(')', depth) };
    const path = attributePathOf(name);
    if (!path) throw invalid(`has ${name} where an attribute should be`);
    if (peek() === '[') return { op: '[]', path, filter: grouped(']', depth) };
    const op = next().text.toLowerCase();
    if (op === 'pr') return { op, path };
    const comparison = comparisons.find((known) => known === op);
    if (!comparison) throw invalid(`has ${op} where an operator should be`);
    return { op: comparison, path, value: literalOf(next()) };
  };
  const filter = disjunction(0);
  if (position < tokens.length) throw invalid(`goes on with ${tokens[position]?.text} where it should end`);
  return filter;
};
