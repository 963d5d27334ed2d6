import type { Output } from './output.ts';
import type { Shell } from './shell.ts';

const clearLine = '\r\u001b[2K';

/** One line that says how far things have come: written over on a terminal, line by line where nothing can be. */
export type ProgressLine = { readonly show: (text: string) => void; readonly end: () => void };

export const progressLine = ({ stdout }: Pick<Shell, 'stdout'>, { isLive, note }: Output): ProgressLine => {
  let last = '';
  return {
    show: (text) => {
      if (text === last) return;
      last = text;
      if (isLive) stdout.write(`${clearLine}${text}`);
      else note(`${text}\n`);
    },
    end: () => {
      if (isLive && last !== '') stdout.write(clearLine);
    },
  };
};
