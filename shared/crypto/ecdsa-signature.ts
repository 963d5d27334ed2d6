const sequence = 0x30;
const integer = 0x02;
/** Of P-256: r and s have 32 bytes each. */
const size = 32;

const malformed = () => new Error('The signature is not the DER of an ECDSA-Sig-Value.');

const readInteger = (der: Uint8Array, at: number): { readonly bytes: Uint8Array; readonly end: number } => {
  const length = der[at + 1];
  if (der[at] !== integer || length === undefined || length === 0 || length > size + 1) throw malformed();
  const end = at + 2 + length;
  const bytes = der.subarray(at + 2, end);
  const [first = 0, second = 0] = bytes;
  const isNegative = first >= 0x80;
  const isPadded = length > 1 && first === 0 && second < 0x80;
  if (bytes.length !== length || isNegative || isPadded) throw malformed();
  const digits = first === 0 ? bytes.subarray(1) : bytes;
  if (digits.length > size) throw malformed();
  return { bytes: digits, end };
};

/**
 * Turns the signature that KMS makes (DER, RFC 3279, section 2.2.3) into the one that a JWS carries: r and s as 32
 * bytes each (RFC 7518, section 3.4). @throws Error for anything but the one DER form of two such numbers.
 */
export const rawSignatureOf = (der: Uint8Array): Uint8Array => {
  if (der[0] !== sequence || der[1] !== der.length - 2) throw malformed();
  const r = readInteger(der, 2);
  const s = readInteger(der, r.end);
  if (s.end !== der.length) throw malformed();
  const raw = new Uint8Array(2 * size);
  raw.set(r.bytes, size - r.bytes.length);
  raw.set(s.bytes, 2 * size - s.bytes.length);
  return raw;
};
