import { AppError } from '#shared/domain/errors.ts';
import type { Role, ScanMessage } from '#shared/domain/scanner/report.ts';
import { type DeclaredVariables, variablesOf } from './declared-variables.ts';
import { isFields } from './fields.ts';

export type Path = readonly (string | number)[];

/** A text of the input that became a message, or a part of one: where it stands in the input and in the message. */
export type TextPart = { readonly path: Path; readonly start: number; readonly text: string };

export type ReadMessage = ScanMessage & { readonly parts: readonly TextPart[] };

export type ReadPrompt = { readonly messages: readonly ReadMessage[]; readonly variables: DeclaredVariables };

/** What providers and frameworks call the three roles. What tools and functions answer is data, as users' words are. */
const roles: Readonly<Record<string, Role>> = {
  system: 'system',
  developer: 'system',
  user: 'user',
  human: 'user',
  tool: 'user',
  tools: 'user',
  function: 'user',
  assistant: 'assistant',
  model: 'assistant',
  ai: 'assistant',
};

/** The role that a word stands for, if it stands for one. */
export const roleOf = (word: string): Role | undefined => {
  const lower = word.toLowerCase();
  return Object.hasOwn(roles, lower) ? roles[lower] : undefined;
};

const wrong = (path: Path, message: string): AppError => {
  const place = path.reduce<string>(
    (text, step) => `${text}${typeof step === 'number' ? `[${step}]` : `.${step}`}`,
    '',
  );
  return new AppError('validation_failed', `${place.replace(/^\./, '')} ${message}`.trim());
};

const messageOf = (role: Role, texts: readonly { readonly path: Path; readonly text: string }[]): ReadMessage => {
  let start = 0;
  const parts = texts.map(({ path, text }) => {
    const part = { path, start, text };
    start += text.length + 1;
    return part;
  });
  return { role, content: texts.map(({ text }) => text).join('\n'), parts };
};

/** The texts of a content: itself, or those of its parts; images and the like have none. */
const textsOf = (content: unknown, path: Path): readonly { readonly path: Path; readonly text: string }[] => {
  if (typeof content === 'string') return [{ path, text: content }];
  if (content === null) return [];
  if (!Array.isArray(content)) throw wrong(path, 'is neither a text nor a list of parts');
  return content.flatMap((part: unknown, index) => {
    if (typeof part === 'string') return [{ path: [...path, index], text: part }];
    if (!isFields(part)) throw wrong([...path, index], 'is neither a text nor a part');
    const text = part['text'];
    return typeof text === 'string' ? [{ path: [...path, index, 'text'], text }] : [];
  });
};

const readMessage = (value: unknown, path: Path): ReadMessage => {
  if (!isFields(value)) throw wrong(path, 'is no message; write { role, content }');
  const { role: word, content } = value;
  if (typeof word !== 'string') throw wrong([...path, 'role'], 'is missing');
  const role = roleOf(word);
  if (role === undefined) throw wrong([...path, 'role'], 'is none of system, user and assistant');
  if (content === undefined && role !== 'assistant') throw wrong([...path, 'content'], 'is missing');
  return messageOf(role, textsOf(content ?? null, [...path, 'content']));
};

const readMessages = (value: unknown, path: Path): readonly ReadMessage[] => {
  if (!Array.isArray(value)) throw wrong(path, 'is no list of messages');
  if (value.length === 0) throw wrong(path, 'has no message');
  return value.map((message: unknown, index) => readMessage(message, [...path, index]));
};

/** Whether a value looks as if it were meant as a prompt, well-formed or not. */
export const looksLikePrompt = (value: unknown): boolean => {
  if (typeof value === 'string') return true;
  if (Array.isArray(value)) return value.some((item: unknown) => isFields(item) && 'role' in item);
  return isFields(value) && ('messages' in value || typeof value['text'] === 'string');
};

/**
 * Reads a prompt: a text, a list of messages, `{ messages, variables? }` or `{ text }`. The `system` text that some
 * providers keep beside the messages follows them, so that theirs keep their places.
 *
 * @throws AppError `validation_failed` with the place of what is wrong.
 */
export const promptOf = (value: unknown): ReadPrompt => {
  if (typeof value === 'string') return { messages: [messageOf('system', [{ path: [], text: value }])], variables: {} };
  if (Array.isArray(value)) return { messages: readMessages(value, []), variables: {} };
  if (!isFields(value)) throw wrong([], 'it holds no messages');
  const { messages, text, system } = value;
  const variables = variablesOf(value);
  if (messages === undefined) {
    if (typeof text !== 'string') throw wrong([], 'it has neither messages nor a text');
    return { messages: [messageOf('system', [{ path: ['text'], text }])], variables };
  }
  const beside = system === undefined ? [] : [messageOf('system', textsOf(system, ['system']))];
  return { messages: [...readMessages(messages, ['messages']), ...beside], variables };
};
