import { type Stats, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { AppError } from '#shared/domain/errors.ts';
import { frontMatterExtensions, sectionedExtensions, structuredExtensions } from './read-prompts.ts';

/** A file to scan; one that was named must hold a prompt, and one that was only found may not. */
export type FoundFile = { readonly path: string; readonly named: boolean };

/** The name of standard input. */
export const standardInput = '-';

/** What is looked for in folders. */
const promptExtensions = [
  ...structuredExtensions,
  ...sectionedExtensions,
  ...frontMatterExtensions,
  '.txt',
  '.mustache',
  '.hbs',
  '.jinja',
  '.jinja2',
  '.j2',
  '.liquid',
];
const inFolders = `**/*{${promptExtensions.join(',')}}`;
const ignore = ['**/node_modules/**', '**/.git/**'];
const searching = { dot: true, ignore, followSymbolicLinks: false, onlyFiles: true, expandDirectories: false } as const;

const found = (paths: readonly string[]): readonly FoundFile[] =>
  [...paths].sort().map((path) => ({ path, named: false }));

const filesAt = (argument: string, stats: Stats | undefined, cwd: string): readonly FoundFile[] => {
  if (argument === standardInput) return [{ path: argument, named: true }];
  if (stats?.isDirectory()) {
    const inside = globSync(inFolders, { ...searching, cwd: resolve(cwd, argument) });
    if (inside.length === 0) throw new AppError('not_found', 'the folder holds no file that may be a prompt');
    return found(inside.map((path) => join(argument, path)));
  }
  if (stats) return [{ path: argument, named: true }];
  if (!isDynamicPattern(argument)) throw new AppError('not_found', 'there is no such file or folder');
  const matches = globSync(argument, { ...searching, cwd });
  if (matches.length === 0) throw new AppError('not_found', 'no file matches');
  return found(matches);
};

/**
 * The files that an argument stands for: a file, `-`, a folder with all that may be prompts in it, or a pattern.
 *
 * @param cwd the folder that paths start from
 * @throws AppError `not_found`
 */
export const findFiles = (argument: string, cwd: string): readonly FoundFile[] =>
  filesAt(argument, statSync(resolve(cwd, argument), { throwIfNoEntry: false }), cwd);
