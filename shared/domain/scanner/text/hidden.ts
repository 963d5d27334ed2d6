/** A stretch of a message whose characters spell another text. */
export type Hidden = {
  readonly how:
    | 'base64'
    | 'hex'
    | 'rot13'
    | 'reversed'
    | 'tags'
    | 'selectors'
    | 'spaced'
    | 'split'
    | 'leet'
    | 'comment';
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

/** Of what is encoded, as much is decoded, in UTF-16 units. */
export const longestDecoded = 65_536;

export const isPrintable = (byte: number): boolean =>
  (byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13;

/** The line around an offset, at most so many units to either side and not before `first`. */
export const lineAround = (
  content: string,
  at: number,
  reach: number,
  first = 0,
): { readonly start: number; readonly end: number } => {
  const left = content.slice(Math.max(first, at - reach), at);
  const right = content.slice(at, at + reach);
  const lineEnd = right.indexOf('\n');
  return {
    start: at - left.length + left.lastIndexOf('\n') + 1,
    end: at + (lineEnd < 0 ? right.length : lineEnd),
  };
};
