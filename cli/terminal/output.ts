import { type Palette, paletteFor } from '../reports/palette.ts';
import { oneOf } from './arguments.ts';
import type { Shell } from './shell.ts';

const formats = ['text', 'json'] as const;

/** How a command tells what it did: to people on a terminal, to programs in a pipe. */
export type Output = {
  readonly isJson: boolean;
  readonly palette: Palette;
  /** Whether lines can be written over. */
  readonly isLive: boolean;
  readonly columns: number;
  /** The result: text for people, and the same as a value for programs. */
  readonly tell: (text: string, value: unknown) => void;
  /** A value a line, for results that come one by one. */
  readonly tellLine: (text: string, value: unknown) => void;
  /** How things go on, which is no part of the result: a program that reads the result does not see it. */
  readonly note: (text: string) => void;
};

const usualColumns = 100;

/** Text on a terminal and JSON in a pipe, unless `--format` says otherwise. @throws AppError `validation_failed`. */
export const outputFor = ({ stdout, stderr }: Shell, format: string | undefined): Output => {
  const isTerminal = stdout.isTTY === true;
  const isJson =
    (format === undefined ? (isTerminal ? 'text' : 'json') : oneOf('--format', formats, format)) === 'json';
  const write = (text: string): void => {
    stdout.write(text);
  };
  return {
    isJson,
    palette: paletteFor(!isJson && isTerminal && stdout.hasColors?.() === true),
    isLive: isTerminal && !isJson,
    columns: stdout.columns || usualColumns,
    tell: (text, value) => write(isJson ? `${JSON.stringify(value, undefined, 2)}\n` : text),
    tellLine: (text, value) => write(isJson ? `${JSON.stringify(value)}\n` : text),
    note: (text) => void (isJson ? stderr : stdout).write(text),
  };
};
