/** Shannon entropy of a string in bits a character. */
export const entropyOf = (text: string): number => {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
};

const placeholder =
  /example|sample|placeholder|changeme|change[_-]me|your[_-]?|my[_-]?(?:key|token|secret|password)|dummy|redacted|insert|replace|xxxx|\*{3}|\.\.\.|…|<|>|\{|\}|\$\(|test[_-]?(?:key|token)|fake|foobar|secret[_-]?key$|api[_-]?key$|12345678|abcdefgh|00000000|deadbeef/i;

/** Whether a value only stands for a secret, as documentation writes it. */
export const isPlaceholder = (value: string): boolean => placeholder.test(value) || /^(.)\1+$/.test(value);

/** Whether a value looks drawn at random: long, of several kinds of characters, without the rhythm of words. */
export const looksRandom = (value: string): boolean =>
  value.length >= 16 && !isPlaceholder(value) && /\d/.test(value) && /[a-z]/i.test(value) && entropyOf(value) >= 3.2;
