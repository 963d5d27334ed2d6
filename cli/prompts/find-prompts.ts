import { basename, dirname, resolve } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import { decodeText } from '../inputs/decode-text.ts';
import { type FoundFile, findFiles } from '../inputs/find-files.ts';
import { readBytes } from '../inputs/read-bytes.ts';
import { type UnreadFile, unread } from '../inputs/unread-file.ts';
import { sha256 } from '../sha256.ts';
import { type LocalPrompt, readLocalPrompts } from './local-prompt.ts';
import { nameOf } from './prompt-name.ts';

/** A text that prompts include as `{{> name@version}}`. */
export type LocalFragment = {
  readonly name: string;
  readonly path: string;
  readonly content: string;
  readonly contentHash: string;
};

/** What the files of a folder hold, and what could not be read. */
export type FoundPrompts = {
  readonly prompts: readonly LocalPrompt[];
  readonly fragments: readonly LocalFragment[];
  readonly unread: readonly UnreadFile[];
  /** How many files of folders are no prompts. */
  readonly passedOver: number;
};

/** The folder whose files are fragments, wherever it lies. */
export const fragmentsFolder = 'fragments';

const isFragment = (path: string): boolean => basename(dirname(path)) === fragmentsFolder;

/** A file ends with a line break, and what it says does not. */
const localFragment = (path: string, text: string): LocalFragment => {
  const content = text.replace(/\r?\n$/, '');
  if (content.trim() === '') throw new AppError('validation_failed', 'is empty');
  return { name: nameOf(undefined, path), path, content, contentHash: sha256(content) };
};

const readOne = ({ path, named }: FoundFile, cwd: string): FoundPrompts => {
  const nothing = { prompts: [], fragments: [], unread: [], passedOver: 0 };
  try {
    const text = decodeText(readBytes(resolve(cwd, path)));
    if (isFragment(path)) return { ...nothing, fragments: [localFragment(path, text)] };
    const prompts = readLocalPrompts(path, text, named);
    if (prompts.length > 0) return { ...nothing, prompts };
    if (named) throw new AppError('validation_failed', 'holds no prompt');
    return { ...nothing, passedOver: 1 };
  } catch (error) {
    return { ...nothing, unread: [unread(path, error)] };
  }
};

/** Of things with one name, in different files or in one, it could not be told which is meant. */
const sameNames = (kind: string, all: readonly (LocalPrompt | LocalFragment)[]): readonly UnreadFile[] => {
  const firsts = new Map<string, string>();
  return all.flatMap(({ name, path }) => {
    const first = firsts.get(name);
    if (first === undefined) {
      firsts.set(name, path);
      return [];
    }
    const message = `holds the ${kind} "${name}", and so does ${first}; give one of them another name`;
    return [{ path, error: { code: 'conflict', message } }];
  });
};

/**
 * Reads the prompts of files and folders; those in a folder `fragments` are fragments. What cannot be read is told of
 * and keeps nothing else from being read.
 *
 * @throws AppError `not_found` when an argument stands for nothing.
 */
export const findPrompts = (inputs: readonly string[], cwd: string): FoundPrompts => {
  const files = new Map(
    inputs.flatMap((input) => findFiles(input, cwd)).map((file) => [resolve(cwd, file.path), file] as const),
  );
  const all = [...files.values()].map((file) => readOne(file, cwd));
  const prompts = all.flatMap((each) => each.prompts);
  const fragments = all.flatMap((each) => each.fragments);
  return {
    prompts,
    fragments,
    unread: [
      ...all.flatMap((each) => each.unread),
      ...sameNames('prompt', prompts),
      ...sameNames('fragment', fragments),
    ],
    passedOver: all.reduce((sum, each) => sum + each.passedOver, 0),
  };
};
