import type { Cue } from '../cue.ts';
import type { Pattern } from '../pattern.ts';
import type { Prompt, PromptMessage } from '../prompt.ts';
import type { Severity } from '../report.ts';
import type { Place, Span } from '../span.ts';

/**
 * A phrase of prose. Where one of `anchors` starts in the folded text, `pattern` is tried right there, on at most
 * 256 units of the same clause; without a pattern the anchor is the whole phrase. `spoken` phrases count only when
 * the author says them: negated and foreseen ones are dropped, cited ones are two steps milder.
 * Patterns are sticky, have bounded quantifiers only and start with what their anchors spell.
 */
export type PhraseDetector = {
  readonly kind: 'phrase';
  readonly anchors: readonly string[];
  readonly pattern?: Pattern;
  readonly spoken: boolean;
  readonly accepts?: (text: string) => boolean;
  readonly clause?: Clause;
};

/**
 * What the clause of a phrase must hold beside it, each wherever it stands, and what it must lack. Words may then come
 * in any order: the anchor is the rarest of them, and may end in a star that stands for the rest of a word. The finding
 * is the clause as a whole.
 */
export type Clause = { readonly holds: readonly Pattern[]; readonly lacks?: Pattern };

/** A literal, such as a key: its pattern is tried on the original text where the anchor starts, case included. */
export type LiteralDetector = {
  readonly kind: 'literal';
  readonly anchors: readonly string[];
  readonly pattern: Pattern;
  readonly accepts?: (text: string) => boolean;
};

/**
 * A structure of one message, found by a function in one pass over it. What it `needs` is cheap to tell and mostly
 * missing, such as a digit: then nothing is looked for.
 */
export type StructureDetector = {
  readonly kind: 'structure';
  readonly find: (message: PromptMessage) => readonly Span[];
  readonly needs?: Need;
};

/** Whether a message has what a structure is made of. Rules that need the same name the same function. */
export type Need = (message: PromptMessage) => boolean;

/** Many weak signs, each counted once a message: together they weigh `high` or `critical`. */
export type CompoundDetector = {
  readonly kind: 'compound';
  readonly signals: readonly Signal[];
  readonly high: number;
  readonly critical: number;
};

export type Signal = Omit<PhraseDetector, 'kind' | 'spoken' | 'clause'> & {
  readonly weight: number;
  /** It tells whether it is affirmed or denied, as "break character" does. */
  readonly anyVoice?: boolean;
};

/** Text hidden by an encoding that, decoded, breaks a rule about what is said or holds a secret. */
export type DecodedDetector = { readonly kind: 'decoded'; readonly directive: boolean };

/** A likeness to what the statistical model has learned; the rule's severity is the most that it may weigh. */
export type ModelDetector = { readonly kind: 'model' };

/** Something about the prompt as a whole, mostly what it lacks: places to point at, or `'absent'` when there are none. */
export type PromptDetector = {
  readonly kind: 'prompt';
  readonly cues: readonly Cue[];
  readonly find: (prompt: Prompt) => readonly Place[] | 'absent';
};

export type Detector =
  | PhraseDetector
  | LiteralDetector
  | StructureDetector
  | CompoundDetector
  | DecodedDetector
  | ModelDetector
  | PromptDetector;

export type Rule = {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly message: string;
  readonly remediation: string;
  /** What it matches must not be shown: snippets are masked. */
  readonly sensitive?: boolean;
  /** Beyond those of its category. */
  readonly references?: readonly string[];
  readonly remedy: Remedy;
  readonly detector: Detector;
};

/** What to do to the text so that a finding goes. Where there is nothing to point at, a sentence is added. */
export type Remedy =
  | { readonly do: 'remove' }
  | { readonly do: 'replace'; readonly by: string }
  | { readonly do: 'surround'; readonly before: string; readonly after: string }
  | { readonly do: 'add'; readonly sentence: string };

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

type Words = Omit<Rule, 'detector' | 'remedy'> & { readonly remedy?: Remedy };

/** Takes the sentence away in which the finding stands. */
export const removal: Remedy = { do: 'remove' };

/** A rule about a phrase that the author says. */
export const said = (words: Words, phrase: Omit<PhraseDetector, 'kind' | 'spoken'>): Rule => ({
  remedy: removal,
  ...words,
  detector: { kind: 'phrase', spoken: true, ...phrase },
});

/** A rule about a phrase that tells in whatever voice it stands. */
export const written = (words: Words, phrase: Omit<PhraseDetector, 'kind' | 'spoken'>): Rule => ({
  remedy: removal,
  ...words,
  detector: { kind: 'phrase', spoken: false, ...phrase },
});

/** A structure of one message, for a rule whose words say more than those of others. */
export const structure = (find: StructureDetector['find'], needs?: Need): StructureDetector => ({
  kind: 'structure',
  find,
  ...(needs && { needs }),
});

/** A rule about a structure of one message. */
export const structured = (words: Words, find: StructureDetector['find'], needs?: Need): Rule => ({
  remedy: removal,
  ...words,
  detector: structure(find, needs),
});

/** A rule about the prompt as a whole; it says what remedies it and which cues it asks for. */
export const overall = (words: Omit<Rule, 'detector'>, cues: readonly Cue[], find: PromptDetector['find']): Rule => ({
  ...words,
  detector: { kind: 'prompt', cues, find },
});

/** A cue from a list such as `review | sanit* | at most`, with a pattern if the words alone are not enough. */
export const cue = (list: string, pattern?: Pattern): Cue => ({
  words: list.split('|').map((word) => word.trim()),
  ...(pattern && { pattern }),
});
