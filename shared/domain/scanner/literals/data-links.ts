import { once } from '../once.ts';
import type { PromptMessage } from '../prompt.ts';
import type { Span } from '../span.ts';

const longestAddress = 600;
/** Something is filled in here: a Mustache tag, a brace or bracket placeholder, a shell variable, words in capitals. */
const filled =
  /\{\{[^{}]{1,80}\}\}|\{[a-z_][\w .-]{0,60}\}|\$\{?[a-z_]{2,40}|%7b|\[[a-z][\w '-]{0,60}\]|<[a-z][\w '-]{0,60}>|\bENCODED?_[A-Z_]{2,40}|[=/.][A-Z]{4,20}(?:_[A-Z]{2,20}){0,4}(?=[&)\s"']|$)/gi;
/** Names of what a conversation holds, as placeholders have them. */
const told =
  /conversation|histor|chat|message|transcript|context|memor|secret|token|passw|credential|session|cookie|user|mail|summar|input|answer|reply|response|note|data|info|document|content|text|record|account|profile|card|ssn|phone|address|prompt_|system|instruction|secret|key|encod|base64|b64|question|output|file|everything|said|name/i;
const capitals = /^[=/.]/;
const query = /[?&#]/;

const addressAt = (content: string, start: number): string => {
  const window = content.slice(start, start + longestAddress);
  let depth = 0;
  for (let at = 0; at < window.length; at += 1) {
    const char = window.charAt(at);
    if (char === '{' || char === '[' || char === '<') depth += 1;
    if ((char === '}' || char === ']' || char === '>') && depth > 0) depth -= 1;
    else if (depth === 0 && /[\s)"'>\]]/.test(char)) return window.slice(0, at);
    if (char === '\n') return window.slice(0, at);
  }
  return window;
};

/** What is filled into a part of an address, placeholders in capitals only as such. */
const fillings = (part: string): readonly string[] =>
  [...part.matchAll(filled)]
    .map(([text]) => text)
    .filter((text) => !capitals.test(text) || text === text.toUpperCase());

/** Whether something told is filled into the path, the query or the host: a host name is looked up for its owner. */
const carriesData = (address: string): boolean =>
  fillings(address.slice(address.indexOf('//') + 2)).some((text) => told.test(text));

const longestElement = 200;
/** Elements whose address is fetched or posted to without a click, up to where it begins. */
const opensElement =
  /^<(?:img|iframe|form|script|embed|object|video|audio|source|link|input)\b[^<>\n]{0,150}[ "'](?:src|action|data|href|formaction) ?= ?["']?$/i;
const opensStyle = /url\(["']?$/i;

/** Where an image in Markdown begins whose address would stand at the end of this text, or -1. */
const imageAt = (before: string): number => {
  if (!before.endsWith('](')) return -1;
  const start = before.lastIndexOf('![');
  return start >= 0 && !/[\]\n]/.test(before.slice(start + 2, -2)) ? start : -1;
};

const elementBefore = (content: string, start: number): number => {
  const from = Math.max(0, start - longestElement);
  const before = content.slice(from, start);
  const image = imageAt(before);
  if (image >= 0) return from + image;
  const tag = before.lastIndexOf('<');
  if (tag >= 0 && opensElement.test(before.slice(tag))) return from + tag;
  const style = opensStyle.exec(before.slice(-5));
  return style === null ? -1 : start - style[0].length;
};

/** A link tells by its query or its host; the path of one holds identifiers. */
const linkCarries = (address: string): boolean => {
  const rest = address.slice(address.indexOf('//') + 2);
  const at = rest.search(query);
  const [host = ''] = rest.split(/[/?#]/, 1);
  if (at >= 0 && /\{\{/.test(rest.slice(at))) return true;
  const named = [...(at >= 0 ? fillings(rest.slice(at)) : []), ...fillings(host)];
  return named.some((text) => told.test(text));
};

const scheme = /https?:$/i;
const beginsHost = /[\w{[<$]/;

/** A web address into which a template fills what was said: fetched when it is rendered, or followed by somebody. */
type DataLink = { readonly kind: 'image' | 'link'; readonly span: Span };

/**
 * Finds web addresses into which a template fills what was said, in one pass by hand: a regular expression for Markdown
 * links would be polynomial. An image, a frame or a form sends it to whoever owns the address once it is rendered; a
 * link does when it is followed.
 */
const allDataLinks = once(({ content }: PromptMessage): readonly DataLink[] => {
  const found: DataLink[] = [];
  let covered = 0;
  for (let slashes = content.indexOf('//'); slashes >= 0; slashes = content.indexOf('//', slashes + 2)) {
    if (slashes < covered || !beginsHost.test(content.charAt(slashes + 2))) continue;
    const index = slashes - (scheme.exec(content.slice(Math.max(covered, slashes - 6), slashes))?.[0].length ?? 0);
    const address = addressAt(content, index);
    covered = index + address.length;
    const element = elementBefore(content, index);
    if (element >= 0 && carriesData(address)) {
      const end = content.charAt(covered) === ')' ? covered + 1 : covered;
      found.push({ kind: 'image', span: { start: element, end } });
    }
    if (element < 0 && linkCarries(address)) found.push({ kind: 'link', span: { start: index, end: covered } });
  }
  return found;
});

/** The addresses of one kind that carry data. */
export const dataLinks = (message: PromptMessage, kind: DataLink['kind']): readonly Span[] =>
  allDataLinks(message)
    .filter((link) => link.kind === kind)
    .map(({ span }) => span);
