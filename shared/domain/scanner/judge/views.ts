import type { Part } from './chunks.ts';
import type { Pass } from './judge.ts';

/** No text of an exhibit holds a less-than sign as it is shown, so none can look like the end of one. */
const shownLessThan = '‹';
const marks = ['^', '¦', '†', '‡', '§', '¤', '¶', '◊', '※', '⁂', '▪', '▸'];

/** What white space becomes in the second reading: a sign that is in none of the texts (Spotlighting, arXiv 2403.14720). */
export const markOf = (texts: readonly string[], seed: string): string => {
  const from = Number.parseInt(seed.slice(0, 4), 16) % marks.length;
  const order = [...marks.slice(from), ...marks.slice(0, from)];
  return order.find((mark) => texts.every((text) => !text.includes(mark))) ?? `${order[0]}${seed.slice(0, 8)}`;
};

const asJson = ({ role, text }: Part): string =>
  JSON.stringify({ role, text }).replace(
    /[<>\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const marked = (line: string, mark: string): string =>
  `${mark}${line.replace(/\s/gu, mark).replaceAll('<', shownLessThan)}`;

/** The line of the role is the one that no text can write: it has no mark. */
const asMarked = ({ role, text }: Part, mark: string): string =>
  [`role: ${role}`, ...text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).map((line) => marked(line, mark))].join('\n');

/** The parts of an exhibit as a reading shows them: as JSON, or with every gap marked. */
export const viewOf: Readonly<Record<Pass, (parts: readonly Part[], mark: string) => string>> = {
  first: (parts) => parts.map(asJson).join('\n'),
  second: (parts, mark) => parts.map((part) => asMarked(part, mark)).join('\n'),
};

/** A quotation as it would stand in the text itself. */
export const unviewed: Readonly<Record<Pass, (quote: string, mark: string) => string>> = {
  first: (quote) => quote,
  second: (quote, mark) => quote.replaceAll(mark, ' ').replaceAll(shownLessThan, '<'),
};
