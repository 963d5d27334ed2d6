import { wrongUsage } from '../terminal/arguments.ts';
import { secondsOf } from '../terminal/words.ts';

/** A step of a ramp as the API has it. */
export type Step = { readonly percent: number; readonly holdSeconds: number };

const stepOf = (word: string): Step => {
  const [percent = '', hold = '', ...more] = word.split(':');
  const holdSeconds = secondsOf(hold);
  if (!/^\d+(\.\d+)?%?$/.test(percent) || holdSeconds === undefined || more.length > 0) {
    throw wrongUsage(`a step is PERCENT:HOLD such as 5:10m, and not "${word}"`);
  }
  return { percent: Number.parseFloat(percent), holdSeconds };
};

/** Reads `5:10m,25:10m,100:10m`. @throws AppError `validation_failed`. */
export const readSteps = (text: string): readonly Step[] => text.split(',').map((word) => stepOf(word.trim()));
