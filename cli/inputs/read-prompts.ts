import { extname } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import { readFrontMatter } from './front-matter.ts';
import { type PlacedPrompt, verbatimMessage } from './placed-prompt.ts';
import { readStructured } from './structured-text.ts';

/** How a file is read, by its extension; any other is plain text. */
export const structuredExtensions = ['.json', '.yaml', '.yml'] as const;
export const sectionedExtensions = ['.prompty'] as const;
export const frontMatterExtensions = ['.md', '.markdown', '.mdx', '.prompt'] as const;

const has = (extensions: readonly string[], extension: string): boolean => extensions.includes(extension);

const plain = (text: string): readonly PlacedPrompt[] => [
  { messages: [verbatimMessage('system', text, { start: 0, end: text.length })], variables: {} },
];

/** What standard input holds shows in its text alone: messages as JSON, front matter, or just words. */
const readUnnamed = (text: string): readonly PlacedPrompt[] => {
  if (/^\s*[[{"]/.test(text)) {
    try {
      const prompts = readStructured(text);
      if (prompts.length > 0) return prompts;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return [readFrontMatter(text, false)];
};

/**
 * The prompts that a text holds: none when it is blank, or data without messages.
 *
 * @param path whose extension tells the format; without one the text itself does
 * @throws AppError `validation_failed`, `payload_too_large`.
 */
export const readPrompts = (text: string, path?: string): readonly PlacedPrompt[] => {
  if (text.trim() === '') return [];
  if (path === undefined) return readUnnamed(text);
  const extension = extname(path).toLowerCase();
  if (has(structuredExtensions, extension)) return readStructured(text);
  if (has(sectionedExtensions, extension)) return [readFrontMatter(text, true)];
  return has(frontMatterExtensions, extension) ? [readFrontMatter(text, false)] : plain(text);
};
