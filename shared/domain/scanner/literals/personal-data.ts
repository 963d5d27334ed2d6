import type { PromptMessage } from '../prompt.ts';
import type { Span } from '../span.ts';
import { digitWordsOf } from './digit-words.ts';
import { isCardNumber, isIban, isSocialSecurityNumber } from './identifiers.ts';
import { type DigitGroup, groupsOf, type NumberRun, numberRunsOf } from './number-runs.ts';

const fewestCardDigits = 12;
const mostCardDigits = 19;
const joined = /[A-Za-z0-9_]/;
/** The shortest Maestro numbers: a number of goods may look the same. */
const rareCard = /^(?:5[6-8]\d\d|50(?!18|20|38)\d\d|6[37]\d\d)\d{8}$/;
const cardCue =
  /card|credit|debit|maestro|visa|pay|charge|billing|expir|declin|bank|stolen|\bcc\b|karte|tarjeta|carte|carta|cart[ãa]o/i;

const compact = (text: string): string => text.replace(/[^A-Za-z0-9]/g, '');

/** Whether a word begins before or goes on after a range, or a decimal does. */
const isPartOfWord = (content: string, { start, end }: Span): boolean =>
  joined.test(content.charAt(start - 1)) ||
  joined.test(content.charAt(end)) ||
  /[.,]\d/.test(content.slice(end, end + 2)) ||
  /\d[.,]/.test(content.slice(Math.max(0, start - 2), start));

/** Whether groups follow one another as on a card: four digits first, then three to six each, one mark between all. */
const areCardGroups = (content: string, groups: readonly DigitGroup[]): boolean => {
  const [first, second] = groups;
  if (first === undefined || second === undefined) return true;
  const mark = content.slice(first.end, second.start);
  return (
    /^[ \u00a0\u2010-\u2015-]$/.test(mark) &&
    first.end - first.start === 4 &&
    groups.slice(1).every(({ start, end }, at) => {
      const length = end - start;
      const last = at === groups.length - 2;
      return content.slice(groups[at]?.end, start) === mark && length <= 6 && (length >= 3 || last);
    })
  );
};

/** Whether the same marks go on before or after: then it is a part of some longer number. */
const isWithinMore = (
  content: string,
  groups: readonly DigitGroup[],
  first: number,
  last: number,
  digits: number,
): boolean => {
  const markAfter = (at: number): string => content.slice(groups[at]?.end, groups[at + 1]?.start ?? groups[at]?.end);
  const mark = markAfter(first);
  return (
    first !== last &&
    (mark !== ' ' || digits < 14) &&
    ((first > 0 && markAfter(first - 1) === mark) || (last + 1 < groups.length && markAfter(last) === mark))
  );
};

const cardsIn = (content: string, run: NumberRun): readonly Span[] => {
  const groups = groupsOf(content, run);
  const found: Span[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const start = groups[first]?.start ?? 0;
    let digits = '';
    for (let last = first; last < groups.length && last < first + 6; last += 1) {
      const group = groups[last];
      if (group === undefined) break;
      digits += content.slice(group.start, group.end);
      if (digits.length > mostCardDigits) break;
      const span = { start, end: group.end };
      if (digits.length < fewestCardDigits || isPartOfWord(content, span) || !isCardNumber(digits)) continue;
      if (
        !areCardGroups(content, groups.slice(first, last + 1)) ||
        isWithinMore(content, groups, first, last, digits.length)
      )
        continue;
      if (rareCard.test(digits) && !cardCue.test(content.slice(Math.max(0, start - 80), span.end + 80))) continue;
      found.push(span);
      first = last;
      break;
    }
  }
  return found;
};

/** Payment card numbers (ISO/IEC 7812), test numbers of processors excepted. */
export const cardNumbers = (message: PromptMessage): readonly Span[] =>
  numberRunsOf(message).flatMap((run) => (run.digits < fewestCardDigits ? [] : cardsIn(message.content, run)));

const ssn = /(?<![\d.-])\d{3}([-\u2010-\u2013 .])\d{2}\1\d{4}(?![\d-])/g;
const ssnCue = /(?:\bssn|social[ -]?security|\bss ?#|\bss ?no)/i;

const farthestCue = 48;

/** Whether their name stands before a number, or after it in the same sentence: "gave 219 09 9999 as her SSN". */
const isSaidToBeSsn = (content: string, { start, end }: Span): boolean => {
  if (ssnCue.test(content.slice(Math.max(0, start - farthestCue), start))) return true;
  const [after = ''] = content.slice(end, end + farthestCue).split(/[.;!?\n]/, 1);
  return ssnCue.test(after);
};

/** US social security numbers that could be issued; without hyphens only beside their name. */
export const socialSecurityNumbers = (message: PromptMessage): readonly Span[] => {
  const { content } = message;
  return numberRunsOf(message).flatMap((run) => {
    if (run.digits < 9) return [];
    const told = isSaidToBeSsn(content, run);
    const text = content.slice(run.start, run.end);
    if (/^\d{9}$/.test(text)) {
      return told && isSocialSecurityNumber(text) && !isPartOfWord(content, run)
        ? [{ start: run.start, end: run.end }]
        : [];
    }
    return [...text.matchAll(ssn)].flatMap(({ index, 0: number, 1: mark = '' }) => {
      const span = { start: run.start + index, end: run.start + index + number.length };
      if (!isSocialSecurityNumber(compact(number)) || isPartOfWord(content, span)) return [];
      return told || !/[ .]/.test(mark) ? [span] : [];
    });
  });
};

const iban = /^[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,32}/i;
const longestIban = 48;

/** The longest prefix of groups in a match that is an IBAN: what follows it may be a word. */
const ibanIn = (text: string): string | undefined => {
  for (
    let end = text.length;
    end >= 15;
    end = Math.max(text.lastIndexOf(' ', end - 1), text.lastIndexOf('-', end - 1))
  ) {
    const candidate = text.slice(0, end);
    if (isIban(compact(candidate).toUpperCase())) return candidate;
  }
  return undefined;
};

const begins = /(?:^|[:=#/])[A-Za-z]{2}\d{2}/;

/** Where in a word two letters and two digits begin, or -1. */
const ibanStart = (content: string, { start, end }: Span): number => {
  const text = content.slice(start, Math.min(end, start + longestIban));
  const found = text.length < 4 ? null : begins.exec(text);
  return found === null ? -1 : start + found.index + found[0].length - 4;
};

/** International bank account numbers (ISO 13616), printed examples excepted. */
export const ibans = (message: PromptMessage): readonly Span[] => {
  const { content } = message;
  return digitWordsOf(message).flatMap((word) => {
    const at = ibanStart(content, word);
    const matched = at < 0 ? undefined : iban.exec(content.slice(at, at + longestIban))?.[0];
    const found = matched === undefined ? undefined : ibanIn(matched);
    return found === undefined ? [] : [{ start: at, end: at + found.length }];
  });
};
