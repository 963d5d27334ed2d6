/** Shorter words are in too many passwords by chance. */
const shortestWord = 4;

/** What may be left beside the words without making them a password: a year, say. */
const decoration = 4;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Whether each character is the one before it, the next one or the one before that: `1111`, `1234`, `dcba`. */
const isRun = (text: string): boolean => {
  const points = Array.from(text.replaceAll('90', '9:').replaceAll('09', ':9'), (each) => each.codePointAt(0) ?? 0);
  const steps = points.slice(1).map((point, index) => point - (points[index] ?? 0));
  const [first = 0] = steps;
  return Math.abs(first) <= 1 && steps.every((step) => step === first);
};

/**
 * Whether a password is nothing but the words, in any order and number, with at most four characters or one run such as
 * `123456` beside them; case and punctuation make no difference.
 */
export const isBuiltFrom = (password: string, words: readonly string[]): boolean => {
  const whole = plain(password);
  const known = words.map(plain).filter(({ length }) => length >= shortestWord);
  known.sort((a, b) => b.length - a.length);
  const rest = known.reduce((left, word) => left.replaceAll(word, ''), whole);
  return rest !== whole && (rest.length <= decoration || isRun(rest));
};
