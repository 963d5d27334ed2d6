import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { demandFileSize, maxFileBytes } from './decode-text.ts';

const pieceBytes = 64 * 1024;

/**
 * The bytes of a file, pipes and devices included, which do not tell their size.
 *
 * @throws AppError `payload_too_large`; the system's errors.
 */
export const readBytes = (file: string): Buffer => {
  const descriptor = openSync(file, 'r');
  try {
    demandFileSize(fstatSync(descriptor).size);
    const pieces: Buffer[] = [];
    let total = 0;
    for (;;) {
      const piece = Buffer.allocUnsafe(pieceBytes);
      const count = readSync(descriptor, piece);
      if (count === 0) return Buffer.concat(pieces, total);
      pieces.push(piece.subarray(0, count));
      total += count;
      demandFileSize(total);
    }
  } finally {
    closeSync(descriptor);
  }
};

/** The bytes of a stream, one more than a file may have at most: more than that are not waited for. */
export const bytesOf = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  let total = 0;
  for await (const piece of stream) {
    pieces.push(piece);
    total += piece.length;
    if (total > maxFileBytes) break;
  }
  return Buffer.concat(pieces, total);
};
