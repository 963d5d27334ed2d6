import type { PromptMessage } from '../prompt.ts';
import { milder, type Severity, weightOf } from '../report.ts';
import type { Rule, Span } from '../rules/rule.ts';
import { setting } from '../text/contexts.ts';
import { compound, type Signalled } from './compound.ts';
import type { PhraseIndex, Use } from './phrase-index.ts';
import { type Polarity, polarityOf } from './polarity.ts';

/** A rule seen at a place of one message. */
export type Sighting = Span & {
  readonly rule: Rule;
  readonly severity: Severity;
  /** Not to be shown, even if the rule is not about secrets. */
  readonly sensitive?: boolean;
};

const longestWindow = 256;
const longestLiteral = 4096;
const wordUnit = /[a-z0-9_]/;

const startsWord = (text: string, at: number): boolean =>
  at === 0 || !wordUnit.test(text.charAt(at)) || !wordUnit.test(text.charAt(at - 1));

/** A bounded pattern may stop inside a word; the span takes the word in. */
const wordEnd = (text: string, end: number): number => {
  if (!wordUnit.test(text.charAt(end - 1))) return end;
  return end + (/^[a-z0-9_]{0,32}/.exec(text.slice(end, end + 32))?.[0].length ?? 0);
};

/** The range in the folded text where a phrase stands, tried at one offset. */
const phraseAt = (
  message: PromptMessage,
  { pattern, accepts }: { readonly pattern?: RegExp; readonly accepts?: (text: string) => boolean },
  anchor: string,
  at: number,
): Span | undefined => {
  const { folded, clauses } = message;
  const limit = Math.min(clauses.endOf(at), at + longestWindow);
  if (pattern === undefined) {
    const end = at + anchor.length;
    return wordUnit.test(folded.text.charAt(end)) && wordUnit.test(anchor.slice(-1)) ? undefined : { start: at, end };
  }
  const window = folded.text.slice(at, Math.max(limit, at + anchor.length));
  pattern.lastIndex = 0;
  const found = pattern.exec(window)?.[0].trimEnd();
  if (found === undefined || found === '' || accepts?.(found) === false) return undefined;
  return { start: at, end: wordEnd(folded.text, at + found.length) };
};

const voiceOf = (message: PromptMessage, { start, end }: Span): Polarity => {
  const { folded, clauses, settings } = message;
  return polarityOf({
    before: folded.text.slice(Math.max(clauses.startOf(start), start - longestWindow), start),
    after: folded.text.slice(end, Math.min(Math.max(clauses.endOf(end - 1), end), end + longestWindow)),
    settings: settings[folded.from[start] ?? 0] ?? setting.plain,
  });
};

const originOf = ({ folded }: PromptMessage, { start, end }: Span): Span => ({
  start: folded.from[start] ?? 0,
  end: folded.to[end - 1] ?? 0,
});

const literalAt = (
  { content, folded }: PromptMessage,
  { pattern, accepts }: { readonly pattern: RegExp; readonly accepts?: (text: string) => boolean },
  at: number,
): Span | undefined => {
  const start = folded.from[at] ?? 0;
  pattern.lastIndex = 0;
  const found = pattern.exec(content.slice(start, start + longestLiteral))?.[0];
  if (found === undefined || accepts?.(found) === false) return undefined;
  return { start, end: start + found.length };
};

const severityOf = (rule: Rule, voice: Polarity): Severity | undefined => {
  if (voice === 'negated' || voice === 'foreseen') return undefined;
  return voice === 'cited' ? milder(rule.severity, 2) : rule.severity;
};

const compoundsOf = (signals: readonly Signalled[]): readonly Sighting[] =>
  [...new Set(signals.map(({ rule }) => rule))].flatMap((rule) =>
    rule.detector.kind === 'compound'
      ? compound(
          rule,
          rule.detector,
          signals.filter((signal) => signal.rule === rule).toSorted((one, other) => one.start - other.start),
        )
      : [],
  );

/** What one walk over a message sees of the phrases and literals of an index, and how many steps it took. */
export type Seen = { readonly sightings: readonly Sighting[]; readonly steps: number };

/** Walks a message once and judges each anchor it meets; the work is bounded by a constant for each unit of text. */
export const seeMessage = (index: PhraseIndex, message: PromptMessage): Seen => {
  const sightings: Sighting[] = [];
  const signals: Signalled[] = [];
  const seenTo = new Map<object, number>();
  let tries = 0;

  const judge = (use: Use, anchor: string, at: number): void => {
    const { rule, detector } = use;
    if (at < (seenTo.get(detector) ?? 0)) return;
    tries += 1;
    if (detector.kind === 'literal') {
      const span = literalAt(message, detector, at);
      if (span !== undefined) sightings.push({ rule, severity: rule.severity, ...span });
      return;
    }
    const span = phraseAt(message, detector, anchor, at);
    if (span === undefined) return;
    const voice = detector.kind === 'phrase' && !detector.spoken ? 'affirmed' : voiceOf(message, span);
    seenTo.set(detector, span.end);
    if (detector.kind === 'signal') {
      if (voice === 'affirmed') signals.push({ ...originOf(message, span), rule, signal: detector });
      return;
    }
    const severity = severityOf(rule, voice);
    if (severity !== undefined) sightings.push({ rule, severity, ...originOf(message, span) });
  };

  const steps = index.automaton.walk(message.folded.text, (number, at) => {
    if (!startsWord(message.folded.text, at)) return;
    const anchor = index.anchors[number] ?? '';
    for (const use of index.uses[number] ?? []) judge(use, anchor, at);
  });
  const all = [...sightings, ...compoundsOf(signals)];
  return {
    sightings: all.sort((a, b) => a.start - b.start || weightOf(b.severity) - weightOf(a.severity)),
    steps: steps + tries,
  };
};
