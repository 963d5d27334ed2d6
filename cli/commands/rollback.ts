import { connect } from '../account/connect.ts';
import { exitCodes } from '../exit-codes.ts';
import { rolloutInProgress } from '../rollouts/find-rollout.ts';
import { demandNoMore, demandWord, readArguments, wrongUsage } from '../terminal/arguments.ts';
import { outputFor } from '../terminal/output.ts';
import type { Command } from './command.ts';

const help = `Usage: promptgate rollback <prompt> --environment NAME [--reason TEXT]

Takes effect at once: where a rollout is in progress, every caller gets the stable version again; else the environment
serves the last completed release before the present one.

Options:
  --environment NAME   such as production
  --reason TEXT        why, for the history and the audit trail
  --profile, --workspace, --format text|json
`;

const options = { environment: { type: 'string', short: 'e' }, reason: { type: 'string' } } as const;

const run: Command['run'] = async (words, shell) => {
  const { values, positionals } = readArguments(words, options);
  const prompt = demandWord(positionals, 0, 'the prompt');
  demandNoMore(positionals, 1);
  const { environment, reason } = values;
  if (environment === undefined) throw wrongUsage('--environment is missing');
  const output = outputFor(shell, values.format);
  const { api } = connect(shell, values);
  const body = reason === undefined ? {} : { reason };
  const live = await rolloutInProgress(api, prompt, environment);
  if (live !== undefined) {
    const rollout = await api.rollbackRollout({ prompt, rollout: live.id, body });
    const stable = rollout.stableVersion === null ? 'their own fallback' : `version ${rollout.stableVersion}`;
    const said = `Rolled the rollout of ${prompt}@${rollout.version} back: every caller in ${environment} gets ${stable}.\n`;
    output.tell(said, { rolledBack: 'rollout', rollout });
    return exitCodes.clean;
  }
  const release = await api.rollbackRelease({ prompt, environment, body });
  const said = `Rolled the release back: ${environment} serves ${prompt}@${release.version}.\n`;
  output.tell(said, { rolledBack: 'release', release });
  return exitCodes.clean;
};

export const rollbackCommand: Command = { help, run };
