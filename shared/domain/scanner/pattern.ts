/** What rules need of a regular expression: any is one, and so is a lazy one. */
export type Pattern = Pick<RegExp, 'source' | 'flags' | 'lastIndex' | 'test' | 'exec'> & {
  /** Of one that stands for several, each of them. */
  readonly parts?: readonly Pattern[];
};

const made: Pattern[] = [];

/**
 * A regular expression that is put together and compiled when it is first tried: a prompt meets few of the thousand
 * that rules have, and a function that starts should not wait for the others.
 *
 * @param write gives its source
 */
export const lazily = (write: () => string, flags = ''): Pattern => {
  let source: string | undefined;
  let compiled: RegExp | undefined;
  const written = (): string => (source ??= write());
  const regExp = (): RegExp => (compiled ??= new RegExp(written(), flags));
  const pattern: Pattern = {
    flags,
    get source() {
      return written();
    },
    get lastIndex() {
      return regExp().lastIndex;
    },
    set lastIndex(at) {
      regExp().lastIndex = at;
    },
    test: (text) => regExp().test(text),
    exec: (text) => regExp().exec(text),
  };
  made.push(pattern);
  return pattern;
};

/**
 * One of several patterns, each short enough to be proven by itself: it finds what begins first. It has no state, so
 * that none of them may be sticky or global.
 */
export const anyPattern = (...patterns: readonly Pattern[]): Pattern => ({
  flags: '',
  lastIndex: 0,
  parts: patterns,
  get source() {
    return patterns.map(({ source }) => `(?:${source})`).join('|');
  },
  test: (text) => patterns.some((pattern) => pattern.test(text)),
  exec: (text) => {
    let first: RegExpExecArray | null = null;
    for (const pattern of patterns) {
      const found = pattern.exec(text);
      if (found !== null && (first === null || found.index < first.index)) first = found;
    }
    return first;
  },
});

/** All lazy patterns of the modules that are loaded, for whoever proves things of them. */
export const lazyPatterns = (): readonly Pattern[] => made;
