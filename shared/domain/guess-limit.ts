/** How wrong guesses slow a guesser down. */
export type GuessLimit = {
  /** So many are free. */
  readonly free: number;
  /** How long the first one beyond them makes wait; each further one doubles it, up to the longest wait. */
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
  /** How long it takes until one is forgiven. */
  readonly forgivenSeconds: number;
};

/** What is kept of guesses; times are in milliseconds since 1970. */
export type GuessHistory = {
  /** Wrong guesses not forgiven yet. */
  readonly wrong: number;
  /** When the last one was made. */
  readonly wrongAt: number;
  /** From when on the next one is being forgiven. */
  readonly forgivingFrom: number;
  /** Guesses that nobody knows the outcome of yet. */
  readonly underWay: number;
  /** When all those under way are known or never will be. */
  readonly knownBy: number;
};

/** Longer than any function may run. */
const longestGuessMs = 30_000;

const none: GuessHistory = { wrong: 0, wrongAt: 0, forgivingFrom: 0, underWay: 0, knownBy: 0 };

/** The history as it is at a moment: forgiven as far as it is, and guesses whose outcome never came taken for wrong. */
export const historyAt = (kept: GuessHistory | undefined, limit: GuessLimit, now: number): GuessHistory => {
  const { wrong, wrongAt, forgivingFrom, underWay, knownBy } = kept ?? none;
  const isLost = underWay > 0 && now >= knownBy;
  const counted = wrong + (isLost ? underWay : 0);
  const since = wrong > 0 ? forgivingFrom : knownBy;
  const forgiven = Math.min(counted, Math.max(0, Math.floor((now - since) / (limit.forgivenSeconds * 1000))));
  return {
    wrong: counted - forgiven,
    wrongAt: isLost ? knownBy : wrongAt,
    forgivingFrom: since + forgiven * limit.forgivenSeconds * 1000,
    underWay: isLost ? 0 : Math.max(0, underWay),
    knownBy,
  };
};

/** When the next guess may be made, in milliseconds since 1970. */
const readyAt = ({ wrong, wrongAt }: GuessHistory, limit: GuessLimit): number => {
  if (wrong < limit.free) return 0;
  const wait = limit.firstWaitSeconds * 2 ** Math.min(wrong - limit.free, 30);
  return wrongAt + Math.min(wait, limit.longestWaitSeconds) * 1000;
};

/** `wait` tells in milliseconds how long; `busy` is to ask again as soon as a guess under way is known. */
export type Verdict = 'go' | 'busy' | { readonly wait: number };

/**
 * Whether another guess may begin. Those under way count as if they were wrong, so that no number of them made at once
 * gets past the limit; who has used it up makes one at a time.
 */
export const judgeGuess = (history: GuessHistory, limit: GuessLimit, now: number): Verdict => {
  const wait = readyAt(history, limit) - now;
  if (wait > 0) return { wait };
  return history.underWay === 0 || history.wrong + history.underWay < limit.free ? 'go' : 'busy';
};

export const withGuessBegun = (history: GuessHistory, now: number): GuessHistory => ({
  ...history,
  underWay: history.underWay + 1,
  knownBy: now + longestGuessMs,
  forgivingFrom: history.wrong === 0 ? now : history.forgivingFrom,
});

/** The history with one wrong guess more. */
export const withWrongGuess = (history: GuessHistory, now: number): GuessHistory => ({
  ...history,
  wrong: history.wrong + 1,
  wrongAt: now,
  forgivingFrom: history.wrong === 0 ? now : history.forgivingFrom,
});

/** What to change of a history, whatever else changes it meanwhile. */
export type GuessChange = {
  readonly set: Partial<GuessHistory>;
  readonly add: Partial<Record<'wrong' | 'underWay', number>>;
};

/** Once the outcome is known; a right guess may also have the wrong ones before it forgotten (NIST SP 800-63B-4, 3.2.2). */
export const outcomeOf = (isRight: boolean, forgets: boolean, now: number): GuessChange =>
  isRight
    ? { set: forgets ? { wrong: 0 } : {}, add: { underWay: -1 } }
    : { set: { wrongAt: now }, add: { underWay: -1, wrong: 1 } };

/** When nothing of a history matters any more, in seconds since 1970: its row may go. */
export const forgottenAt = (
  { wrong, underWay, forgivingFrom, knownBy }: GuessHistory,
  { forgivenSeconds, longestWaitSeconds }: GuessLimit,
): number => {
  const forgiven = forgivingFrom + (wrong + underWay + 1) * forgivenSeconds * 1000;
  return Math.ceil(Math.max(forgiven, knownBy) / 1000) + longestWaitSeconds;
};
