import type { Pattern } from '../pattern.ts';
import type { PromptMessage } from '../prompt.ts';
import { milder, type Severity, weightOf } from '../report.ts';
import type { Rule } from '../rules/rule.ts';
import type { Span } from '../span.ts';
import type { CipheredWord } from '../text/ciphers.ts';
import { originAt, originOf } from '../text/origins.ts';
import { clauseAround, stretchesOf } from './clause-around.ts';
import { compoundsOf, type Signalled } from './compound.ts';
import { type Cues, noteCues } from './cues.ts';
import type { PhraseIndex } from './phrase-index.ts';
import { polarityOf } from './polarity.ts';
import type { Polarity } from './voice.ts';
import { endsWord, wordEnd } from './word-units.ts';

/** A rule seen at a place of one message. */
export type Sighting = Span & {
  readonly rule: Rule;
  readonly severity: Severity;
  /** Not to be shown, even if the rule is not about secrets. */
  readonly sensitive?: boolean;
  /** What its remedy must take in, when that is more than what is shown. */
  readonly whole?: Span;
};

type Tried = { readonly pattern?: Pattern; readonly accepts?: (text: string) => boolean };

const longestWindow = 256;
const longestLiteral = 4096;

/** The end of what a sticky pattern matches at the start of a text, or 0. */
const matchedEnd = (pattern: Pattern, window: string): number => {
  pattern.lastIndex = 0;
  return pattern.test(window) ? pattern.lastIndex : 0;
};

/** The range in the folded text where a phrase stands, tried at one offset. */
const phraseAt = (
  { folded, clauses }: PromptMessage,
  { pattern, accepts }: Tried,
  anchor: string,
  at: number,
): Span | undefined => {
  const { text } = folded;
  if (pattern === undefined) return { start: at, end: at + anchor.length };
  const last = clauses.endOf(at);
  // The line feed that ends a clause is no part of it: at the end of a message there is none.
  const limit = Math.min(text.charAt(last - 1) === '\n' ? last - 1 : last, at + longestWindow);
  const window = text.slice(at, Math.max(limit, at + anchor.length));
  const found = window.slice(0, matchedEnd(pattern, window)).trimEnd();
  if (found === '' || accepts?.(found) === false) return undefined;
  return { start: at, end: wordEnd(text, at + found.length) };
};

/** In what voice the author of a message speaks a range of its folded text. */
export const voiceOf = ({ folded, clauses, settingAt }: PromptMessage, { start, end }: Span): Polarity =>
  polarityOf({
    before: folded.text.slice(Math.max(clauses.startOf(start), start - longestWindow), start),
    said: folded.text.slice(start, end),
    after: folded.text.slice(end, Math.min(Math.max(clauses.endOf(end - 1), end), end + longestWindow)),
    settings: () => settingAt(originAt(folded, start)),
  });

/** The voice of a clause's words, of which a condition may hold the first: then that of the phrase itself counts. */
const voiceAround = (message: PromptMessage, words: Span, phrase: Span): Polarity => {
  const first = voiceOf(message, words);
  if (words.start === phrase.start || first === 'negated') return first;
  const own = voiceOf(message, { start: phrase.start, end: words.end });
  return own === 'negated' || first === 'foreseen' ? own : first;
};

const literalAt = ({ content, folded }: PromptMessage, { pattern, accepts }: Tried, at: number): Span | undefined => {
  const start = originAt(folded, at);
  const window = content.slice(start, start + longestLiteral);
  const length = pattern === undefined ? 0 : matchedEnd(pattern, window);
  if (length === 0 || accepts?.(window.slice(0, length)) === false) return undefined;
  return { start, end: start + length };
};

const severityOf = (rule: Rule, voice: Polarity): Severity | undefined => {
  if (voice === 'negated' || voice === 'foreseen') return undefined;
  return voice === 'cited' ? milder(rule.severity, 2) : rule.severity;
};

