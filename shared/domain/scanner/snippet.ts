import type { Span } from './span.ts';
import { isInvisible } from './text/characters.ts';

const longestSnippet = 160;
const shownPrefix = 4;

/** Hides a sensitive stretch; of a long one its first four characters, the mark of its provider, stay readable. */
const masked = (secret: string): string => (secret.length >= 20 ? `${secret.slice(0, shownPrefix)}****` : '****');

const visible = (text: string): string => {
  let shown = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const hidden = isInvisible(code) || (code < 0x20 && code !== 0x0a && code !== 0x09) || code === 0x7f;
    shown += hidden ? `\\u{${code.toString(16)}}` : char;
    if (shown.length > longestSnippet) break;
  }
  return shown;
};

const cut = (text: string): string => (text.length <= longestSnippet ? text : `${text.slice(0, longestSnippet - 1)}…`);

/**
 * The text of a span as it may be shown: sensitive stretches masked, invisible characters spelled out, at most
 * 160 characters of well-formed UTF-16.
 *
 * @param sensitive sorted ranges that do not overlap
 */
export const snippetOf = (content: string, { start, end }: Span, sensitive: readonly Span[]): string => {
  let shown = '';
  let at = start;
  for (const secret of sensitive) {
    if (secret.end <= at || secret.start >= end) continue;
    shown += content.slice(at, Math.max(at, secret.start));
    shown += masked(content.slice(secret.start, secret.end));
    at = secret.end;
    if (shown.length > longestSnippet) break;
  }
  if (at < end) shown += content.slice(at, Math.min(end, at + longestSnippet + 1));
  return cut(visible(shown)).toWellFormed();
};

/** Joins ranges that touch or overlap. */
export const joinSpans = (spans: readonly Span[]): readonly Span[] => {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && span.start <= last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else joined.push(span);
  }
  return joined;
};
