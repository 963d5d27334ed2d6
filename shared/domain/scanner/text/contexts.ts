/** Bits that say in what setting a UTF-16 unit of a message stands. */
export const setting = { plain: 0, quoted: 1, fenced: 2, example: 4 } as const;

const longestQuote = 300;
const fence = /^[ \t]{0,3}(?:`{3,}|~{3,})/;
const listItem = /^\s{0,12}(?:[-*+•>]|\d{1,3}[.)]|"|“|\|)/;
const heading = /^\s{0,3}(?:#{1,6}\s|\*\*[^*\n]{1,120}\*\*:?\s*$|[^\n]{1,160}:\s*$)/;
const aboutAttacks =
  /\b(?:attacks?|jailbreaks?|injections?|adversarial|malicious|red[ -]flags?|manipulation|threats?|bad examples?|anti-?patterns?|what not to|never do|not allowed|disallowed|prohibited|forbidden|(?:must|should|do|can)(?: not|n't)|don['’]t|never|avoid|refuse|decline|reject)\b/i;

/** Opening marks that begin a quotation, with the mark that ends it. */
const quoteMarks: Readonly<Record<string, string>> = { '"': '"', '“': '”', '«': '»', '‘': '’', "'": "'", '`': '`' };
const opensAfter = /[\s([{:,>\-/]/;
const closesBefore = /[\s.,;:!?)\]}"<\-/]/;

const mark = (marks: Uint8Array, start: number, end: number, bit: number): void => {
  for (let at = start; at < end; at += 1) marks[at] = (marks[at] ?? 0) | bit;
};

const markQuotes = (content: string, first: number, start: number, end: number, marks: Uint8Array): void => {
  for (let at = start; at < end; at += 1) {
    const closing = quoteMarks[content.charAt(at)];
    if (closing === undefined || at === first || (at > start && !opensAfter.test(content.charAt(at - 1)))) continue;
    const line = content.slice(at + 1, Math.min(end, at + 1 + longestQuote));
    let close = line.indexOf(closing);
    while (close >= 0 && at + close + 2 < end && !closesBefore.test(line.charAt(close + 1) || ' ')) {
      close = line.indexOf(closing, close + 1);
    }
    if (close <= 0) continue;
    mark(marks, at, at + close + 2, setting.quoted);
    at += close + 1;
  }
};

/**
 * Marks what is quoted, fenced as code, or listed under a heading about attacks and don'ts: there, text is spoken
 * about rather than said. A quotation or fence that opens a message wraps the prompt itself and counts for nothing.
 */
export const contextsOf = (content: string): Uint8Array => {
  const marks = new Uint8Array(content.length);
  const first = content.search(/\S/);
  let fencedFrom = -1;
  let examples = false;
  let items = 0;
  for (let start = 0; start < content.length; ) {
    const found = content.indexOf('\n', start);
    const end = found < 0 ? content.length : found;
    const line = content.slice(start, Math.min(end, start + 400));
    if (fence.test(line)) {
      if (fencedFrom >= 0) {
        if (fencedFrom > first) mark(marks, fencedFrom, end, setting.fenced);
        fencedFrom = -1;
      } else {
        fencedFrom = start;
      }
    } else if (fencedFrom < 0) {
      markQuotes(content, first, start, end, marks);
      if (heading.test(line) && !listItem.test(line)) {
        examples = aboutAttacks.test(line);
        items = 0;
      } else if (line.trim() !== '') {
        items += 1;
        if (examples && listItem.test(line)) mark(marks, start, end, setting.example);
        else if (items > 1 || !listItem.test(line)) examples = false;
      }
    }
    start = end + 1;
  }
  return marks;
};
