const sextetOf = new Int8Array(128).fill(-1);
for (const [value, char] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) {
  sextetOf[char.charCodeAt(0)] = value;
}
sextetOf['-'.charCodeAt(0)] = 62;
sextetOf['_'.charCodeAt(0)] = 63;

/** The bytes of Base64 or base64url (RFC 4648, sections 4 and 5) as Latin-1; it ends where the alphabet does. */
export const fromBase64 = (text: string): string => {
  let decoded = '';
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sextet = sextetOf[text.charCodeAt(at)] ?? -1;
    if (sextet < 0) break;
    bits = ((bits << 6) | sextet) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      decoded += String.fromCharCode((bits >> held) & 0xff);
    }
  }
  return decoded;
};

/** What a base64url part of a token spells, when that is a JSON object. */
export const jsonFromBase64 = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(fromBase64(text));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};
