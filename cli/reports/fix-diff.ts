import type { Span } from '#shared/domain/scanner/span.ts';
import { type Framed, lineAround, shownText } from './code-frame.ts';
import type { Palette } from './palette.ts';
import { visible } from './visible.ts';

const widest = 100;
const shownBefore = 24;
const mostLines = 6;

/** How much of two lines is left out at their beginning, so that where they part is in view. */
const leadOf = (old = '', now = ''): number => {
  let same = 0;
  while (same < old.length && old.charAt(same) === now.charAt(same)) same += 1;
  return same > widest / 2 ? same - shownBefore : 0;
};

const cut = (line: string, from: number): string => {
  const shown = line.slice(from, from + widest);
  return `${from > 0 ? '…' : ''}${shown}${from + widest < line.length ? '…' : ''}`;
};

/** The lines of a stretch, each masked by itself. */
const linesOf = (framed: Framed, { start, end }: Span): readonly string[] => {
  const lines: string[] = [];
  for (let at = start; at <= end; ) {
    const feed = framed.text.indexOf('\n', at);
    const to = feed < 0 || feed > end ? end : feed;
    lines.push(shownText(framed, { start: at, end: to }));
    at = to + 1;
  }
  return lines;
};

/** The two without the lines that they begin and end with in common. */
const changed = (old: readonly string[], now: readonly string[]): readonly [readonly string[], readonly string[]] => {
  let first = 0;
  while (first < Math.min(old.length, now.length) && old[first] === now[first]) first += 1;
  let last = 0;
  while (last < Math.min(old.length, now.length) - first && old.at(-1 - last) === now.at(-1 - last)) last += 1;
  return [old.slice(first, old.length - last), now.slice(first, now.length - last)];
};

const marked = (mark: string, lines: readonly string[], lead: number, paint: (text: string) => string): string[] => {
  const shown = lines.map((line, index) => cut(line, index === 0 ? lead : 0)).filter((line) => line.trim() !== '');
  const more = shown.length > mostLines ? [paint(`${mark} … ${shown.length - mostLines} more lines`)] : [];
  return [...shown.slice(0, mostLines).map((line) => paint(`${mark} ${line}`)), ...more];
};

/** The lines that an edit takes out and those that it puts in. */
export const fixDiff = (
  framed: Framed,
  { span, text }: { readonly span: Span; readonly text: string },
  palette: Palette,
): string[] => {
  const { start } = lineAround(framed.text, span);
  const { end } = lineAround(framed.text, { start: Math.max(span.start, span.end - 1), end: span.end });
  const head = shownText(framed, { start, end: span.start });
  const rest = shownText(framed, { start: span.end, end });
  const [old, now] = changed(
    linesOf(framed, { start, end }),
    `${head}${text.split('\n').map(visible).join('\n')}${rest}`.split('\n'),
  );
  const lead = leadOf(old[0], now[0]);
  return [...marked('-', old, lead, palette.removed), ...marked('+', now, lead, palette.added)];
};
