const sextetOf = new Int8Array(128).fill(-1);
for (const [value, char] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) {
  sextetOf[char.charCodeAt(0)] = value;
}
sextetOf['-'.charCodeAt(0)] = 62;
sextetOf['_'.charCodeAt(0)] = 63;

/** The bytes of Base64 or base64url (RFC 4648, sections 4 and 5); they end where the alphabet does. */
export const bytesFromBase64 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sextet = sextetOf[text.charCodeAt(at)] ?? -1;
    if (sextet < 0) break;
    bits = ((bits << 6) | sextet) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[length] = (bits >> held) & 0xff;
      length += 1;
    }
  }
  return bytes.subarray(0, length);
};
