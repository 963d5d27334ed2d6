import type { Span } from '#shared/domain/scanner/span.ts';
import type { Position } from '../inputs/text-position.ts';
import type { Palette } from './palette.ts';
import { visibleCharacter } from './visible.ts';

/** What a frame is cut from: the text, and the stretches of it that nobody may see, in order and apart. */
export type Framed = {
  readonly text: string;
  readonly hidden: readonly Span[];
  readonly positionOf: (offset: number) => Position;
};

const widest = 100;
const before = 24;
/** How far around the place a long line is looked at, in UTF-16 units. */
const reach = 400;

const isWide = (shown: string): boolean =>
  /^(?:\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\uff01-\uff60])/u.test(
    shown,
  );

/** A character of the line, and whether it is underlined. */
type Cell = { readonly shown: string; readonly marked: boolean };

/** The line that a stretch begins on, as much of it as lies near. */
export const lineAround = (text: string, { start, end }: Span): Span => {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const feed = text.indexOf('\n', start);
  const to = feed < 0 ? text.length : feed;
  return { start: Math.max(from, start - reach), end: Math.min(to, Math.max(start, Math.min(end, to)) + reach) };
};

/** A character that may be shown; of a hidden stretch the first stands for all. */
const cellsOf = ({ text, hidden }: Framed, line: Span, mark: Span): readonly Cell[] => {
  const cells: Cell[] = [];
  for (let at = line.start; at < line.end; ) {
    const secret = hidden.find(({ start, end }) => start <= at && at < end);
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const next = secret ? Math.min(secret.end, line.end) : at + character.length;
    const shown = secret ? '****' : visibleCharacter(character);
    cells.push({ shown, marked: at < mark.end && next > mark.start });
    at = next;
  }
  if (cells.at(-1)?.shown === '\\u{d}') cells.pop();
  return cells;
};

/** A stretch as a terminal may show it, its secrets masked. */
export const shownText = (framed: Framed, span: Span): string =>
  cellsOf(framed, span, span)
    .map(({ shown }) => shown)
    .join('');

const windowOf = (cells: readonly Cell[]): readonly Cell[] => {
  const first = Math.max(
    0,
    cells.findIndex(({ marked }) => marked),
  );
  const from = first + before <= widest ? 0 : first - before;
  const cut: Cell = { shown: '…', marked: false };
  const shown = cells.slice(from, from + widest);
  return [...(from > 0 ? [cut] : []), ...shown, ...(from + widest < cells.length ? [cut] : [])];
};

const blank = (shown: string): string => (isWide(shown) ? '\u3000' : ' '.repeat(shown.length));
const caret = (shown: string): string => (isWide(shown) ? '^^' : '^'.repeat(shown.length));

/**
 * The line where a stretch begins, and a line of carets under it. Secrets are masked, and what would steer a terminal
 * is spelled out.
 */
export const codeFrame = (
  framed: Framed,
  mark: Span,
  underline: (text: string) => string,
  palette: Palette,
): string[] => {
  const { line } = framed.positionOf(mark.start);
  const last = framed.positionOf(Math.max(mark.start, mark.end - 1)).line;
  const cells = windowOf(cellsOf(framed, lineAround(framed.text, mark), mark));
  const gutter = String(line).padStart(6);
  const marked = cells.findLastIndex((cell) => cell.marked);
  const carets = cells.slice(0, marked + 1).map((cell) => (cell.marked ? caret(cell.shown) : blank(cell.shown)));
  const rest = last > line ? ` … and ${last - line} more ${last - line === 1 ? 'line' : 'lines'}` : '';
  return [
    `${palette.dim(`${gutter} │`)} ${cells.map(({ shown }) => shown).join('')}`,
    `${palette.dim(`${' '.repeat(gutter.length)} │`)} ${underline(carets.join(''))}${palette.dim(rest)}`,
  ];
};
