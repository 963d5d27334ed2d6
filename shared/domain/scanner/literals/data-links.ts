import type { Span } from '../rules/rule.ts';

const longestAddress = 600;
/** Something is filled in here: a Mustache tag, a brace or bracket placeholder, a shell variable. */
const filled =
  /\{\{[^{}]{1,80}\}\}|\{[a-z_][\w .-]{0,60}\}|\$\{?[a-z_]{2,40}|%7b|\[[a-z][\w -]{0,60}\]|<[a-z][\w -]{0,60}>|\b(?:URL_?)?ENCODED?_[A-Z_]{2,40}|\b[A-Z]{4,20}(?:_[A-Z]{2,20}){0,4}(?=[&)\s"']|$)/i;
const data = /[?&#][^\s]{0,200}|\/[^\s/]{0,80}$/;
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

const carriesData = (address: string): boolean => {
  const tail = data.exec(address.slice(address.indexOf('//') + 2))?.[0] ?? '';
  if (!query.test(address)) return /\{\{/.test(tail);
  return filled.test(address.slice(address.search(query)));
};

/** Whether an image starts before this address: `![alt](` or `<img src="`. */
const imageBefore = (content: string, start: number): number => {
  const before = content.slice(Math.max(0, start - 200), start);
  const markdown = /!\[[^\]\n]{0,150}\]\($/.exec(before);
  const html = /<img\b[^<>\n]{0,100}\bsrc ?= ?["']?$/i.exec(before);
  const found = markdown ?? html;
  return found === null ? -1 : start - (before.length - found.index);
};

/**
 * Finds web addresses into which a template fills data, in one pass by hand: a regular expression for Markdown links
 * would be polynomial. Images count by path or query, plain links by a Mustache tag in their query.
 */
export const dataLinks = (content: string, kind: 'image' | 'link'): readonly Span[] => {
  const found: Span[] = [];
  let covered = 0;
  for (const { index } of content.matchAll(/https?:\/\//gi)) {
    if (index < covered) continue;
    const address = addressAt(content, index);
    covered = index + address.length;
    const image = imageBefore(content, index);
    if (kind === 'image' && image >= 0 && carriesData(address)) {
      const after = index + address.length;
      found.push({ start: image, end: content.charAt(after) === ')' ? after + 1 : after });
    }
    if (kind === 'link' && image < 0 && /[?&#][^\s]{0,200}\{\{/.test(address)) {
      found.push({ start: index, end: index + address.length });
    }
  }
  return found;
};
