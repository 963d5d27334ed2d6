import type { ResolvePromptAnswer } from '#sdk/api/types.generated.ts';
import { connect } from '../account/connect.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Palette } from '../reports/palette.ts';
import { visibleCharacter } from '../reports/visible.ts';
import { demandNoMore, demandWord, readArguments, wrongUsage } from '../terminal/arguments.ts';
import { outputFor } from '../terminal/output.ts';
import type { Command } from './command.ts';

const help = `Usage: promptgate resolve <prompt> --environment NAME [--subject WHO] [--var NAME=VALUE …]

Shows what a caller is served: which version, of which side of a rollout, and its messages, rendered where there are
variables. Without a subject each call draws anew.

Options:
  --environment NAME   such as production
  --subject WHO        the caller, such as a customer's id
  --var NAME=VALUE     a variable's value; true, false and numbers are read as such where the variable is of that type
  --profile, --workspace, --format text|json
`;

const options = {
  environment: { type: 'string', short: 'e' },
  subject: { type: 'string' },
  var: { type: 'string', multiple: true },
} as const;

type Variables = ResolvePromptAnswer['variables'];

const pairOf = (word: string): readonly [string, string] => {
  const equals = word.indexOf('=');
  if (equals <= 0) throw wrongUsage(`--var is NAME=VALUE, and not "${word}"`);
  return [word.slice(0, equals), word.slice(equals + 1)];
};

/** A word as the declared type has it; one that is none stays a text, which the service refuses with its place. */
const typed = (word: string, type: string | undefined): string | number | boolean => {
  if (type === 'number' && word.trim() !== '' && Number.isFinite(Number(word))) return Number(word);
  return type === 'boolean' && /^(true|false)$/.test(word) ? word === 'true' : word;
};

const valuesOf = (pairs: readonly (readonly [string, string])[], variables: Variables) =>
  Object.fromEntries(pairs.map(([name, word]) => [name, typed(word, variables[name]?.type)]));

/** A text of several lines as a terminal may show it. */
const shown = (text: string): string =>
  Array.from(text, (character) => (character === '\n' ? '\n' : visibleCharacter(character))).join('');

const textOf = (
  { prompt, version, environment, variant, rolloutId, messages }: ResolvePromptAnswer,
  palette: Palette,
) => {
  const side = rolloutId === null ? 'stable' : `${variant} of ${rolloutId}`;
  const head = `${palette.bold(`${prompt}@${version}`)}  ${environment}  ${side}`;
  const parts = messages.map(({ role, content }) => `${palette.dim(`${role}:`)}\n${shown(content)}`);
  return `${[head, ...parts].join('\n\n')}\n`;
};

const run: Command['run'] = async (words, shell) => {
  const { values, positionals } = readArguments(words, options);
  const prompt = demandWord(positionals, 0, 'the prompt');
  demandNoMore(positionals, 1);
  const { environment, subject } = values;
  if (environment === undefined) throw wrongUsage('--environment is missing');
  const output = outputFor(shell, values.format);
  const pairs = (values.var ?? []).map(pairOf);
  const { api } = connect(shell, values);
  const where = { environment, ...(subject !== undefined && { subject }) };
  const resolved = await api.resolvePrompt({ prompt, ...where });
  const served =
    pairs.length === 0
      ? resolved
      : await api.renderPrompt({ prompt, body: { ...where, variables: valuesOf(pairs, resolved.variables) } });
  output.tell(textOf(served, output.palette), served);
  return exitCodes.clean;
};

export const resolveCommand: Command = { help, run };
