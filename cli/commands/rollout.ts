import type { Api } from '#sdk/api/create-api.ts';
import type { Rollout, StartRolloutBody } from '#sdk/api/types.generated.ts';
import { connect } from '../account/connect.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { meantRollout } from '../rollouts/find-rollout.ts';
import { guardrailSettings } from '../rollouts/guardrail-settings.ts';
import { readSteps } from '../rollouts/read-steps.ts';
import { rolloutPanel } from '../rollouts/rollout-panel.ts';
import { replayText, rolloutsText } from '../rollouts/rollout-report.ts';
import { codeOf, watchRollout } from '../rollouts/watch-rollout.ts';
import { demandNoMore, demandTarget, demandWord, oneOf, readArguments, wrongUsage } from '../terminal/arguments.ts';
import { type Output, outputFor } from '../terminal/output.ts';
import type { Shell } from '../terminal/shell.ts';
import type { Command } from './command.ts';
import { rolloutHelp } from './rollout-help.ts';

const options = {
  environment: { type: 'string', short: 'e' },
  rollout: { type: 'string' },
  reason: { type: 'string' },
  steps: { type: 'string' },
  promotion: { type: 'string' },
  guardrails: { type: 'string' },
  prompt: { type: 'string' },
  watch: { type: 'boolean', default: false },
} as const;

const moves = {
  pause: 'pauseRollout',
  resume: 'resumeRollout',
  promote: 'promoteRollout',
  abort: 'abortRollout',
} as const;
const verbs = ['start', 'watch', 'pause', 'resume', 'promote', 'abort', 'list', 'replay'] as const;
const promotions = ['timed', 'evidence'] as const;

type Values = ReturnType<typeof readArguments<typeof options>>['values'];
type Asked = { readonly api: Api; readonly shell: Shell; readonly output: Output; readonly values: Values };

const panelOf = (rollout: Rollout, { shell, output: { palette, columns } }: Asked): string =>
  `${rolloutPanel(rollout, { now: shell.now(), palette, columns }).join('\n')}\n`;

const watch = async (asked: Asked, first: Rollout): Promise<ExitCode> => {
  const rollout = await watchRollout(asked, first);
  if (asked.output.isJson) asked.output.tell('', rollout);
  return codeOf(rollout);
};

const bodyOf = ({ values, shell: { cwd } }: Asked): Omit<StartRolloutBody, 'version'> => {
  const { environment, steps, promotion, guardrails } = values;
  if (environment === undefined) throw wrongUsage('--environment is missing');
  return {
    environment,
    ...(steps !== undefined && { steps: readSteps(steps) }),
    ...(promotion !== undefined && { promotion: oneOf('--promotion', promotions, promotion) }),
    ...(guardrails !== undefined && { guardrails: guardrailSettings(guardrails, cwd) }),
  };
};

const start = async (asked: Asked, word: string): Promise<ExitCode> => {
  const { api, output, values } = asked;
  const { prompt, version: named } = demandTarget(word);
  const body = bodyOf(asked);
  const version = named ?? (await api.getPrompt({ prompt })).latestVersion;
  const rollout = await api.startRollout({ prompt, body: { ...body, version } });
  if (values.watch) return watch(asked, rollout);
  output.tell(panelOf(rollout, asked), rollout);
  return exitCodes.clean;
};

const list = async ({ api, output, values }: Asked, prompt: string): Promise<ExitCode> => {
  const { environment } = values;
  const { data } = await api.listRollouts({ prompt, limit: 100, ...(environment !== undefined && { environment }) });
  output.tell(rolloutsText(data, output.palette), { rollouts: data });
  return exitCodes.clean;
};

const move = async (asked: Asked, verb: keyof typeof moves, prompt: string): Promise<ExitCode> => {
  const { api, output, values } = asked;
  const { id } = await meantRollout(api, { ...values, prompt });
  const body = values.reason === undefined ? {} : { reason: values.reason };
  const rollout = await api[moves[verb]]({ prompt, rollout: id, body });
  if (values.watch) return watch(asked, rollout);
  output.tell(panelOf(rollout, asked), rollout);
  return exitCodes.clean;
};

const replay = async ({ api, output, shell, values }: Asked, rolloutId: string): Promise<ExitCode> => {
  const { prompt, guardrails } = values;
  if (prompt === undefined) throw wrongUsage('--prompt is missing');
  const given = guardrails === undefined ? {} : guardrailSettings(guardrails, shell.cwd);
  const { replayRollout } = await import('../rollouts/replay-rollout.ts');
  const replayed = await replayRollout(api, await api.getRollout({ prompt, rollout: rolloutId }), given);
  output.tell(replayText(replayed, output.palette), replayed);
  return replayed.wouldRollBack ? exitCodes.found : exitCodes.clean;
};

const run: Command['run'] = async (words, shell) => {
  const { values, positionals } = readArguments(words, options);
  const verb = oneOf('what to do', verbs, demandWord(positionals, 0, 'what to do with a rollout'));
  const word = demandWord(positionals, 1, verb === 'replay' ? 'the id of the rollout' : 'the prompt');
  demandNoMore(positionals, 2);
  const output = outputFor(shell, values.format);
  const asked = { api: connect(shell, values).api, shell, output, values };
  if (verb === 'start') return start(asked, word);
  if (verb === 'replay') return replay(asked, word);
  const { prompt } = demandTarget(word);
  if (verb === 'list') return list(asked, prompt);
  if (verb === 'watch') return watch(asked, await meantRollout(asked.api, { ...values, prompt }));
  return move(asked, verb, prompt);
};

export const rolloutCommand: Command = { help: rolloutHelp, run };
