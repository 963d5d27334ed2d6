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

const blankEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\t': '\t', ' ': ' ' };

/** The blank that the escape at a place stands for, if it stands for one. */
const blankEscaped = (source: string, at: number, style: ScalarStyle): string | undefined => {
  if (style !== 'double-quoted' || source.charAt(at) !== '\\') return undefined;
  const letter = source.charAt(at + 1);
  const digits = hexDigits[letter];
  if (digits === undefined) return blankEscapes[letter];
  const character = String.fromCharCode(Number.parseInt(source.slice(at + 2, at + 2 + digits), 16));
  return blanks.has(character) ? character : undefined;
};

/**
 * Follows a text through its source. Line folding and indentation change blanks only, so all else stands in the same
 * order in both; a blank of the text is placed at the blank of the source that it may have come from.
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
  let word = -1;
  for (let unit = 0; unit < value.length; unit += 1) {
    if (word < at) word = afterBlanks(source, at, style);
    const char = value.charAt(unit);
    const escaped = blankEscaped(source, word, style);
    const folded = blanks.has(char) && escaped !== char;
    if (!folded) at = word;
    const width = folded ? Number(at < word) : widthAt(source, at, style);
    const misspelt = width === 1 ? source.charAt(at) !== char : escaped !== undefined && escaped !== char;
    if (!folded && misspelt) return undefined;
    starts[unit] = at;
    ends[unit] = at + width;
    // An escape of eight digits may stand for two units, which are both placed at it.
    if (width > 6 && (value.codePointAt(unit) ?? 0) > 0xffff) {
      unit += 1;
      starts[unit] = at;
      ends[unit] = at + width;
    }
    at += width;
  }
  return { starts, ends };
};
