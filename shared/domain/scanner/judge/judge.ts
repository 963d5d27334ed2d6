/** One question to a model: what the system says and what the user says. No tools, no history, nothing else. */
export type Question = { readonly system: string; readonly user: string };

/** Why there is no judgement that counts. */
export const judgeFaults = [
  'no_judge',
  'too_long',
  'unreachable',
  'timeout',
  'refused',
  'truncated',
  'malformed',
  'wrong_echo',
  'control_missed',
  'control_flagged',
] as const;
export type JudgeFault = (typeof judgeFaults)[number];

/** What came back: the whole text of the answer, or why there is none. */
export type Answer = { readonly text: string } | { readonly fault: JudgeFault };

/** A model that can be asked; every question is by itself. */
export type Judge = {
  /** Provider and name, such as `openai/gpt-4.1-mini`. */
  readonly model: string;
  /** What the model is called with beside the question. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly ask: (question: Question) => Promise<Answer>;
};

/** HMAC-SHA-256 of a text under a key, in lower-case hexadecimal. */
export type Mac = (key: string, text: string) => string;

/** The two readings that every text gets; they differ in wording, order and view. */
export const passes = ['first', 'second'] as const;
export type Pass = (typeof passes)[number];
