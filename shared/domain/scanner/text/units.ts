/** What stands for a unit beyond ASCII. */
export const beyondAscii = 0x80;

/** A text that was read, its units, and whether all of them are ASCII. */
type Reading = { text: string; units: Uint8Array; ascii: boolean };

/** Of a message and its folded text, which are read in turn, neither is read twice: the one asked for last, and the other. */
let recent: Reading = { text: '', units: new Uint8Array(4096), ascii: true };
let former: Reading = { text: '', units: new Uint8Array(4096), ascii: true };
const encoder = new TextEncoder();

/** Encoding ASCII is one copy; any other text is gone through unit by unit. */
const read = (into: Reading, text: string): Reading => {
  if (into.units.length <= text.length) into.units = new Uint8Array(2 * text.length);
  const { units } = into;
  const encoded = encoder.encodeInto(text, units);
  into.text = text;
  into.ascii = encoded.read === text.length && encoded.written === text.length;
  for (let at = 0; at < text.length && !into.ascii; at += 1) {
    const unit = text.charCodeAt(at);
    units[at] = unit < beyondAscii ? unit : beyondAscii;
  }
  units[text.length] = 0;
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

/** Whether a text has a unit of a class, told without a branch for each: it is asked of every text, and mostly in vain. */
export const holdsAny = (text: string, members: Uint8Array): boolean => {
  const units = unitsOf(text);
  const { length } = text;
  let found = 0;
  for (let at = 0; at < length; at += 1) found |= members[units[at] ?? 0] ?? 0;
  return found !== 0;
};
