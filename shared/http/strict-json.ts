import { AppError } from '../domain/errors.ts';

const maxDepth = 32;
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);

const fault = (path: readonly (string | number)[], message: string): AppError =>
  new AppError('validation_failed', `The body ${message}.`, {
    faults: [{ path: ['body', ...path].join('.'), message }],
  });

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('validation_failed', `The body is not JSON: ${(cause as Error).message}`, {
      cause,
      faults: [{ path: 'body', message: 'is not JSON' }],
    });
  }
};

/** Where the string that begins at `start` ends: behind the first quotation mark that no backslash escapes. */
const endOfString = (text: string, start: number): number => {
  let end = start + 1;
  while (text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end + 1;
};

/** An object or array that is not closed yet, and the name or index that is being read in it. */
type Level = { readonly names?: Set<string>; at?: string | number; readsName: boolean };

const pathOf = (levels: readonly Level[]): (string | number)[] =>
  levels.flatMap(({ at }) => (at === undefined ? [] : [at]));

const readName = (levels: readonly Level[], level: Level, name: string): void => {
  const path = pathOf(levels.slice(0, -1));
  if (level.names?.has(name)) throw fault([...path, name], 'has the same name twice');
  if (forbiddenNames.has(name) || !name.isWellFormed()) throw fault(path, 'has a name that is not allowed');
  level.names?.add(name);
  level.at = name;
  level.readsName = false;
};

const readString = (levels: readonly Level[], value: string): void => {
  const level = levels.at(-1);
  if (level?.readsName) readName(levels, level, value);
  else if (!value.isWellFormed()) throw fault(pathOf(levels), 'has half of a surrogate pair');
};

const readNext = (level: Level | undefined): void => {
  if (level?.names) level.readsName = true;
  else if (level) level.at = Number(level.at) + 1;
};

/** Walks over a text that is known to be JSON: only strings and six signs matter in it. */
const walk = (text: string): void => {
  const levels: Level[] = [];
  const open = (level: Level) => {
    if (levels.length === maxDepth) throw fault(pathOf(levels), `is nested more than ${maxDepth} levels deep`);
    levels.push(level);
  };
  for (let position = 0; position < text.length; position += 1) {
    const sign = text[position];
    if (sign === '"') {
      const end = endOfString(text, position);
      readString(levels, JSON.parse(text.slice(position, end)) as string);
      position = end - 1;
    } else if (sign === '{') open({ names: new Set(), readsName: true });
    else if (sign === '[') open({ at: 0, readsName: false });
    else if (sign === '}' || sign === ']') levels.pop();
    else if (sign === ',') readNext(levels.at(-1));
  }
};

/**
 * Parses JSON as RFC 8259 asks of a careful receiver: no duplicate names (section 4), no unpaired surrogates
 * (section 8.2), at most 32 levels deep, and no name that JavaScript gives a meaning of its own.
 * @throws AppError `validation_failed` with the place of the fault.
 */
export const parseStrictJson = (text: string): unknown => {
  const parsed = parse(text);
  walk(text);
  return parsed;
};
