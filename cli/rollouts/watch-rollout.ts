import type { Api } from '#sdk/api/create-api.ts';
import type { Rollout } from '#sdk/api/types.generated.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { visible } from '../reports/visible.ts';
import { liveScreen } from '../terminal/live-screen.ts';
import { mayPass } from '../terminal/may-pass.ts';
import type { Output } from '../terminal/output.ts';
import type { Shell } from '../terminal/shell.ts';
import { rolloutLine } from './rollout-line.ts';
import { isLive, rolloutPanel } from './rollout-panel.ts';

const pauseMs = 1000;
const pauseAfterFailureMs = 5000;
/** How often a log hears of a rollout in which nothing changes but numbers. */
const quietMs = 30_000;

/** Hears how a rollout does, and of failures that may pass. */
type Viewer = {
  readonly see: (rollout: Rollout) => void;
  readonly miss: (rollout: Rollout, message: string) => void;
  readonly end: () => void;
};

const panelViewer = (shell: Shell, output: Output): Viewer => {
  const { palette } = output;
  const screen = liveScreen(shell.stdout, process);
  const panel = (rollout: Rollout): readonly string[] =>
    rolloutPanel(rollout, { now: shell.now(), palette, columns: shell.stdout.columns || output.columns });
  return {
    see: (rollout) => screen.draw(panel(rollout)),
    miss: (rollout, message) =>
      screen.draw([...panel(rollout), '', `  ${palette.dim(`${visible(message)} Trying again.`)}`]),
    end: screen.end,
  };
};

const lineViewer = ({ now }: Shell, { note }: Output): Viewer => {
  let told = '';
  let toldAt = Number.NEGATIVE_INFINITY;
  const stamp = (): string => new Date(now()).toISOString();
  return {
    see: (rollout) => {
      const { status, percent, held, stepIndex } = rollout;
      const change = JSON.stringify([status, percent, held, stepIndex]);
      if (change === told && now() - toldAt < quietMs) return;
      told = change;
      toldAt = now();
      note(`${visible(rolloutLine(rollout, stamp()))}\n`);
    },
    miss: (_, message) => note(`${stamp()}  ${visible(message)} Trying again.\n`),
    end: () => {},
  };
};

/** Complete is well; taken back, by a guardrail or a person, is an answer that a script has to hear. */
export const codeOf = ({ status }: Rollout): ExitCode =>
  status === 'completed' || status === 'ramping' || status === 'paused' ? exitCodes.clean : exitCodes.found;

/**
 * Shows a rollout until it ends: a panel that is drawn over on a terminal, a line for each change elsewhere.
 *
 * @throws PromptgateError what will not pass by itself.
 */
export const watchRollout = async (
  { api, shell, output }: { readonly api: Api; readonly shell: Shell; readonly output: Output },
  first: Rollout,
): Promise<Rollout> => {
  const { prompt, id } = first;
  const viewer = output.isLive ? panelViewer(shell, output) : lineViewer(shell, output);
  let rollout = first;
  try {
    viewer.see(rollout);
    while (isLive(rollout)) {
      await shell.wait(pauseMs);
      try {
        rollout = await api.getRollout({ prompt, rollout: id });
        viewer.see(rollout);
      } catch (error) {
        if (!mayPass(error)) throw error;
        viewer.miss(rollout, error.message);
        await shell.wait(pauseAfterFailureMs);
      }
    }
    return rollout;
  } finally {
    viewer.end();
  }
};
