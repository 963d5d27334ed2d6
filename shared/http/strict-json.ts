import { visit } from 'jsonc-parser';
import { AppError } from '../domain/errors.ts';

const maxDepth = 32;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

const fault = (path: readonly (string | number)[], message: string): AppError =>
  new AppError('validation_failed', `The body ${message}.`, {
    faults: [{ path: ['body', ...path].join('.'), message }],
  });

/**
 * Parses JSON as RFC 8259 asks of a careful receiver: no duplicate names (section 4), no unpaired surrogates
 * (section 8.2), at most 32 levels deep, and no name that JavaScript gives a meaning of its own.
 * @throws AppError `validation_failed` with the place of the fault.
 */
export const parseStrictJson = (text: string): unknown => {
  const names: Set<string>[] = [];
  let depth = 0;
  const enter = (path: readonly (string | number)[]) => {
    depth += 1;
    if (depth > maxDepth) throw fault(path, `is nested more than ${maxDepth} levels deep`);
  };

  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new AppError('validation_failed', `The body is not JSON: ${(cause as Error).message}`, {
      cause,
      faults: [{ path: 'body', message: 'is not JSON' }],
    });
  }
  visit(text, {
    onObjectBegin: (_offset, _length, _line, _character, pathOf) => {
      enter(pathOf());
      names.push(new Set());
    },
    onObjectEnd: () => {
      depth -= 1;
      names.pop();
    },
    onArrayBegin: (_offset, _length, _line, _character, pathOf) => enter(pathOf()),
    onArrayEnd: () => {
      depth -= 1;
    },
    onObjectProperty: (name, _offset, _length, _line, _character, pathOf) => {
      const seen = names.at(-1);
      if (seen?.has(name)) throw fault([...pathOf(), name], 'has the same name twice');
      if (forbiddenKeys.has(name) || !name.isWellFormed()) throw fault(pathOf(), 'has a name that is not allowed');
      seen?.add(name);
    },
    onLiteralValue: (value, _offset, _length, _line, _character, pathOf) => {
      if (typeof value === 'string' && !value.isWellFormed()) throw fault(pathOf(), 'has half of a surrogate pair');
    },
  });
  return parsed;
};
