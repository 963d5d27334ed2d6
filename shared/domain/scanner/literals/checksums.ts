const crcTable = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The cyclic redundancy check of ISO/IEC 8802-3 (CRC-32) over the units of an ASCII text, unsigned. */
export const crc32 = (text: string): number => {
  let value = -1;
  for (let at = 0; at < text.length; at += 1) {
    value = (value >>> 8) ^ (crcTable[(value ^ text.charCodeAt(at)) & 0xff] ?? 0);
  }
  return (value ^ -1) >>> 0;
};

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A number in base 62, six digits. */
export const inBase62 = (value: number): string => {
  let digits = '';
  for (let rest = value; digits.length < 6; rest = Math.floor(rest / 62)) digits = base62.charAt(rest % 62) + digits;
  return digits;
};

/**
 * Whether the last six characters of a token are the CRC-32 in base 62 of what stands between them and its prefix, as
 * GitHub introduced it in 2021 and npm after it: such a token was issued, whatever it looks like.
 */
export const endsInChecksum = (token: string): boolean => {
  const body = token.slice(token.indexOf('_') + 1);
  return body.length > 6 && inBase62(crc32(body.slice(0, -6))) === body.slice(-6);
};
