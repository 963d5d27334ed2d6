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

/** No word of four ASCII characters is negative. */
const notAscii = -1;

/** Four ASCII characters from an index on in one little-endian word, or {@link notAscii}. */
const asciiWord = (text: string, index: number): number => {
  const first = text.charCodeAt(index);
  const second = text.charCodeAt(index + 1);
  const third = text.charCodeAt(index + 2);
  const fourth = text.charCodeAt(index + 3);
  return (first | second | third | fourth) < 0x80 ? first | (second << 8) | (third << 16) | (fourth << 24) : notAscii;
};

/** A hash under way: `filled` bits of the next word are there, lowest first. */
export type Murmur3 = {
  readonly hash: number;
  readonly word: number;
  readonly filled: number;
  readonly bytes: number;
};

/** Goes on with the UTF-8 bytes of a text, which are made on the way, without a buffer. */
const advance = (from: Murmur3, text: string): Murmur3 => {
  let { hash, word, filled, bytes } = from;
  let index = 0;

  for (; index + 4 <= text.length; index += 4) {
    const four = asciiWord(text, index);
    if (four === notAscii) break;
    hash = absorb(hash, word | (four << filled));
    word = filled === 0 ? 0 : four >>> (32 - filled);
  }

  bytes += index;
  for (; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const point = unit < 0x80 ? unit : pointAt(text, index);
    if (point > 0xffff) index += 1;

    const added = utf8Word(point);
    const size = utf8Bits(point);
    word |= added << filled;
    filled += size;
    bytes += size / 8;
    if (filled < 32) continue;

    hash = absorb(hash, word);
    filled -= 32;
    word = filled === 0 ? 0 : added >>> (size - filled);
  }
  return { hash, word, filled, bytes };
};

/** Begins a hash with what many texts begin with, so that it is hashed once; {@link murmur3After} goes on from there. */
export const murmur3Begun = (text: string, seed: number): Murmur3 =>
  advance({ hash: seed | 0, word: 0, filled: 0, bytes: 0 }, text);

/** The hash of what {@link murmur3Begun} was given and of `text`, as of one text. Neither may end or begin in half a surrogate pair. */
export const murmur3After = (begun: Murmur3, text: string): number => {
  const { hash, word, filled, bytes } = advance(begun, text);
  return finish(filled === 0 ? hash : hash ^ scramble(word), bytes);
};

/** MurmurHash3_x86_32 (Appleby, public domain) of the UTF-8 bytes of `text`, as an unsigned 32-bit integer. */
export const murmur3 = (text: string, seed: number): number => murmur3After(murmur3Begun('', seed), text);
