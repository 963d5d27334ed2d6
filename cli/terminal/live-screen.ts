import type { Screen } from './shell.ts';

const [hideCursor, showCursor] = ['\u001b[?25l', '\u001b[?25h'];
/** Without automatic margins a long line is cut at the edge, and the panel keeps its height (DEC private mode 7). */
const [keepMargin, wrapAgain] = ['\u001b[?7l', '\u001b[?7h'];
const [clearToEndOfLine, clearBelow] = ['\u001b[K', '\u001b[J'];

const up = (lines: number): string => (lines > 0 ? `\u001b[${lines}A\r` : '\r');

/** A few lines of a terminal that are drawn over. */
export type LiveScreen = { readonly draw: (lines: readonly string[]) => void; readonly end: () => void };

type Process = Pick<NodeJS.Process, 'once' | 'off' | 'kill' | 'pid'>;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Draws lines where they stand, each time over the last ones. However the program ends, the terminal is whole: the
 * cursor shown, lines wrapped, what was drawn last left where it is. A signal then does what it does without us.
 */
export const liveScreen = (screen: Screen, process: Process): LiveScreen => {
  let height = 0;
  let isOpen = true;
  const restore = (): void => {
    if (!isOpen) return;
    isOpen = false;
    screen.write(`${wrapAgain}${showCursor}`);
  };
  const interrupted = (signal: NodeJS.Signals): void => {
    end();
    process.kill(process.pid, signal);
  };
  const end = (): void => {
    restore();
    process.off('exit', restore);
    for (const signal of signals) process.off(signal, interrupted);
  };
  process.once('exit', restore);
  for (const signal of signals) process.once(signal, interrupted);
  return {
    draw: (lines) => {
      // What is higher than the terminal could not be drawn over: its end is the newest. Some do not know their height.
      const shown = screen.rows ? lines.slice(-Math.max(1, screen.rows - 1)) : lines;
      const text = shown.map((line) => `${line}${clearToEndOfLine}\n`).join('');
      screen.write(`${hideCursor}${keepMargin}${up(height)}${text}${clearBelow}`);
      height = shown.length;
    },
    end,
  };
};
