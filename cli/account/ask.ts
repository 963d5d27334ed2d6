import { createInterface } from 'node:readline/promises';
import { AppError } from '#shared/domain/errors.ts';
import { bytesOf } from '../inputs/read-bytes.ts';
import type { Shell } from '../terminal/shell.ts';

const [controlC, controlD, backspace, deletion] = ['\u0003', '\u0004', '\b', '\u007f'];

const shown = async ({ stdin, stderr }: Shell, question: string): Promise<string> => {
  const reader = createInterface({ input: stdin, output: stderr as NodeJS.WritableStream });
  try {
    return (await reader.question(question)).trim();
  } finally {
    reader.close();
  }
};

/** Reads a line key by key, none of which is shown; the terminal is put back whatever happens. */
const hidden = async ({ stdin, stderr }: Shell, question: string): Promise<string> => {
  stderr.write(question);
  stdin.setRawMode?.(true);
  let typed = '';
  try {
    for await (const chunk of stdin.iterator({ destroyOnReturn: false })) {
      for (const key of String(chunk)) {
        if (key === '\r' || key === '\n' || key === controlD) return typed.trim();
        if (key === controlC) throw new AppError('unavailable', 'interrupted');
        typed = key === backspace || key === deletion ? typed.slice(0, -1) : typed + key;
      }
    }
    return typed.trim();
  } finally {
    stdin.setRawMode?.(false);
    stdin.pause();
    stderr.write('\n');
  }
};

/** Asks at the terminal. @throws AppError `validation_failed` where there is none, with what to do instead. */
export const ask = (shell: Shell, question: string, instead: string): Promise<string> => {
  if (shell.stdin.isTTY !== true) throw new AppError('validation_failed', instead);
  return shown(shell, question);
};

/**
 * A secret: the first line of what is piped in, else what is typed at the terminal without being shown. Never an
 * argument, which other users of the machine can see.
 */
export const askSecret = async (shell: Shell, question: string): Promise<string> => {
  if (shell.stdin.isTTY === true) return hidden(shell, question);
  const [line = ''] = (await bytesOf(shell.stdin)).toString('utf8').split(/\r?\n/);
  return line.trim();
};
