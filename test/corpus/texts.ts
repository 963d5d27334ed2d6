import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('texts/', import.meta.url);

/** The lines of a file of the corpus that are not empty. */
export const linesOf = (file: string): readonly string[] =>
  readFileSync(new URL(file, folder), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

export type NamedText = { readonly name: string; readonly text: string };

/** The texts of a file that has many, of several lines each, with a line `=== name` before each. */
export const textsOf = (file: string): readonly NamedText[] =>
  readFileSync(new URL(file, folder), 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((text) => ({
      name: text.slice(0, text.indexOf('\n')).trim(),
      text: text.slice(text.indexOf('\n') + 1).trim(),
    }));

export const filesIn = (directory: string): readonly string[] => readdirSync(new URL(directory, folder)).toSorted();
