/** What stands for a unit beyond ASCII. */
export const beyondAscii = 0x80;

const encoder = new TextEncoder();
let units = new Uint8Array(4096);
let read: string | undefined;
let ascii = true;

/** Encoding ASCII is one copy; any other text is gone through unit by unit. */
const readUnits = (text: string): void => {
  if (units.length <= text.length) units = new Uint8Array(2 * text.length);
  const encoded = encoder.encodeInto(text, units);
  ascii = encoded.read === text.length && encoded.written === text.length;
  for (let at = 0; at < text.length && !ascii; at += 1) {
    const unit = text.charCodeAt(at);
    units[at] = unit < beyondAscii ? unit : beyondAscii;
  }
  units[text.length] = 0;
  read = text;
};

/**
 * The UTF-16 units of a text as bytes, which are read many times faster than a string's: ASCII as it is, any other
 * unit as `beyondAscii`, and a zero at the end. They hold until the next text is asked for, since all share one buffer.
 */
export const unitsOf = (text: string): Uint8Array => {
  if (read !== text) readUnits(text);
  return units;
};

/** Whether a text is of ASCII alone. */
export const isAscii = (text: string): boolean => {
  if (read !== text) readUnits(text);
  return ascii;
};
