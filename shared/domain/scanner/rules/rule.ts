import type { Prompt, PromptMessage } from '../prompt.ts';
import type { Severity } from '../report.ts';

/** A half-open range of UTF-16 offsets in the content of one message. */
export type Span = { readonly start: number; readonly end: number };

export type Place = Span & { readonly messageIndex: number };

/**
 * A phrase of prose. Where one of `anchors` starts in the folded text, `pattern` is tried right there, on at most
 * 256 units of the same clause; without a pattern the anchor is the whole phrase. `spoken` phrases count only when
 * the author says them: negated and foreseen ones are dropped, cited ones are two steps milder.
 * Patterns are sticky, have bounded quantifiers only and start with what their anchors spell.
 */
export type PhraseDetector = {
  readonly kind: 'phrase';
  readonly anchors: readonly string[];
  readonly pattern?: RegExp;
  readonly spoken: boolean;
  readonly accepts?: (text: string) => boolean;
};

/** A literal, such as a key: its pattern is tried on the original text where the anchor starts, case included. */
export type LiteralDetector = {
  readonly kind: 'literal';
  readonly anchors: readonly string[];
  readonly pattern: RegExp;
  readonly accepts?: (text: string) => boolean;
};

/** A structure of one message, found by a function in one pass over it. */
export type StructureDetector = {
  readonly kind: 'structure';
  readonly find: (message: PromptMessage) => readonly Span[];
};

/** Many weak signs, each counted once a message: together they weigh `high` or `critical`. */
export type CompoundDetector = {
  readonly kind: 'compound';
  readonly signals: readonly Signal[];
  readonly high: number;
  readonly critical: number;
};

export type Signal = Omit<PhraseDetector, 'kind' | 'spoken'> & { readonly weight: number };

/** Text hidden by an encoding that, decoded, breaks a rule about what is said or holds a secret. */
export type DecodedDetector = { readonly kind: 'decoded'; readonly directive: boolean };

/** Something about the prompt as a whole, mostly what it lacks: places to point at, or `'absent'` when there are none. */
export type PromptDetector = {
  readonly kind: 'prompt';
  readonly find: (prompt: Prompt) => readonly Place[] | 'absent';
};

export type Detector =
  | PhraseDetector
  | LiteralDetector
  | StructureDetector
  | CompoundDetector
  | DecodedDetector
  | PromptDetector;

export type Rule = {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly message: string;
  readonly remediation: string;
  /** What it matches must not be shown: snippets are masked. */
  readonly sensitive?: boolean;
  readonly detector: Detector;
};

export type Category = {
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly defaultSeverity: Severity;
  readonly maxSeverity: Severity;
  readonly references: readonly string[];
  readonly rules: readonly Rule[];
};

type Words = Pick<Rule, 'id' | 'title' | 'severity' | 'message' | 'remediation'>;

/** A rule about a phrase that the author says. */
export const said = (words: Words, phrase: Omit<PhraseDetector, 'kind' | 'spoken'>): Rule => ({
  ...words,
  detector: { kind: 'phrase', spoken: true, ...phrase },
});

/** A rule about a phrase that tells in whatever voice it stands. */
export const written = (words: Words, phrase: Omit<PhraseDetector, 'kind' | 'spoken'>): Rule => ({
  ...words,
  detector: { kind: 'phrase', spoken: false, ...phrase },
});

/** A rule about the prompt as a whole. */
export const overall = (words: Words, find: PromptDetector['find']): Rule => ({
  ...words,
  detector: { kind: 'prompt', find },
});
