import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Api } from '#sdk/api/create-api.ts';
import type { Version } from '#sdk/api/types.generated.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { VersionContent } from '#shared/domain/version.ts';
import { connect } from '../account/connect.ts';
import { promptDiff, type Side, shownDiff } from '../diff/prompt-diff.ts';
import { exitCodes } from '../exit-codes.ts';
import { findPrompts } from '../prompts/find-prompts.ts';
import type { LocalPrompt } from '../prompts/local-prompt.ts';
import { readRemote } from '../push/remote.ts';
import { demandNoMore, demandTarget, readArguments, type Target, targetOf, wrongUsage } from '../terminal/arguments.ts';
import { fewAtATime } from '../terminal/few-at-a-time.ts';
import { outputFor } from '../terminal/output.ts';
import type { Shell } from '../terminal/shell.ts';
import type { Command } from './command.ts';

const help = `Usage: promptgate diff [file or folder …] [--version N]
       promptgate diff <prompt>@<version> [<version>]

Shows what files change in the latest version of their prompts, or in another one; or what a version changes in an
earlier one, the one before it unless told otherwise. Reads the folder prompts unless told otherwise. What is compared
is the content: both sides as promptgate pull writes them in YAML.

Options:
  --version N        compare the files with this version
  --profile, --workspace, --format text|json

Exit code: 0 nothing differs, 1 something does, 2 it failed.
`;

const options = { version: { type: 'string' } } as const;

/** How a prompt differs; without a difference there is no patch. */
type Difference = {
  readonly name: string;
  readonly from: string | null;
  readonly to: string;
  readonly patch: string | undefined;
};

const versionOf = (word: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(word)) throw wrongUsage(`"${word}" is no version`);
  return Number(word);
};

const contentOf = ({ messages, variables, model }: Version): VersionContent =>
  ({ messages, variables, model }) as VersionContent;

const sideOf = async (api: Api, prompt: string, version: number): Promise<Side> => ({
  label: `${prompt}@${version}`,
  content: contentOf(await api.getVersion({ prompt, version })),
});

const compare = (name: string, from: Side | undefined, to: Side): Difference => ({
  name,
  from: from?.label ?? null,
  to: to.label,
  patch: promptDiff(name, from, to),
});

const filesAgainst = async (
  api: Api,
  prompts: readonly LocalPrompt[],
  against: number | undefined,
): Promise<readonly Difference[]> => {
  const remote = await readRemote(api, { prompts: prompts.map(({ name }) => name), fragments: [] });
  return fewAtATime(prompts, async ({ name, path, content, contentHash }) => {
    const to = { label: path, content };
    const latest = remote.prompts.get(name)?.latest;
    const version = against ?? latest?.version;
    if (version === undefined) return compare(name, undefined, to);
    const same = latest?.version === version && latest.contentHash === contentHash;
    return compare(name, same ? { ...to, label: `${name}@${version}` } : await sideOf(api, name, version), to);
  });
};

const versions = async (api: Api, { prompt, version }: Target, word: string | undefined): Promise<Difference> => {
  const newer = version ?? (await api.getPrompt({ prompt })).latestVersion;
  const older = word === undefined ? newer - 1 : versionOf(word.replace(`${prompt}@`, ''));
  const from = older > 0 ? await sideOf(api, prompt, older) : undefined;
  return compare(prompt, from, await sideOf(api, prompt, newer));
};

const namesVersion = (words: readonly string[], { cwd }: Shell): boolean => {
  const [first] = words;
  return first !== undefined && targetOf(first) !== undefined && !existsSync(resolve(cwd, first));
};

const localOf = (words: readonly string[], { cwd }: Shell): readonly LocalPrompt[] => {
  const { prompts, unread } = findPrompts(words.length > 0 ? words : ['prompts'], cwd);
  const [broken] = unread;
  if (broken) throw new AppError('validation_failed', `${broken.path}: ${broken.error.message}`);
  return prompts;
};

const run: Command['run'] = async (words, shell) => {
  const { values, positionals } = readArguments(words, options);
  const output = outputFor(shell, values.format);
  const against = values.version === undefined ? undefined : versionOf(values.version);
  const betweenVersions = namesVersion(positionals, shell);
  if (betweenVersions) demandNoMore(positionals, 2);
  const local = betweenVersions ? [] : localOf(positionals, shell);
  const { api } = connect(shell, values);
  const [first = '', second] = positionals;
  const all = betweenVersions
    ? [await versions(api, demandTarget(first), second)]
    : await filesAgainst(api, local, against);
  const differing = all.flatMap(({ patch }) => (patch === undefined ? [] : [patch]));
  const text = differing.map((patch) => shownDiff(patch, output.palette)).join('');
  output.tell(text === '' ? 'No difference.\n' : text, {
    differences: all.map((each) => ({ ...each, patch: each.patch ?? null })),
  });
  return differing.length > 0 ? exitCodes.found : exitCodes.clean;
};

export const diffCommand: Command = { help, run };
