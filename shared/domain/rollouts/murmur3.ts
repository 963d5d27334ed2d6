const scramble = (word: number): number => {
  const mixed = Math.imul(word, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
};

const absorb = (hash: number, word: number): number => {
  const mixed = hash ^ scramble(word);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
};

const finish = (hash: number, length: number): number => {
  const sized = hash ^ length;
  const first = Math.imul(sized ^ (sized >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
};

const continuation = (point: number, shift: number): number => ((point >>> shift) & 0x3f) | 0x80;

/** The UTF-8 bytes of a code point (RFC 3629) in one little-endian word, first byte lowest. */
const utf8Word = (point: number): number => {
  if (point < 0x80) return point;
  if (point < 0x800) return (point >>> 6) | 0xc0 | (continuation(point, 0) << 8);
  if (point < 0x10000) return (point >>> 12) | 0xe0 | (continuation(point, 6) << 8) | (continuation(point, 0) << 16);
  return (
    (point >>> 18) |
    0xf0 |
    (continuation(point, 12) << 8) |
    (continuation(point, 6) << 16) |
    (continuation(point, 0) << 24)
  );
};

const utf8Bits = (point: number): number => {
  if (point < 0x80) return 8;
  if (point < 0x800) return 16;
  return point < 0x10000 ? 24 : 32;
};

/** The code point at an index; half a surrogate pair counts as U+FFFD, as in the Encoding Standard. */
const pointAt = (text: string, index: number): number => {
  const point = text.codePointAt(index) ?? 0xfffd;
  return point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
};

/** Four ASCII characters from an index on in one little-endian word; -1, which no such word is, if one is not ASCII. */
const asciiWord = (text: string, index: number): number => {
  const first = text.charCodeAt(index);
  const second = text.charCodeAt(index + 1);
  const third = text.charCodeAt(index + 2);
  const fourth = text.charCodeAt(index + 3);
  return (first | second | third | fourth) < 0x80 ? first | (second << 8) | (third << 16) | (fourth << 24) : -1;
};

/**
 * MurmurHash3_x86_32 (Appleby, public domain) of the UTF-8 bytes of `text`, as an unsigned 32-bit integer.
 * The bytes are made on the way, without a buffer: this runs once for every prompt that is served.
 */
export const murmur3 = (text: string, seed: number): number => {
  let hash = seed | 0;
  let word = 0;
  let filled = 0;
  let index = 0;

  for (; index + 4 <= text.length; index += 4) {
    const four = asciiWord(text, index);
    if (four < 0) break;
    hash = absorb(hash, four);
  }

  let bits = index * 8;
  for (; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const point = unit < 0x80 ? unit : pointAt(text, index);
    if (point > 0xffff) index += 1;

    const added = utf8Word(point);
    const size = utf8Bits(point);
    word |= added << filled;
    filled += size;
    bits += size;
    if (filled < 32) continue;

    hash = absorb(hash, word);
    filled -= 32;
    word = filled === 0 ? 0 : added >>> (size - filled);
  }
  return finish(filled === 0 ? hash : hash ^ scramble(word), bits / 8);
};
