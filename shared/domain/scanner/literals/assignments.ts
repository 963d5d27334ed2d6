import type { Span } from '../span.ts';
import { backWhile } from './text-ends.ts';

/** A value that something is said to be: `API_KEY = "…"`, `<token>…</token>`, `the client secret is …`. */
export type Assignment = Span & {
  /** What it is the value of, as written, up to the last four words of prose. */
  readonly name: string;
  /** Whether a mark of a programme or a configuration stands between, rather than prose. */
  readonly formal: boolean;
  readonly quoted: boolean;
};

const longestName = 64;
const opening = ' \t"\'`\\(\n\r';
const operators = '=:>|?-,';
const closing = ' \t\n"\'`])*\\';
const quotes = '"\'`';
/** Marks of a kind of string, as in `L"…"` and `rb'…'`, and a type between a name and its value. */
const stringKind = /(?:^|[\s=(:])[a-z@]{1,2}$/i;
const typeOfName = /^ &?[\w<>[\]'.]{1,24} ?$/;
const copulas = /(?:^|[^a-z])(?:is|are|was|be|equals|set to|to|use|using|with)(?: now)?$/i;
const schemes: ReadonlySet<string> = new Set([
  'bearer',
  'basic',
  'token',
  'apikey',
  'key',
  'aws4-hmac-sha256',
  'sso-key',
]);

const isNameUnit = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) ||
  (unit >= 0x41 && unit <= 0x5a) ||
  (unit >= 0x30 && unit <= 0x39) ||
  unit === 0x5f ||
  unit === 0x2d ||
  unit === 0x2e ||
  unit === 0x24;

const backOver = (content: string, from: number, marks: string, most: number): number =>
  backWhile(content, from, most, (char) => marks.includes(char));

/** The name that ends at an offset: an identifier, or several words of one line. */
const nameBefore = (content: string, end: number, words: number): string => {
  const floor = Math.max(0, end - longestName);
  let at = end;
  for (let word = 0; word < words; word += 1) {
    const before = at;
    while (at > floor && isNameUnit(content.charCodeAt(at - 1))) at -= 1;
    if (at === before || word + 1 === words || content.charAt(at - 1) !== ' ') break;
    if (!isNameUnit(content.charCodeAt(at - 2))) break;
    at -= 1;
  }
  return content.slice(at, end).trim();
};

/** The name in `name: Type =`, where the type ends at an offset. */
const typedName = (content: string, end: number): string | undefined => {
  const window = content.slice(Math.max(0, end - 28), end);
  const colon = window.lastIndexOf(':');
  if (colon < 0 || !typeOfName.test(window.slice(colon + 1))) return undefined;
  return nameBefore(content, backOver(content, end - window.length + colon, ' ?', 2), 1);
};

/** What a value is assigned to, read backwards from where it begins; undefined when it stands alone. */
export const assignmentOf = (content: string, { start, end }: Span): Assignment | undefined => {
  let at = backOver(content, start, opening, 8);
  const opened = content.slice(at, start);
  const quoted = [...quotes].some((quote) => opened.includes(quote));
  const kind = quotes.includes(opened.charAt(0)) ? stringKind.exec(content.slice(Math.max(0, at - 3), at)) : null;
  if (kind !== null) at = backOver(content, at - kind[0].replace(/^[\s=(:]/, '').length, opening, 2);
  const scheme = backWhile(content, at, 18, (char) => /[A-Za-z0-9-]/.test(char));
  const carried = schemes.has(content.slice(scheme, at).toLowerCase());
  if (carried) at = backOver(content, scheme, opening, 4);
  const operated = backOver(content, at, operators, 4);
  const operator = content.slice(operated, at);
  const formal = /[^-]/.test(operator) && (operator !== ',' || quoted);
  if (!formal) {
    if (operator !== '' || /[\n\r]/.test(opened)) return undefined;
    const said = copulas.exec(content.slice(Math.max(0, at - 12), at));
    const subject = said === null ? at : at - said[0].replace(/^[^a-z]/i, '').length;
    const name = `${nameBefore(content, backOver(content, subject, ' ', 1), 4)}${carried ? ' bearer' : ''}`;
    return { start, end, name, formal: false, quoted };
  }
  const close = backOver(content, operated, closing, 5);
  const between = content.slice(close, operated);
  if (between.includes('\n') && !between.includes('\\')) return undefined;
  const typed = typedName(content, close);
  const words = typed === undefined ? nameBefore(content, close, /^[:=]/.test(operator) ? 3 : 1) : typed;
  return { start, end, name: carried ? `${words} bearer` : words, formal: true, quoted };
};
