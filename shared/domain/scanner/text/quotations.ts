import type { Span } from '../span.ts';

/** Opening marks that begin a quotation, with those that may end it and the most that may stand between. */
const quoteMarks: Readonly<Record<string, { readonly ends: string; readonly most: number }>> = {
  '"': { ends: '"', most: 300 },
  '“': { ends: '”', most: 300 },
  '„': { ends: '“”"', most: 300 },
  '«': { ends: '»', most: 300 },
  '»': { ends: '«', most: 300 },
  '「': { ends: '」', most: 300 },
  '‘': { ends: '’', most: 160 },
  "'": { ends: "'", most: 160 },
  '`': { ends: '`', most: 160 },
};
const opensAfter = /[\s([{:,>\-/，。：]/;
const closesBefore = /[\s.,;:!?)\]}"<\-/，。：；]/;

/** Whether a mark, which ends quotations as well as it opens them, opens one inside another. */
const opensWithin = (line: string, at: number): boolean =>
  /\s/.test(line.charAt(at - 1)) && /[\p{L}\p{N}]/u.test(line.charAt(at + 1));

/** Where a quotation that opens at an offset of a line ends, its closing mark included, or 0. */
const endOfQuote = (line: string, at: number): number => {
  const marks = quoteMarks[line.charAt(at)];
  if (marks === undefined) return 0;
  const apart = line.charAt(at) !== '「';
  if (apart && at > 0 && !opensAfter.test(line.charAt(at - 1))) return 0;
  for (let end = at + 1; end < line.length && end - at <= marks.most; end += 1) {
    if (!marks.ends.includes(line.charAt(end))) continue;
    if (line.charAt(end) === line.charAt(at) && opensWithin(line, end)) return 0;
    if (end > at + 1 && (!apart || closesBefore.test(line.charAt(end + 1) || ' '))) return end + 1;
  }
  return 0;
};

const opening = /["“„«»「‘'`]/g;

/** The quotations of one line, in its own offsets. */
export const quotationsIn = (line: string): readonly Span[] => {
  const found: Span[] = [];
  let covered = 0;
  for (const { index } of line.matchAll(opening)) {
    const end = index < covered ? 0 : endOfQuote(line, index);
    if (end === 0) continue;
    found.push({ start: index, end });
    covered = end;
  }
  return found;
};

const nearby = 200;
const twoWords = /\p{L}\p{L}[^\p{L}]{1,4}\p{L}\p{L}|\p{Lo}{3}/u;
const manySentences = /[.!?] {1,2}\p{Lu}[^.!?]{8,200}[.!?]/u;
const takesUp =
  /\b(?:follow|obey|execute|comply with|carry out|act on|your (?:new |real |true |only ){0,2}(?:task|instructions?|orders?|rules?|goal|prompt|motto)|do (?:what|as)|adopt|live by|remember)\b/i;
const keepsOff =
  /\b(?:if|when|whenever|never|not|don['’]t|refuse|decline|ignore|treat|report|flag|users?|attempts?|examples?|such as|like|attackers?|translate|classify|sentence|phrase|text)\b/i;

/**
 * Whether a quotation is cited: the line around it speaks about it, or the line before announced it. A quotation that
 * is all there is, or that its own line tells to follow, says what it says.
 */
export const isCited = (line: string, { start, end }: Span, announced: boolean): boolean => {
  const around = `${line.slice(Math.max(0, start - nearby), start)} ${line.slice(end, end + nearby)}`;
  if (takesUp.test(around) && !keepsOff.test(around)) return false;
  const spokenAbout = twoWords.test(around);
  if (manySentences.test(line.slice(start, end)) && !(announced || keepsOff.test(around))) return false;
  return spokenAbout || announced;
};
