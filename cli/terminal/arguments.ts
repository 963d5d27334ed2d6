import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { AppError } from '#shared/domain/errors.ts';

/** What every command that speaks to the service takes. */
const shared = {
  profile: { type: 'string' },
  workspace: { type: 'string' },
  format: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

/** Wrong usage, in words for the one who typed it. */
export const wrongUsage = (message: string): AppError => new AppError('validation_failed', message);

/** Reads the words after a command's name. @throws AppError `validation_failed`, in words for the one who typed them. */
export const readArguments = <const Options extends ParseArgsOptionsConfig>(
  words: readonly string[],
  options: Options,
) => {
  try {
    return parseArgs({ args: [...words], options: { ...shared, ...options }, allowPositionals: true });
  } catch (error) {
    throw error instanceof TypeError ? wrongUsage(error.message) : error;
  }
};

/** @throws AppError `validation_failed` unless there is such a word at that place. */
export const demandWord = (words: readonly string[], place: number, what: string): string => {
  const word = words[place];
  if (word === undefined) throw wrongUsage(`${what} is missing`);
  return word;
};

/** @throws AppError `validation_failed` when there are more words than the command takes. */
export const demandNoMore = (words: readonly string[], most: number): void => {
  const word = words[most];
  if (word !== undefined) throw wrongUsage(`"${word}" is one word too many`);
};

/** @throws AppError `validation_failed` when an option has none of the words that it may have. */
export const oneOf = <T extends string>(option: string, words: readonly T[], word: string): T => {
  const known = words.find((each) => each === word);
  if (known === undefined) throw wrongUsage(`${option} is one of ${words.join(', ')}, and not "${word}"`);
  return known;
};

const targetPattern = /^([a-z0-9][a-z0-9_-]{0,63})(?:@([1-9][0-9]{0,8}))?$/;

/** A prompt, and one of its versions if it names one. */
export type Target = { readonly prompt: string; readonly version: number | undefined };

/** Reads `prompt` or `prompt@version`; undefined for any other word. */
export const targetOf = (word: string): Target | undefined => {
  const [, prompt, version] = targetPattern.exec(word) ?? [];
  return prompt === undefined ? undefined : { prompt, version: version === undefined ? undefined : Number(version) };
};

/** @throws AppError `validation_failed` for a word that names no prompt. */
export const demandTarget = (word: string): Target => {
  const target = targetOf(word);
  if (target === undefined) throw wrongUsage(`"${word}" names no prompt; write prompt or prompt@version`);
  return target;
};
