import { criteria } from './criteria.ts';

/** What the judge says about one criterion in one exhibit. It has no word for a severity, and none to take one away. */
export type Opinion = {
  readonly present: boolean;
  readonly unambiguous: boolean;
  readonly highImpact: boolean;
  readonly quotes: readonly string[];
};

export type ExhibitAnswer = { readonly exhibit: string; readonly opinions: ReadonlyMap<string, Opinion> };
export type JudgeAnswer = { readonly echo: string; readonly exhibits: readonly ExhibitAnswer[] };

export const exhibitsPerCall = 3;
const mostQuotes = 3;
/** A little more than is asked for: to count characters is not what models are good at. */
const longestQuote = 600;
const longestAnswer = 100_000;

const ids = criteria.map(({ id }) => id);
const flag = { type: 'boolean' } as const;
const opinionSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['present', 'unambiguous', 'highImpact', 'quotes'],
  properties: {
    present: flag,
    unambiguous: flag,
    highImpact: flag,
    quotes: { type: 'array', maxItems: mostQuotes, items: { type: 'string' } },
  },
} as const;

/** The one form of an answer, as JSON Schema; the same for every call, so that providers compile it once. */
export const answerSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['echo', 'exhibits'],
  properties: {
    echo: { type: 'string' },
    exhibits: {
      type: 'array',
      minItems: exhibitsPerCall,
      maxItems: exhibitsPerCall,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['exhibit', ...ids],
        properties: { exhibit: { type: 'string' }, ...Object.fromEntries(ids.map((id) => [id, opinionSchema])) },
      },
    },
  },
} as const;

type Fields = Readonly<Record<string, unknown>>;

/** An object with exactly these fields. */
const fieldsOf = (value: unknown, names: readonly string[]): Fields | undefined => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const keys = Object.keys(value);
  return keys.length === names.length && names.every((name) => Object.hasOwn(value, name))
    ? (value as Fields)
    : undefined;
};

const opinionOf = (value: unknown): Opinion | undefined => {
  const fields = fieldsOf(value, ['present', 'unambiguous', 'highImpact', 'quotes']);
  if (fields === undefined) return undefined;
  const { present, unambiguous, highImpact, quotes } = fields as { readonly [Name in keyof Opinion]: unknown };
  if (typeof present !== 'boolean' || typeof unambiguous !== 'boolean' || typeof highImpact !== 'boolean')
    return undefined;
  if (!Array.isArray(quotes) || quotes.length > mostQuotes) return undefined;
  if (!quotes.every((quote): quote is string => typeof quote === 'string' && quote.length <= longestQuote))
    return undefined;
  return { present, unambiguous, highImpact, quotes };
};

const exhibitOf = (value: unknown): ExhibitAnswer | undefined => {
  const fields = fieldsOf(value, ['exhibit', ...ids]);
  const exhibit = fields?.['exhibit'];
  if (fields === undefined || typeof exhibit !== 'string') return undefined;
  const opinions = new Map<string, Opinion>();
  for (const id of ids) {
    const opinion = opinionOf(fields[id]);
    if (opinion === undefined) return undefined;
    opinions.set(id, opinion);
  }
  return { exhibit, opinions };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Reads an answer, all of it or nothing: the whole text is one JSON object of exactly this form. Nothing is searched for
 * in prose, since what is searched for can be planted.
 */
export const answerOf = (text: string): JudgeAnswer | undefined => {
  if (text.length > longestAnswer) return undefined;
  const fields = fieldsOf(parsed(text), ['echo', 'exhibits']);
  const echo = fields?.['echo'];
  const list = fields?.['exhibits'];
  if (typeof echo !== 'string' || !Array.isArray(list) || list.length !== exhibitsPerCall) return undefined;
  const exhibits = list.map(exhibitOf).filter((exhibit) => exhibit !== undefined);
  return exhibits.length === list.length ? { echo, exhibits } : undefined;
};
