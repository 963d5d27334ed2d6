import type { SensitiveStretch } from '../scan.ts';
import type { Span } from '../span.ts';

/** A text without its sensitive stretches, and the way back from places in it to the original. */
export type Redacted = { readonly text: string; readonly toOriginal: (span: Span) => Span };

type Segment = { readonly at: number; readonly text: string; readonly origin: Span; readonly hidden: boolean };

const joined = (stretches: readonly SensitiveStretch[]): readonly SensitiveStretch[] => {
  const result: SensitiveStretch[] = [];
  for (const stretch of stretches.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last === undefined || stretch.start >= last.end) result.push(stretch);
    else result[result.length - 1] = { ...last, end: Math.max(last.end, stretch.end) };
  }
  return result;
};

/** Puts a typed placeholder where each sensitive stretch stands. */
export const redact = (content: string, stretches: readonly SensitiveStretch[]): Redacted => {
  const segments: Segment[] = [];
  let length = 0;
  let read = 0;
  const add = (text: string, origin: Span, hidden: boolean): void => {
    if (text === '') return;
    segments.push({ at: length, text, origin, hidden });
    length += text.length;
  };
  for (const { start, end, label } of joined(stretches)) {
    add(content.slice(read, start), { start: read, end: start }, false);
    add(`[${label}]`, { start, end }, true);
    read = end;
  }
  add(content.slice(read), { start: read, end: content.length }, false);

  const segmentAt = (at: number): Segment | undefined =>
    segments.findLast((segment) => segment.at <= at) ?? segments.at(0);

  return {
    text: segments.map(({ text }) => text).join(''),
    toOriginal: ({ start, end }) => {
      const first = segmentAt(start);
      const last = segmentAt(Math.max(start, end - 1));
      if (first === undefined || last === undefined) return { start: 0, end: 0 };
      return {
        start: first.hidden ? first.origin.start : first.origin.start + start - first.at,
        end: last.hidden ? last.origin.end : last.origin.start + end - last.at,
      };
    },
  };
};
