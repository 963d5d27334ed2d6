import { AppError } from '#shared/domain/errors.ts';
import type { Role } from '#shared/domain/scanner/report.ts';
import { type DeclaredVariables, variablesOf } from './declared-variables.ts';
import { type Fields, isFields } from './fields.ts';
import { type PlacedMessage, type PlacedPrompt, verbatimMessage } from './placed-prompt.ts';
import { roleOf } from './prompt-value.ts';
import { yamlDocuments, yamlValue } from './yaml-documents.ts';

const opening = /^---[ \t]*\r?\n/;
const closing = /^(?:---|\.\.\.)[ \t]*$/m;
const longestMark = 200;
const mark = /^\s{0,20}#?\s{0,20}([a-z]{2,9})\s{0,20}(?:\[[^\]\n]{0,150}\])?\s{0,20}:\s*$/i;
const thread = '![thread]';

/** What front matter declares, and where the text behind it starts. */
type FrontMatter = { readonly start: number; readonly fields: Fields; readonly variables: DeclaredVariables };

const nothing: FrontMatter = { start: 0, fields: {}, variables: {} };

/** What front matter declares; undefined when it is none: rules drawn with hyphens may stand around any text. */
const declaredIn = (yaml: string): Omit<FrontMatter, 'start'> | undefined => {
  try {
    const [document] = yamlDocuments(yaml);
    const fields = (document && yamlValue(document)) ?? {};
    return isFields(fields) ? { fields, variables: variablesOf(fields) } : undefined;
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
};

/** The front matter that a text begins with, if it does. */
export const frontMatterOf = (text: string): FrontMatter => {
  const open = opening.exec(text)?.[0];
  if (open === undefined) return nothing;
  const rest = text.slice(open.length);
  const close = closing.exec(rest);
  const declared = close === null ? undefined : declaredIn(rest.slice(0, close.index));
  if (close === null || declared === undefined) return nothing;
  const end = open.length + close.index + close[0].length;
  const next = text.indexOf('\n', end);
  return { start: next < 0 ? text.length : next + 1, ...declared };
};

/** The role that a line begins a message of, as `system:` or `# User:` do; undefined for a line of text. */
const roleBegunBy = (line: string): Role | undefined => {
  if (line.length > longestMark) return undefined;
  if (line.trim() === thread) return 'user';
  const word = mark.exec(line)?.[1];
  return word === undefined ? undefined : roleOf(word);
};

const sectionsOf = (text: string, from: number): readonly PlacedMessage[] => {
  const messages: PlacedMessage[] = [];
  let role: Role = 'system';
  let start = from;
  const close = (end: number): void => {
    const section = text.slice(start, end);
    const content = section.trim();
    const first = start + section.indexOf(content);
    if (content !== '') messages.push(verbatimMessage(role, text, { start: first, end: first + content.length }));
  };
  for (let line = from; line < text.length; ) {
    const feed = text.indexOf('\n', line);
    const next = feed < 0 ? text.length : feed + 1;
    const begun = roleBegunBy(text.slice(line, next));
    if (begun !== undefined) {
      close(line);
      role = begun;
      start = next;
    }
    line = next;
  }
  close(text.length);
  return messages;
};

/**
 * Reads a text that may begin with front matter in YAML. In a Prompty file, and in any text that begins with such a
 * line, lines such as `system:` begin messages (github.com/microsoft/prompty); text before the first is the system's.
 */
export const readFrontMatter = (text: string, sectioned: boolean): PlacedPrompt => {
  const { start, variables } = frontMatterOf(text);
  const first = /\S[^\n]{0,199}/.exec(text.slice(start))?.[0] ?? '';
  const messages =
    sectioned || roleBegunBy(first) !== undefined
      ? sectionsOf(text, start)
      : [verbatimMessage('system', text, { start, end: text.length })];
  return { messages, variables };
};
