import { extname } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import type { Message, Variable, VersionContent } from '#shared/domain/version.ts';
import { contentHashOf } from '#shared/domain/version-content.ts';
import type { DeclaredVariables } from '../inputs/declared-variables.ts';
import { type Fields, isFields } from '../inputs/fields.ts';
import { frontMatterOf } from '../inputs/front-matter.ts';
import { promptOf } from '../inputs/prompt-value.ts';
import {
  frontMatterExtensions,
  readPrompts,
  sectionedExtensions,
  structuredExtensions,
} from '../inputs/read-prompts.ts';
import { yamlDocuments, yamlValue } from '../inputs/yaml-documents.ts';
import { sha256 } from '../sha256.ts';
import { modelOf } from './declared-model.ts';
import { nameOf } from './prompt-name.ts';

/** A prompt as a file holds it: what would be its next version, and what is said of it beside that. */
export type LocalPrompt = {
  readonly name: string;
  /** Where the file is, from the folder that the program was started in. */
  readonly path: string;
  readonly content: VersionContent;
  readonly contentHash: string;
  readonly description?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly note?: string | undefined;
};

const wrong = (message: string): AppError => new AppError('validation_failed', message);

const types: ReadonlySet<unknown> = new Set([undefined, 'string', 'number', 'integer', 'float', 'boolean']);

/** A scan takes what it does not know for a text; a version has to say what it means. */
const demandKnownTypes = ({ variables, inputs }: Fields): void => {
  for (const declared of [variables, inputs]) {
    for (const [name, value] of isFields(declared) ? Object.entries(declared) : []) {
      if (isFields(value) && !types.has(value['type'])) {
        throw wrong(`the variable "${name}" is of type "${String(value['type'])}"; write string, number or boolean`);
      }
    }
  }
};

const isText = (part: unknown): boolean =>
  typeof part === 'string' || (isFields(part) && typeof part['text'] === 'string');

/** What a version cannot hold is not left out in silence. */
const demandTexts = (messages: unknown): void => {
  for (const [index, message] of Array.isArray(messages) ? messages.entries() : []) {
    const content = isFields(message) ? message['content'] : undefined;
    if (Array.isArray(content) && !content.every(isText)) {
      throw wrong(`messages[${index}].content has a part that is no text; a version holds texts alone`);
    }
  }
};

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

const tagsOf = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.every((tag) => typeof tag === 'string') ? value : undefined;

type Declared = { readonly messages: readonly Message[]; readonly variables: DeclaredVariables };

const localPrompt = (path: string, fields: Fields, { messages, variables }: Declared): LocalPrompt => {
  demandKnownTypes(fields);
  if (messages.every((message) => message.content === '')) throw wrong('holds no messages');
  const content: VersionContent = {
    messages: messages.map(({ role, content }) => ({ role, content })),
    variables: variables as Readonly<Record<string, Variable>>,
    model: modelOf(fields['model']),
  };
  return {
    name: nameOf(fields['name'], path),
    path,
    content,
    contentHash: contentHashOf(content, sha256),
    description: textOf(fields['description']),
    tags: tagsOf(fields['tags']),
    note: textOf(fields['note']),
  };
};

/** A `system` text beside the messages comes first, as providers have it; a scan reads it last. */
const ordered = ({ system }: Fields, messages: readonly Message[]): readonly Message[] =>
  system === undefined ? messages : [...messages.slice(-1), ...messages.slice(0, -1)];

const valuesOf = (text: string): readonly unknown[] => {
  try {
    return [JSON.parse(text)];
  } catch {
    return yamlDocuments(text).map(yamlValue);
  }
};

/** A bare text in data is a prompt to a scan alone: what it would be called, nothing says. */
const isPrompt = (value: unknown): value is Fields | readonly unknown[] => {
  if (Array.isArray(value)) return value.some((item: unknown) => isFields(item) && 'role' in item);
  return isFields(value) && (Array.isArray(value['messages']) || typeof value['text'] === 'string');
};

const structured = (path: string, text: string): readonly LocalPrompt[] =>
  valuesOf(text)
    .filter(isPrompt)
    .map((value) => {
      const fields = isFields(value) ? value : {};
      demandTexts(fields['messages'] ?? value);
      const { messages, variables } = promptOf(value);
      return localPrompt(path, fields, { messages: ordered(fields, messages), variables });
    });

const telling = ['name', 'model', 'inputs', 'sample', 'variables'];

/** Whether a text among others in a folder is meant as a prompt: a README is not. */
const isMeant = (path: string, fields: Fields): boolean =>
  /\.(prompty|prompt|prompt\.[a-z]+)$/i.test(path) || telling.some((field) => field in fields);

/**
 * The prompts that a file holds, as versions: none where it holds none and was only found in a folder. White space
 * around the messages of a text is not part of them.
 *
 * @param named whether it was named, and so is meant as a prompt whatever it looks like
 * @throws AppError `validation_failed`, `payload_too_large`, in words that follow the path.
 */
export const readLocalPrompts = (path: string, text: string, named: boolean): readonly LocalPrompt[] => {
  const extension = extname(path).toLowerCase();
  const within = (extensions: readonly string[]): boolean => extensions.includes(extension);
  if (within(structuredExtensions)) return structured(path, text);
  const fronted = within([...sectionedExtensions, ...frontMatterExtensions]);
  const fields = fronted ? frontMatterOf(text).fields : {};
  if (!named && !(fronted && isMeant(path, fields))) return [];
  return readPrompts(text, path).map(({ messages, variables }) => {
    const trimmed = messages.map(({ role, content }) => ({ role, content: content.trim() }));
    return localPrompt(path, fields, { messages: trimmed, variables });
  });
};
