import { stringify } from 'yaml';
import { AppError } from '#shared/domain/errors.ts';
import type { Model, VersionContent } from '#shared/domain/version.ts';
import { contentHashOf } from '#shared/domain/version-content.ts';
import { sha256 } from '../sha256.ts';
import { readLocalPrompts } from './local-prompt.ts';

/** The kinds of file that a prompt is written as, each by its extension. */
export const promptKinds = ['yaml', 'json', 'prompty', 'md'] as const;
export type PromptKind = (typeof promptKinds)[number];

/** What a file says of a prompt. */
export type WrittenPrompt = {
  readonly name: string;
  readonly content: VersionContent;
  readonly description?: string | undefined;
  readonly tags?: readonly string[] | undefined;
};

const yamlOf = (value: unknown): string => stringify(value, { lineWidth: 0, blockQuote: 'literal', version: '1.2' });

const given = <T>(value: T | undefined, isEmpty: (value: T) => boolean): T | undefined =>
  value === undefined || isEmpty(value) ? undefined : value;

const headOf = ({ name, description, tags }: WrittenPrompt) => ({
  name,
  description: given(description, (text) => text.trim() === ''),
  tags: given(tags, (all) => all.length === 0),
});

const variablesOf = ({ content: { variables } }: WrittenPrompt) =>
  given(variables, (all) => Object.keys(all).length === 0);

const tree = (prompt: WrittenPrompt) => ({
  ...headOf(prompt),
  model: prompt.content.model,
  variables: variablesOf(prompt),
  messages: prompt.content.messages,
});

const promptyModel = ({ provider, name, parameters }: Model) => ({
  api: 'chat',
  configuration: { type: provider, name },
  parameters,
});

const withoutUndefined = (value: object): object => JSON.parse(JSON.stringify(value));

const sectionsOf = ({ content: { messages } }: WrittenPrompt): string =>
  messages.map(({ role, content }) => `${role}:\n${content}\n`).join('\n');

const prompty = (prompt: WrittenPrompt): string => {
  const { model } = prompt.content;
  const front = { ...headOf(prompt), model: model && promptyModel(model), inputs: variablesOf(prompt) };
  return `---\n${yamlOf(withoutUndefined(front))}---\n${sectionsOf(prompt)}`;
};

const markdown = (prompt: WrittenPrompt): string => {
  const { model, messages } = prompt.content;
  const front = { ...headOf(prompt), model, variables: variablesOf(prompt) };
  const [only, ...others] = messages;
  const plain = only?.role === 'system' && others.length === 0;
  return `---\n${yamlOf(withoutUndefined(front))}---\n${plain ? `${only.content}\n` : sectionsOf(prompt)}`;
};

const json = (prompt: WrittenPrompt): string => `${JSON.stringify(tree(prompt), undefined, 2)}\n`;

const writers: Readonly<Record<PromptKind, readonly ((prompt: WrittenPrompt) => string)[]>> = {
  // JSON is YAML: what YAML's own notations would change, such as a lone surrogate, is written so.
  yaml: [(prompt) => yamlOf(withoutUndefined(tree(prompt))), json],
  json: [json],
  prompty: [prompty],
  md: [markdown],
};

const saysTheSame = (text: string, kind: PromptKind, { name, content }: WrittenPrompt): boolean => {
  try {
    const [read, another] = readLocalPrompts(`${name}.${kind}`, text, true);
    return !another && read?.name === name && read.contentHash === contentHashOf(content, sha256);
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
};

/**
 * A prompt as the text of a file that reads back to the same content hash; undefined where that kind of file cannot say
 * it, as Markdown cannot keep white space around a message. JSON and YAML always can.
 */
export const writePrompt = (prompt: WrittenPrompt, kind: PromptKind): string | undefined =>
  writers[kind].map((write) => write(prompt)).find((text) => saysTheSame(text, kind, prompt));
