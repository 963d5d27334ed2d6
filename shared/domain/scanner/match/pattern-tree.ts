import { wordUnits } from './word-units.ts';

/** What a regular expression is made of, as far as it tells with which words a match may begin. */
export type PatternTree =
  | { readonly kind: 'unit'; readonly words: readonly number[]; readonly marks: readonly number[] }
  | { readonly kind: 'boundary' }
  | { readonly kind: 'end' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'repeated'; readonly of: PatternTree; readonly least: number; readonly most: number }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternTree[] }
  | { readonly kind: 'choice'; readonly ways: readonly PatternTree[] };

const nothing: PatternTree = { kind: 'nothing' };
/** Every unit beyond ASCII is told as this one. */
export const foreign = 128;

const isWord = (unit: number): boolean => wordUnits[unit] === 1;
/** Any of some units: those of words, and marks. */
const anyOfUnits = (units: readonly number[]): PatternTree => ({
  kind: 'unit',
  words: units.filter(isWord),
  marks: units.filter((unit) => !isWord(unit)),
});
const unitOf = (char: string): PatternTree => anyOfUnits([Math.min(char.charCodeAt(0), foreign)]);

const ascii: readonly number[] = Array.from({ length: foreign }, (_, unit) => unit);
const classes = new Map<string, PatternTree>();
/** A class such as `[^a-z\d]` or `\w`, as the engine itself understands it; units beyond ASCII may be of any. */
const classOf = (source: string): PatternTree => {
  const members = new RegExp(source);
  const known =
    classes.get(source) ?? anyOfUnits([...ascii.filter((unit) => members.test(String.fromCharCode(unit))), foreign]);
  classes.set(source, known);
  return known;
};

const group = /\((?:\?(?::|[=!]|<[=!]|<\w+>))?/y;
const quantifier = /(?:[*+?]|\{\d+(?:,\d*)?\})\??/y;
const bracketed = /\[(?:\\.|[^\]\\])*\]/y;
const escaped = /\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)/y;

/** Reads the source of a regular expression without flags; undefined if it holds what is not known here. */
export const treeOf = (source: string): PatternTree | undefined => {
  let at = 0;
  let unknown = false;
  const take = (what: RegExp): string => {
    what.lastIndex = at;
    const [found] = what.exec(source) ?? [];
    if (found === undefined) unknown = true;
    at += found?.length ?? 1;
    return found ?? '';
  };

  const readEscape = (text: string): PatternTree => {
    const sign = text.charAt(1);
    if (sign === 'b') return { kind: 'boundary' };
    if (sign === 'B') return nothing;
    if (/[dDsSwWnrtux]/.test(sign)) return classOf(text);
    // A reference to a group, or a property of Unicode.
    if (/[a-zA-Z0-9]/.test(sign)) unknown = true;
    return unitOf(sign);
  };

  const readOne = (): PatternTree => {
    const char = source.charAt(at);
    if (char === '(') {
      const opened = take(group);
      const inner = readChoice();
      at += 1;
      // What a look-around asks for only narrows what matches.
      return /[=!]$/.test(opened) ? nothing : inner;
    }
    if (char === '[') return classOf(take(bracketed));
    if (char === '\\') return readEscape(take(escaped));
    at += 1;
    if (char === '.') return classOf('.');
    if (char === '$') return { kind: 'end' };
    return char === '^' ? nothing : unitOf(char);
  };

  /** Whether a quantifier comes next: a brace without a number is none. */
  const isRepeated = (): boolean =>
    at < source.length &&
    ('*+?'.includes(source.charAt(at)) || (source.charAt(at) === '{' && /\d/.test(source.charAt(at + 1))));

  /** How often what stands before is repeated. */
  const readTimes = (): readonly [least: number, most: number] => {
    const sign = take(quantifier);
    if (sign.startsWith('*')) return [0, Number.POSITIVE_INFINITY];
    if (sign.startsWith('+')) return [1, Number.POSITIVE_INFINITY];
    if (sign.startsWith('?')) return [0, 1];
    const [low = '', high = low] = sign.slice(1, sign.indexOf('}')).split(',');
    return [Number(low), high === '' ? Number.POSITIVE_INFINITY : Number(high)];
  };

  const readSequence = (): PatternTree => {
    const parts: PatternTree[] = [];
    while (at < source.length && source.charAt(at) !== '|' && source.charAt(at) !== ')') {
      const of = readOne();
      if (!isRepeated()) {
        parts.push(of);
        continue;
      }
      const [least, most] = readTimes();
      parts.push({ kind: 'repeated', of, least, most });
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'sequence', parts };
  };

  const readChoice = (): PatternTree => {
    const ways = [readSequence()];
    while (source.charAt(at) === '|') {
      at += 1;
      ways.push(readSequence());
    }
    return ways.length === 1 && ways[0] !== undefined ? ways[0] : { kind: 'choice', ways };
  };

  const tree = readChoice();
  return unknown || at < source.length ? undefined : tree;
};
