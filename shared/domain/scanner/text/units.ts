/** What stands for a unit beyond ASCII. */
export const beyondAscii = 0x80;

/** A text that was read, its units, and whether all of them are ASCII. */
type Reading = { text: string; units: Uint8Array; ascii: boolean };

/** Of a message and its folded text, which are read in turn, neither is read twice: the one asked for last, and the other. */
let recent: Reading = { text: '', units: new Uint8Array(4096), ascii: true };
let former: Reading = { text: '', units: new Uint8Array(4096), ascii: true };
const encoder = new TextEncoder();

/** How many UTF-16 units a byte of UTF-8 begins: none within a character, two for one beyond the basic plane. */
const begun = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 0x80 ? 1 : byte < 0xc0 ? 0 : byte < 0xf0 ? 1 : 2));

/** Turns the bytes of UTF-8 to those that stand for units, in place: there are never more of these. */
const bytesToUnits = (bytes: Uint8Array, length: number): void => {
  let unit = 0;
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] ?? 0;
    const many = begun[byte] ?? 0;
    bytes[unit] = Math.min(byte, beyondAscii);
    // What stands for a unit would also stand within a character: it is passed over where it was not read yet.
    if (many === 2) bytes[unit + 1] = beyondAscii;
    unit += many;
  }
};

/** Encoding is a copy, many times faster than to ask a string for its units one by one. A unit takes three bytes at most. */
const read = (into: Reading, text: string): Reading => {
  const { length } = text;
  if (into.units.length <= length) into.units = new Uint8Array(2 * length);
  let encoded = encoder.encodeInto(text, into.units);
  into.ascii = encoded.read === length && encoded.written === length;
  if (!into.ascii) {
    if (encoded.read < length) {
      into.units = new Uint8Array(3 * length + 1);
      encoded = encoder.encodeInto(text, into.units);
    }
    bytesToUnits(into.units, encoded.written);
  }
  into.text = text;
  into.units[length] = 0;
  return into;
};

/**
 * The text itself is kept, not one that only reads the same: strings that are one are told in no time, while others
 * alike are compared unit by unit, which must not happen each time that somebody asks.
 */
const readingOf = (text: string): Reading => {
  if (recent.text !== text) {
    [recent, former] = [former, recent];
    if (recent.text !== text) return read(recent, text);
  }
  recent.text = text;
  return recent;
};

/**
 * The UTF-16 units of a text as bytes, which are read many times faster than a string's: ASCII as it is, any other
 * unit as `beyondAscii`, and a zero at the end. They hold until two other texts are asked for, which take their place.
 */
export const unitsOf = (text: string): Uint8Array => readingOf(text).units;

/** Whether a text is of ASCII alone. */
export const isAscii = (text: string): boolean => readingOf(text).ascii;
