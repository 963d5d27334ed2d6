const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** A line of bytes without its end, or the mark of one that is longer than lines may be. */
export type Line = Buffer | 'too long';

export type LineSplitter = {
  /** The lines that end in a chunk. */
  readonly push: (chunk: Buffer) => readonly Line[];
  /** The last line, if it does not end. */
  readonly end: () => readonly Line[];
};

const withoutReturn = (line: Buffer): Buffer =>
  line.at(-1) === carriageReturn ? line.subarray(0, line.length - 1) : line;

/** Splits a stream of bytes at its line feeds. Of a line that is too long no more is kept than that it was. */
export const lineSplitter = (maxBytes: number): LineSplitter => {
  let pieces: Buffer[] = [];
  let length = 0;

  const add = (piece: Buffer): void => {
    length += piece.length;
    if (length > maxBytes) pieces = [];
    else if (piece.length > 0) pieces.push(piece);
  };
  const take = (): Line => {
    const [only, ...more] = pieces;
    const whole = only && more.length === 0 ? only : Buffer.concat(pieces);
    const line = length > maxBytes ? 'too long' : withoutReturn(whole);
    pieces = [];
    length = 0;
    return line;
  };

  return {
    push: (chunk) => {
      const lines: Line[] = [];
      let start = 0;
      for (let feed = chunk.indexOf(lineFeed); feed >= 0; feed = chunk.indexOf(lineFeed, start)) {
        add(chunk.subarray(start, feed));
        lines.push(take());
        start = feed + 1;
      }
      // A copy, since the source may use the memory of its chunk again.
      if (start < chunk.length) add(start === 0 ? chunk : Buffer.from(chunk.subarray(start)));
      return lines;
    },
    end: () => (length > 0 ? [take()] : []),
  };
};
