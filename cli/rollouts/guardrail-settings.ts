import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Fields, isFields } from '../inputs/fields.ts';
import { yamlDocuments, yamlValue } from '../inputs/yaml-documents.ts';
import { wrongUsage } from '../terminal/arguments.ts';

const textOf = (word: string, cwd: string): string => {
  if (word.trimStart().startsWith('{')) return word;
  try {
    return readFileSync(resolve(cwd, word), 'utf8');
  } catch {
    throw wrongUsage(`--guardrails is JSON or a file, and "${word}" is neither`);
  }
};

/**
 * Guardrails as they are given on the command line: JSON, or the name of a file of JSON or YAML. What they mean is not
 * looked at here.
 *
 * @throws AppError `validation_failed`.
 */
export const guardrailSettings = (word: string, cwd: string): Fields => {
  const [document] = yamlDocuments(textOf(word, cwd));
  const value = document && yamlValue(document);
  if (!isFields(value)) throw wrongUsage('--guardrails holds no settings such as { "maxErrorRate": 0.05 }');
  return value;
};
