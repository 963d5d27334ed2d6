import { once } from 'node:events';
import type { Writable } from 'node:stream';

export type LineWriter = {
  /** Adds a line; resolves at once unless the reader is behind. */
  readonly write: (line: string) => Promise<void> | undefined;
  /** Hands on what has been added. */
  readonly flush: () => Promise<void>;
};

const batchBytes = 256 * 1024;
const mostBytesOfUnit = 3;
const lineFeed = 0x0a;

/**
 * Writes lines in batches, each line encoded by itself: a batch of text in which one line has a letter beyond Latin-1
 * would be widened as a whole. While the reader is behind, promises wait.
 */
export const lineWriter = (output: Writable): LineWriter => {
  let batch = Buffer.allocUnsafeSlow(batchBytes);
  let filled = 0;

  const flush = async (): Promise<void> => {
    if (filled === 0) return;
    const written = batch.subarray(0, filled);
    batch = Buffer.allocUnsafeSlow(batchBytes);
    filled = 0;
    if (!output.write(written)) await once(output, 'drain');
  };
  const writeLong = async (line: string): Promise<void> => {
    await flush();
    if (!output.write(`${line}\n`)) await once(output, 'drain');
  };
  const add = (line: string): void => {
    filled += batch.write(line, filled);
    filled = batch.writeUInt8(lineFeed, filled);
  };
  const write = (line: string): Promise<void> | undefined => {
    const most = line.length * mostBytesOfUnit + 1;
    if (most > batchBytes) return writeLong(line);
    if (filled + most <= batchBytes) {
      add(line);
      return undefined;
    }
    return flush().then(() => add(line));
  };
  return { write, flush };
};
