import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Api } from '#sdk/api/create-api.ts';
import { paginate } from '#sdk/api/paginate.ts';
import type { Prompt } from '#sdk/api/types.generated.ts';
import { AppError } from '#shared/domain/errors.ts';
import { connect } from '../account/connect.ts';
import { exitCodes } from '../exit-codes.ts';
import { type FoundPrompts, findPrompts } from '../prompts/find-prompts.ts';
import { promptKinds } from '../prompts/write-prompt.ts';
import { type Pulled, pullPrompt } from '../pull/pull-prompt.ts';
import type { Palette } from '../reports/palette.ts';
import { visible } from '../reports/visible.ts';
import { demandTarget, oneOf, readArguments, type Target } from '../terminal/arguments.ts';
import { fewAtATime } from '../terminal/few-at-a-time.ts';
import { outputFor } from '../terminal/output.ts';
import type { Shell } from '../terminal/shell.ts';
import { table } from '../terminal/words.ts';
import type { Command } from './command.ts';

const help = `Usage: promptgate pull [prompt or prompt@version …] [options]

Writes prompts to files that promptgate push reads back to the same content: all prompts of the workspace, unless some
are named. Where the folder has a file of the prompt, that one is written; one with changes that were not pushed is left
alone.

Options:
  --to FOLDER        where the files are (default: prompts)
  --as KIND          yaml, json, prompty or md (default: as the file is, or yaml)
  --force            write over local changes
  --profile, --workspace, --format text|json

Exit code: 0 every file says what its version says, 1 one was left alone, 2 it failed.
`;

const options = {
  to: { type: 'string', default: 'prompts' },
  as: { type: 'string' },
  force: { type: 'boolean', default: false },
} as const;

type Wanted = { readonly prompt: Prompt; readonly version: number };

const wantedOf = async (api: Api, targets: readonly Target[]): Promise<readonly Wanted[]> => {
  if (targets.length > 0) {
    return fewAtATime(targets, async ({ prompt: name, version }) => {
      const prompt = await api.getPrompt({ prompt: name });
      return { prompt, version: version ?? prompt.latestVersion };
    });
  }
  const all: Wanted[] = [];
  for await (const prompt of paginate(api.listPrompts, { limit: 100 })) {
    all.push({ prompt, version: prompt.latestVersion });
  }
  return all;
};

const localPrompts = (folder: string, { cwd }: Shell): FoundPrompts['prompts'] => {
  if (!existsSync(resolve(cwd, folder))) return [];
  try {
    const { prompts, unread } = findPrompts([folder], cwd);
    const [broken] = unread;
    if (broken) throw new AppError('validation_failed', `${broken.path}: ${broken.error.message}`);
    return prompts;
  } catch (error) {
    // A folder without prompts is a place for them.
    if (error instanceof AppError && error.code === 'not_found') return [];
    throw error;
  }
};

const marks = { written: '+', updated: '~', unchanged: '=', kept: '✗' } as const;

const textOf = (all: readonly Pulled[], palette: Palette): string => {
  const rows = table(
    all.map(({ name, version, path, action, reason }) => [
      marks[action],
      `${name}@${version}`,
      visible(path),
      reason ?? action,
    ]),
  );
  const paints = { written: palette.added, updated: palette.added, unchanged: palette.dim, kept: palette.removed };
  const lines = all.map(({ action }, index) => paints[action](rows[index] ?? ''));
  const kept = all.some(({ action }) => action === 'kept');
  return `${[...lines, ...(kept ? ['', 'Push or undo your changes first, or write over them: --force'] : [])].join('\n')}\n`;
};

const run: Command['run'] = async (words, shell) => {
  const { values, positionals } = readArguments(words, options);
  const output = outputFor(shell, values.format);
  const targets = positionals.map(demandTarget);
  const kind = values.as === undefined ? undefined : oneOf('--as', promptKinds, values.as);
  const local = localPrompts(values.to, shell);
  const inFile = new Map<string, number>();
  for (const { path } of local) inFile.set(path, (inFile.get(path) ?? 0) + 1);
  const { api } = connect(shell, values);
  const wanted = (await wantedOf(api, targets)).filter(({ version }) => version > 0);
  const request = { api, cwd: shell.cwd, folder: values.to, kind, force: values.force, inFile };
  const pulled = await fewAtATime(wanted, async ({ prompt, version }) =>
    pullPrompt(
      request,
      prompt,
      await api.getVersion({ prompt: prompt.name, version }),
      local.find(({ name }) => name === prompt.name),
    ),
  );
  output.tell(pulled.length === 0 ? 'There is no prompt with a version.\n' : textOf(pulled, output.palette), {
    pulled,
  });
  return pulled.some(({ action }) => action === 'kept') ? exitCodes.found : exitCodes.clean;
};

export const pullCommand: Command = { help, run };
