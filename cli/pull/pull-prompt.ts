import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import type { Api } from '#sdk/api/create-api.ts';
import { paginate } from '#sdk/api/paginate.ts';
import type { Prompt, Version } from '#sdk/api/types.generated.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { VersionContent } from '#shared/domain/version.ts';
import type { LocalPrompt } from '../prompts/local-prompt.ts';
import { isSlug } from '../prompts/prompt-name.ts';
import { type PromptKind, promptKinds, type WrittenPrompt, writePrompt } from '../prompts/write-prompt.ts';

/** What became of a file: it is new, says now what the version says, did so before, or was left as it is. */
export type Pulled = {
  readonly name: string;
  readonly version: number;
  readonly path: string;
  readonly action: 'written' | 'updated' | 'unchanged' | 'kept';
  /** Why the file was left as it is. */
  readonly reason?: string | undefined;
};

export type PullRequest = {
  readonly api: Api;
  readonly cwd: string;
  readonly folder: string;
  readonly kind: PromptKind | undefined;
  readonly force: boolean;
  /** How many prompts each local file holds: one of several cannot be written by itself. */
  readonly inFile: ReadonlyMap<string, number>;
};

/** What a file says of a version as the service has it. */
export const writtenOf = (
  { name, description, tags }: Pick<Prompt, 'name' | 'description' | 'tags'>,
  { messages, variables, model }: Pick<Version, 'messages' | 'variables' | 'model'>,
): WrittenPrompt => ({
  name,
  description,
  tags,
  content: { messages, variables, model } as VersionContent,
});

const kindOf = (path: string): PromptKind | undefined => {
  const extension = extname(path).slice(1).toLowerCase();
  return extension === 'yml' ? 'yaml' : promptKinds.find((kind) => kind === extension);
};

/** The version that says what the file says, if one does. */
const versionSaying = async (api: Api, { name, contentHash }: LocalPrompt): Promise<number | undefined> => {
  for await (const { version, contentHash: hash } of paginate(api.listVersions, { prompt: name, limit: 100 })) {
    if (hash === contentHash) return version;
  }
  return undefined;
};

/**
 * Why a file is not to be written over; undefined when nothing would be lost: it says what an older version says, and
 * nothing besides.
 */
const reasonToKeep = async (
  { api, cwd, inFile }: PullRequest,
  local: LocalPrompt,
  kind: PromptKind,
): Promise<string | undefined> => {
  if ((inFile.get(local.path) ?? 1) > 1) return 'holds other prompts as well; give each a file of its own';
  const version = await versionSaying(api, local);
  if (version === undefined) return 'has changes that were not pushed';
  const text = readFileSync(resolve(cwd, local.path), 'utf8');
  const plain = writePrompt(local, kind);
  return text === plain ? undefined : 'has comments or fields of its own, which would be lost';
};

const written = (request: PullRequest, path: string, prompt: WrittenPrompt, kind: PromptKind): string | undefined => {
  const text = writePrompt(prompt, kind);
  if (text === undefined) return `cannot be written as ${kind} without a change; use --as yaml`;
  const file = resolve(request.cwd, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return undefined;
};

/**
 * Writes a version to the file of its prompt, or to a new one. Local changes are left alone unless it is forced.
 *
 * @throws AppError `validation_failed` for a name that is none.
 */
export const pullPrompt = async (
  request: PullRequest,
  prompt: Prompt,
  version: Version,
  local: LocalPrompt | undefined,
): Promise<Pulled> => {
  const { folder, kind: wanted, force } = request;
  // Whatever answered is not to choose where we write.
  if (!isSlug(prompt.name)) throw new AppError('validation_failed', `"${prompt.name}" is no name of a prompt`);
  const kind = wanted ?? kindOf(local?.path ?? '') ?? 'yaml';
  const path = local?.path ?? join(folder, `${prompt.name}.${kind}`);
  const told = { name: prompt.name, version: version.version, path };
  if (local?.contentHash === version.contentHash) return { ...told, action: 'unchanged' };
  if (local !== undefined && kindOf(path) !== kind) {
    return { ...told, action: 'kept', reason: `is no .${kind} file; delete it, or leave --as out` };
  }
  const keep = local === undefined || force ? undefined : await reasonToKeep(request, local, kind);
  const reason = keep ?? written(request, path, writtenOf(prompt, version), kind);
  if (reason !== undefined) return { ...told, action: 'kept', reason };
  return { ...told, action: local === undefined ? 'written' : 'updated' };
};
