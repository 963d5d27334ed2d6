import type { PromptMessage } from '../prompt.ts';
import type { Clause } from '../rules/rule.ts';
import type { Span } from '../span.ts';
import { findIn, type Part, partOf } from './find-in.ts';
import { wordEnd } from './word-units.ts';

const farthestNext = 256;

/** A list mark or quotation mark before a clause is not part of what it says. */
const listMark = /^[\s\-•>#|"'([]{0,8}(?:\d{1,2}[.)] )?/;

const endMarks = ' \n.!?;"\')]|';
const mostEndMarks = 8;

/** Nor is what ends one: how many units of it stand at the end of a text, not counting the first ones. */
const endMarksOf = (units: string, first: number): number => {
  const least = Math.max(first, units.length - mostEndMarks);
  let end = units.length;
  while (end > least && endMarks.includes(units.charAt(end - 1))) end -= 1;
  return units.length - end;
};

/** A semicolon ends a clause, not the order: the end of the one that follows, if it is near. */
const clauseAfterSemicolon = ({ folded, clauses }: PromptMessage, end: number, limit: number): number | undefined => {
  if (folded.text.charAt(end - 1) !== ';' || end >= folded.text.length) return undefined;
  const next = clauses.endOf(end);
  return next <= limit ? next - (/[\s.!?;]{0,4}$/.exec(folded.text.slice(end, next))?.[0].length ?? 0) : undefined;
};

const stride = 64;

/**
 * What is looked at of a clause around an offset: four strides to either side and the one in which it stands. From one
 * stride to the next it is the same, so that a long clause is read a constant number of times, however many phrases it
 * holds.
 */
export type Stretch = {
  readonly part: Part;
  /** Up to here, it is the same. */
  readonly sameTo: number;
};

/** The stretches of a message; phrases come in the order of the text, and one after the other asks for the same. */
export const stretchesOf = ({ clauses, folded }: PromptMessage): ((at: number) => Stretch) => {
  const { text } = folded;
  let known: { readonly stretch: Stretch; readonly from: number; readonly to: number } | undefined;
  return (at) => {
    if (known !== undefined && at >= known.from && at < known.to) return known.stretch;
    const first = clauses.startOf(at);
    const last = clauses.endOf(at);
    const begun = first + Math.floor((at - first) / stride) * stride;
    const near = begun - first <= 4 * stride;
    const start = near ? first : wordEnd(text, begun - 4 * stride);
    const end = wordEnd(text, Math.min(last, begun + 5 * stride));
    const stretch = { part: partOf(text, start, end), sameTo: near && end >= last ? last : begun + stride };
    known = { stretch, from: begun, to: Math.min(last, begun + stride) };
    return stretch;
  };
};

/** Where the words stand that a clause must hold, and how far the clause goes. */
export const clauseAround = (
  message: PromptMessage,
  { holds, lacks }: Clause,
  phrase: Span,
  stretch: Part,
): { readonly words: Span; readonly whole: Span } | undefined => {
  const { from } = stretch;
  const to = Math.max(stretch.to, phrase.end);
  const part = to === stretch.to ? stretch : partOf(message.folded.text, from, to);
  let { start, end } = phrase;
  for (const pattern of holds) {
    const found = findIn(part, pattern);
    if (found === undefined) return undefined;
    start = Math.min(start, found.start);
    end = Math.max(end, found.end);
  }
  if (lacks !== undefined && findIn(part, lacks) !== undefined) return undefined;
  const before = listMark.exec(part.units)?.[0].length ?? 0;
  const after = endMarksOf(part.units, Math.max(before, 1));
  const last = clauseAfterSemicolon(message, to, phrase.end + farthestNext);
  const whole = { start: Math.min(start, from + before), end: last ?? Math.max(end, to - after) };
  return { words: { start, end }, whole };
};
