/**
 * Latin letters and the Cyrillic, Greek and Armenian ones that readers cannot tell from them.
 * A subset by hand of the confusables of Unicode Technical Standard #39, section 4, lower case only: case is folded first.
 */
const lookalikes: readonly (readonly [latin: string, others: string])[] = [
  ['a', 'аɑα'],
  ['b', 'ьƅ'],
  ['c', 'сϲ'],
  ['d', 'ԁɗ'],
  ['e', 'еєҽ'],
  ['g', 'ɡց'],
  ['h', 'һհ'],
  ['i', 'іιɩı'],
  ['j', 'јϳ'],
  ['k', 'кκ'],
  ['l', 'ӏⅼ'],
  ['m', 'м'],
  ['n', 'ոп'],
  ['o', 'оοօ'],
  ['p', 'рρ'],
  ['q', 'ԛգ'],
  ['r', 'г'],
  ['s', 'ѕ'],
  ['t', 'тτ'],
  ['u', 'υսц'],
  ['v', 'ѵν'],
  ['w', 'ѡԝω'],
  ['x', 'хχ'],
  ['y', 'уγү'],
  ['z', 'ᴢ'],
  ["'", '\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4'],
  ['"', '\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033'],
  ['-', '\u2010\u2011\u2012\u2013\u2014\u2015\u2212'],
];

/** Code point of a look-alike to the code of the ASCII character it is read as. */
export const confusables: ReadonlyMap<number, number> = new Map(
  lookalikes.flatMap(([latin, others]) =>
    [...others].map((other): [number, number] => [other.codePointAt(0) ?? 0, latin.charCodeAt(0)]),
  ),
);

/** Tag characters (U+E0000 block) spell ASCII that no reader sees. */
export const isTag = (code: number): boolean => code >= 0xe0000 && code <= 0xe007f;

/** Variation selectors 1 to 256. */
export const isVariationSelector = (code: number): boolean =>
  (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef);

/** Characters of no width that carry no meaning in Latin text. */
export const isZeroWidth = (code: number): boolean =>
  (code >= 0x200b && code <= 0x200d) ||
  (code >= 0x2060 && code <= 0x2064) ||
  code === 0xfeff ||
  code === 0x00ad ||
  code === 0x180e ||
  code === 0x034f;

/** Bidirectional marks, embeddings, overrides and isolates (Unicode Standard Annex #9). */
export const isBidiControl = (code: number): boolean =>
  code === 0x200e ||
  code === 0x200f ||
  code === 0x061c ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069);

/** Whether a reader sees nothing of it. */
export const isInvisible = (code: number): boolean =>
  isZeroWidth(code) || isBidiControl(code) || isTag(code) || isVariationSelector(code);
