import { LocalStackError } from './local-stack-error.ts';

/** Tells how far a step has come, in a word or two that replace the last ones. */
export type Progress = (detail: string) => void;

/** Runs pieces of work one after the other and shows each with its time. */
export type Steps = <T>(title: string, work: (progress: Progress) => Promise<T>) => Promise<T>;

export type Screen = {
  readonly write: (text: string) => unknown;
  /** Whether lines can be written over, as on a terminal. */
  readonly isTTY?: boolean;
};

const TITLE_WIDTH = 32;
const REDRAW_MILLISECONDS = 200;

/** `8.1 s`, or `1 min 4 s` from a minute on. */
export const formatDuration = (milliseconds: number): string => {
  const seconds = milliseconds / 1000;
  if (seconds < 59.95) {
    return `${seconds.toFixed(1)} s`;
  }
  const rounded = Math.round(seconds);
  return `${Math.floor(rounded / 60)} min ${rounded % 60} s`;
};

/** One line of a step: its mark, title, time and, while it runs, its progress. */
export const formatStep = (mark: string, title: string, milliseconds: number, detail = ''): string =>
  `${mark} ${title.padEnd(TITLE_WIDTH)} ${formatDuration(milliseconds).padStart(10)}  ${detail}`.trimEnd();

/**
 * Steps shown on a screen: a terminal sees the running step grow, a log file gets one line for each that is done.
 *
 * @param now the time in milliseconds, from any point on
 */
export const shownSteps =
  (screen: Screen, now: () => number): Steps =>
  async (title, work) => {
    const startedAt = now();
    let detail = '';
    const draw = () => screen.write(`\r\u001b[2K${formatStep('…', title, now() - startedAt, detail)}`);
    const timer = screen.isTTY ? setInterval(draw, REDRAW_MILLISECONDS) : undefined;
    const close = (mark: string) => {
      clearInterval(timer);
      screen.write(`${screen.isTTY ? '\r\u001b[2K' : ''}${formatStep(mark, title, now() - startedAt)}\n`);
    };
    try {
      const result = await work((text) => {
        detail = text;
      });
      close('✓');
      return result;
    } catch (error) {
      close('✗');
      throw error;
    }
  };

/** Steps that nobody watches, as in tests. */
export const silentSteps: Steps = (_title, work) => work(() => {});

/** What to print about a failure: what happened, the end of its log, and what to do next. */
export const formatFailure = (error: unknown, tailOf: (file: string) => string): string => {
  if (!(error instanceof LocalStackError)) {
    return `\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
  }
  const tail = error.log === undefined ? '' : `\nThe end of ${error.log}:\n\n${tailOf(error.log)}\n`;
  return `\n${error.message}\n${tail}\n→ ${error.next}\n`;
};
