import { wordLikeness } from './word-likeness.ts';

/** Shannon entropy of a string in bits a character. */
export const entropyOf = (text: string): number => {
  const counts = new Map<number, number>();
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
};

/** Words by which documentation marks a value as none, and signs that something is filled in here. */
const standIn =
  /example|sample|placeholder|change[_-]?(?:me|it|this)|(?:^|[^a-z])your(?:[^a-z]|(?:api|key|token|secret|pass|own))|dummy|redacted|removed|insert[_-]|replace[_-]?(?:me|with|this)|[_-]here\b|\*{3}|\.{3}|…|[<>{}[\]]|\$\(|foobar|(?:^|[_-])(?:fake|mock|todo|fixme|not[_-]?(?:a[_-])?(?:real|secret))(?:[_-]|$)|(?:test|secret|api|access|my)[_-]?(?:key|token|secret)$|deadbeef|^\$[a-z_]|^%[a-z_]{2,40}%$/i;
const repeated = /([A-Za-z0-9])\1{5}/;

/** The share of neighbours that count up, count down or stay the same: "aaaa", "1234", "abcdef". */
const orderliness = (text: string): number => {
  let ordered = 0;
  for (let at = 1; at < text.length; at += 1) {
    if (Math.abs(text.charCodeAt(at) - text.charCodeAt(at - 1)) <= 1) ordered += 1;
  }
  return ordered / Math.max(1, text.length - 1);
};

/** Whether a value only stands for a secret, as documentation writes it. */
export const isPlaceholder = (value: string): boolean =>
  standIn.test(value) || repeated.test(value) || orderliness(value) > 0.5;

const hexadecimal = /^(?:0x)?[0-9a-f]+$/i;
const identifierParts = /[-_./+]/;

/** The entropy in bits a character that a value of a length must have: short ones cannot have much. */
const enough = (length: number): number => Math.min(3.3, Math.log2(length) * 0.84);

/** Letters and digits without the rhythm of words; hexadecimal digits are letters of no word. */
const isDrawn = (text: string): boolean =>
  /\d/.test(text) && /[a-z]/i.test(text) && (hexadecimal.test(text) || wordLikeness(text) <= 0);

/**
 * Whether a value looks drawn at random: letters and digits, of enough entropy, neither made of words nor of a
 * pattern. Of a value with separators one part of sixteen characters is enough.
 *
 * @param shortest the fewest characters it must have
 */
export const looksRandom = (value: string, shortest = 16): boolean => {
  const bare = value.replace(/={1,3}$/, '');
  if (bare.length < shortest || isPlaceholder(bare) || entropyOf(bare) < enough(bare.length)) return false;
  if (isDrawn(bare)) return true;
  return bare.split(identifierParts).some((part) => part.length >= 16 && isDrawn(part) && entropyOf(part) >= 3);
};
