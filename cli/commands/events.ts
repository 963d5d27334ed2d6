import type { AuditEvents } from '#sdk/api/types.generated.ts';
import type { PromptgateError } from '#sdk/errors.ts';
import { connect } from '../account/connect.ts';
import { followAudit } from '../events/follow-audit.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Palette } from '../reports/palette.ts';
import { visible } from '../reports/visible.ts';
import { demandNoMore, readArguments, wrongUsage } from '../terminal/arguments.ts';
import { outputFor } from '../terminal/output.ts';
import { secondsOf } from '../terminal/words.ts';
import type { Command } from './command.ts';

const help = `Usage: promptgate events [options]

Follows the audit trail: what was changed, by whom and from where, until Ctrl-C. A line each; JSON lines in a pipe. Asks
for admin of the organisation.

Options:
  --since TIME       begin so long ago, such as 10m, 2h or 1d (default: 10m)
  --action NAME      such as rollout.start
  --actor ID, --target ID
  --once             end with what there is
  --profile, --workspace, --format text|json
`;

const options = {
  since: { type: 'string', default: '10m' },
  action: { type: 'string' },
  actor: { type: 'string' },
  target: { type: 'string' },
  once: { type: 'boolean', default: false },
} as const;

type AuditEvent = AuditEvents['data'][number];

const lineOf = ({ at, actor, action, target, workspace, change }: AuditEvent, palette: Palette): string => {
  const facts = Object.entries(change).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const told = [visible(actor.id), palette.bold(visible(action)), visible(target), visible(workspace ?? '')];
  return `${[at, ...told, palette.dim(visible(facts.join(' ')))].filter((part) => part !== '').join('  ')}\n`;
};

const run: Command['run'] = async (words, shell) => {
  const { values, positionals } = readArguments(words, options);
  demandNoMore(positionals, 0);
  const output = outputFor(shell, values.format);
  const seconds = secondsOf(values.since);
  if (seconds === undefined) throw wrongUsage(`--since is a time such as 10m or 2h, and not "${values.since}"`);
  const { api } = connect(shell, values);
  const { action, actor, target } = values;
  const filter = { ...(action && { action }), ...(actor && { actor }), ...(target && { target }) };
  const events = followAudit({ api, shell }, filter, shell.now() - seconds * 1000, {
    once: values.once,
    onFailure: (error: PromptgateError) => shell.stderr.write(`promptgate: ${visible(error.message)}; trying again\n`),
  });
  for await (const event of events) output.tellLine(lineOf(event, output.palette), event);
  return exitCodes.clean;
};

export const eventsCommand: Command = { help, run };