/** What one walk over a message sees of the phrases, literals and cues of an index, and how many steps it took. */
export type Seen = {
  readonly sightings: readonly Sighting[];
  readonly cues: Cues;
  /** The signals that the author affirms, in the order of the text. */
  readonly signals: readonly Signalled[];
  readonly ciphered: readonly CipheredWord[];
  readonly steps: number;
};

/** For each use, where in the present message what it saw last ends: it is not tried again within that. */
let seenTo = new Int32Array(0);

/** Walks a message once and judges each anchor it meets; the work is bounded by a constant for each unit of text. */
export const seeMessage = (index: PhraseIndex, message: PromptMessage): Seen => {
  const { folded } = message;
  const sightings: Sighting[] = [];
  const signals: Signalled[] = [];
  const cues = noteCues((cue, anchor, at) => phraseAt(message, cue, anchor, at) !== undefined);
  const ciphered: CipheredWord[] = [];
  if (seenTo.length < index.uses.length) seenTo = new Int32Array(index.uses.length);
  seenTo.fill(0);
  const stretchAt = stretchesOf(message);
  let tries = 0;

  const judge = (number: number, anchor: string, at: number): void => {
    const use = at < (seenTo[number] ?? 0) ? undefined : index.uses[number];
    if (use === undefined) return;
    tries += 1;
    if (use.kind === 'literal') {
      const span = literalAt(message, use.detector, at);
      if (span !== undefined) sightings.push({ rule: use.rule, severity: use.rule.severity, ...span });
      return;
    }
    if (use.kind === 'cipher') {
      ciphered.push({ cipher: use.cipher, at: originAt(folded, at) });
      return;
    }
    if (use.kind === 'cue') {
      cues.note(use.cue, anchor, at);
      if (use.cue.pattern === undefined) seenTo[number] = folded.text.length;
      return;
    }
    const span = phraseAt(message, use.detector, anchor, at);
    if (span === undefined) return;
    seenTo[number] = span.end;
    if (use.kind === 'signal') {
      signals.push({ rule: use.rule, signal: use.detector, ...span });
      return;
    }
    const { clause } = use.detector;
    const stretch = clause && stretchAt(at);
    const around = clause && stretch && clauseAround(message, clause, span, stretch.part);
    if (stretch !== undefined && around === undefined) {
      seenTo[number] = Math.max(span.end, stretch.sameTo);
      return;
    }
    if (around !== undefined) seenTo[number] = Math.max(span.end, around.whole.end);
    const voice = use.detector.spoken ? voiceAround(message, around?.words ?? span, span) : 'affirmed';
    const severity = severityOf(use.rule, voice);
    if (severity === undefined) return;
    sightings.push({ rule: use.rule, severity, ...originOf(folded, around?.whole ?? span) });
  };

  const found = index.finder.find(folded.text);
  for (let hit = 0; hit < found.length; hit += 2) {
    const number = found[hit] ?? 0;
    const at = found[hit + 1] ?? 0;
    const anchor = index.anchors[number] ?? '';
    const whole = endsWord(folded.text, at + anchor.length);
    const { leads } = index;
    for (let lead = leads.first(number); lead >= 0; lead = leads.next(lead)) {
      if (whole || leads.isOpenLead(lead)) judge(leads.useOf(lead), anchor, at);
    }
  }

  const affirmed = compoundsOf(
    signals,
    (sign) => sign.signal.anyVoice === true || voiceOf(message, sign) === 'affirmed',
  );
  for (const { rule, severity, span, whole } of affirmed.found) {
    sightings.push({ rule, severity, ...originOf(folded, span), whole: originOf(folded, whole) });
  }
  sightings.sort((a, b) => a.start - b.start || weightOf(b.severity) - weightOf(a.severity));
  return { sightings, cues, signals: affirmed.signals, ciphered, steps: folded.text.length + found.length / 2 + tries };
};
