type Process = {
  readonly once?: (event: 'beforeExit', act: () => void) => void;
  readonly removeListener?: (event: 'beforeExit', act: () => void) => void;
};
type Page = {
  readonly visibilityState: string;
  readonly addEventListener: (event: 'visibilitychange', act: () => void) => void;
  readonly removeEventListener: (event: 'visibilitychange', act: () => void) => void;
};

/** What there may be, by runtime; edge runtimes have neither. */
type Surroundings = { readonly process?: Process; readonly document?: Page };

/**
 * Acts once before a process of Node ends by itself, and whenever a page is hidden, which may be the last that it hears
 * of (W3C Page Visibility, section 4.2). @returns what undoes it
 */
export const beforeLeaving = (
  { ending, hidden }: { readonly ending: () => void; readonly hidden: () => void },
  surroundings: object = globalThis,
): (() => void) => {
  const { process, document } = surroundings as Surroundings;
  const onVisibility = () => {
    if (document?.visibilityState === 'hidden') hidden();
  };
  if (typeof process?.once === 'function') process.once('beforeExit', ending);
  if (typeof document?.addEventListener === 'function') document.addEventListener('visibilitychange', onVisibility);
  return () => {
    process?.removeListener?.('beforeExit', ending);
    document?.removeEventListener?.('visibilitychange', onVisibility);
  };
};
