import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Api } from '#sdk/api/create-api.ts';
import { AppError } from '#shared/domain/errors.ts';
import { connect } from '../account/connect.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { type FoundPrompts, findPrompts } from '../prompts/find-prompts.ts';
import { askForReview } from '../push/ask-for-review.ts';
import { awaitScans } from '../push/await-scans.ts';
import { carryOut, type Pushed } from '../push/carry-out.ts';
import { gitCommit } from '../push/git-commit.ts';
import { planOf } from '../push/plan.ts';
import { planText, planValue, pushText, pushValue } from '../push/push-report.ts';
import { readRemote } from '../push/remote.ts';
import { visible } from '../reports/visible.ts';
import { readArguments, wrongUsage } from '../terminal/arguments.ts';
import { fewAtATime } from '../terminal/few-at-a-time.ts';
import { type Output, outputFor } from '../terminal/output.ts';
import { progressLine } from '../terminal/progress-line.ts';
import type { Shell } from '../terminal/shell.ts';
import { secondsOf } from '../terminal/words.ts';
import type { Command } from './command.ts';

const help = `Usage: promptgate push [file or folder …] [options]

Makes the workspace have what the files say: prompts that are missing are made, and what changed becomes a new version.
Nothing is taken away. A second push does nothing. Reads the folder prompts unless told otherwise.

A file is a prompt: .prompty, .md with front matter, .prompt.md, or JSON or YAML with messages. Its name is the name of
the file, or name: in it. Files in a folder fragments are fragments, named by their files.

Options:
  --dry-run          show what would be done, and send nothing
  --note TEXT        the note of new versions; the git commit is added to it
  --review           ask for a review of what passed its scan
  --no-wait          do not wait for the scans
  --timeout TIME     how long to wait for them, such as 90s or 10m (default: 10m)
  --profile, --workspace, --format text|json

Exit code: 0 every version passed its scan, 1 one is blocked or its scan failed, 2 something could not be pushed.
`;

const options = {
  'dry-run': { type: 'boolean', default: false },
  note: { type: 'string' },
  review: { type: 'boolean', default: false },
  'no-wait': { type: 'boolean', default: false },
  timeout: { type: 'string', default: '10m' },
} as const;

const usualFolder = 'prompts';

/** @throws AppError unless all files could be read: half a push is none. */
const demandAllRead = ({ unread, prompts, fragments }: FoundPrompts, { stderr }: Shell): void => {
  for (const { path, error } of unread) stderr.write(`promptgate: ${visible(path)}: ${error.message}\n`);
  if (unread.length > 0) throw new AppError('validation_failed', 'nothing was pushed, since not all files can be read');
  if (prompts.length + fragments.length === 0) throw new AppError('not_found', 'there is no prompt in these files');
};

const inputsOf = (named: readonly string[], { cwd }: Shell): readonly string[] => {
  if (named.length > 0) return named;
  if (existsSync(resolve(cwd, usualFolder))) return [usualFolder];
  throw wrongUsage('there is no folder "prompts" here; name the files or the folder to push');
};

const codeFor = (all: readonly Pushed[]): ExitCode => {
  if (all.some(({ action }) => action === 'failed')) return exitCodes.failed;
  const stopped = all.some(({ status }) => status === 'blocked' || status === 'scan_failed');
  return stopped ? exitCodes.found : exitCodes.clean;
};

type Finish = { readonly wait: boolean; readonly seconds: number; readonly review: boolean; readonly note?: string };

const finish = async (api: Api, shell: Shell, output: Output, pushed: readonly Pushed[], asked: Finish) => {
  if (!asked.wait) return pushed;
  const line = progressLine(shell, output);
  try {
    const scanned = await awaitScans({ api, shell }, pushed, asked.seconds, (done, total) =>
      line.show(`scanned ${done} of ${total}`),
    );
    return asked.review ? await fewAtATime(scanned, (each) => askForReview(api, each, asked.note)) : scanned;
  } finally {
    line.end();
  }
};

const run: Command['run'] = async (words, shell) => {
  const { values, positionals } = readArguments(words, options);
  const output = outputFor(shell, values.format);
  const seconds = secondsOf(values.timeout);
  if (seconds === undefined) throw wrongUsage(`--timeout is a time such as 90s or 10m, and not "${values.timeout}"`);
  if (values.review && values['no-wait']) throw wrongUsage('--review needs the scans: it does not go with --no-wait');
  const found = findPrompts(inputsOf(positionals, shell), shell.cwd);
  demandAllRead(found, shell);
  const { api } = connect(shell, values);
  const names = { prompts: found.prompts.map(({ name }) => name), fragments: found.fragments.map(({ name }) => name) };
  const plan = planOf(found, await readRemote(api, names));
  if (values['dry-run']) {
    output.tell(planText(plan, output.palette), planValue(plan));
    return exitCodes.clean;
  }
  const paths = [...found.prompts, ...found.fragments].map(({ path }) => path);
  const pushed = await carryOut(api, plan, { note: values.note, commit: gitCommit(shell.cwd, paths) });
  const note = values.note === undefined ? {} : { note: values.note };
  const done = await finish(api, shell, output, pushed, {
    wait: !values['no-wait'],
    seconds,
    review: values.review,
    ...note,
  });
  output.tell(pushText(done, found.passedOver, output.palette), pushValue(done));
  return codeFor(done);
};

export const pushCommand: Command = { help, run };
