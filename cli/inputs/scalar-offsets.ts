/** How a text is written in YAML (YAML 1.2.2, chapters 7 and 8); JSON's strings are the double quoted ones. */
export type ScalarStyle = 'plain' | 'single-quoted' | 'double-quoted' | 'block';

/** Where the units of a text stand in its source: of unit `i`, from `starts[i]` until `ends[i]`. */
export type ScalarOffsets = { readonly starts: Uint32Array; readonly ends: Uint32Array };

const blanks: ReadonlySet<string> = new Set([' ', '\t', '\n', '\r']);
const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The first place from `at` on where the source has something to say: blanks and escaped line breaks are passed over. */
const afterBlanks = (source: string, at: number, style: ScalarStyle): number => {
  for (let next = at; ; next += 1) {
    const char = source.charAt(next);
    const breaks = style === 'double-quoted' && char === '\\' && /[\r\n]/.test(source.charAt(next + 1));
    if (!breaks && !blanks.has(char)) return next;
  }
};

/** How many units of the source make up what stands there: a character, an escape or a doubled quote. */
const widthAt = (source: string, at: number, style: ScalarStyle): number => {
  const char = source.charAt(at);
  if (style === 'single-quoted' && char === "'") return 2;
  if (style !== 'double-quoted' || char !== '\\') return 1;
  return 2 + (hexDigits[source.charAt(at + 1)] ?? 0);
};

/** Whether the escape at a place stands for a blank, which must not be passed over as layout. */
const isEscape = (source: string, at: number, style: ScalarStyle): boolean =>
  style === 'double-quoted' && source.charAt(at) === '\\' && !/[\r\n]/.test(source.charAt(at + 1));

/**
 * Follows a text through its source. Line folding and indentation change blanks only, so all else stands in the same
 * order in both; a blank of the text is placed at the blank of the source where it may have come from.
 *
 * @param from where the text begins in the source: after the opening quote or the line of a block's header
 * @returns undefined when the source does not spell the text
 */
export const scalarOffsets = (
  value: string,
  source: string,
  from: number,
  style: ScalarStyle,
): ScalarOffsets | undefined => {
  const starts = new Uint32Array(value.length);
  const ends = new Uint32Array(value.length);
  let at = from;
  for (let unit = 0; unit < value.length; unit += 1) {
    const char = value.charAt(unit);
    const layout = blanks.has(char) && !isEscape(source, at, style);
    if (!layout && !isEscape(source, at, style)) at = afterBlanks(source, at, style);
    const width = layout && !blanks.has(source.charAt(at)) ? 0 : widthAt(source, at, style);
    const verbatim = width === 1;
    if (!layout && verbatim && source.charAt(at) !== char) return undefined;
    starts[unit] = at;
    ends[unit] = at + width;
    /** An eight-digit escape may stand for two units; both are placed at it. */
    const pair = width > 6 && (value.codePointAt(unit) ?? 0) > 0xffff;
    if (pair) {
      unit += 1;
      starts[unit] = at;
      ends[unit] = at + width;
    }
    at += width;
  }
  return { starts, ends };
};
