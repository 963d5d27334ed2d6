/** Calls back with the anchor's number and the offset where it starts, in order of where anchors end. */
export type OnAnchor = (anchor: number, start: number) => void;

export type Automaton = {
  readonly states: number;
  readonly classes: number;
  /** Walks the text once, one table look-up a UTF-16 unit, and returns the number of steps taken. */
  readonly walk: (text: string, onAnchor: OnAnchor) => number;
};

/**
 * Gives every UTF-16 unit that occurs in an anchor a small class of its own; all others share class 0.
 * The table of transitions shrinks from 65,536 columns to a few dozen.
 */
const classesOf = (anchors: readonly string[]): { readonly classOf: Uint16Array; readonly classes: number } => {
  const classOf = new Uint16Array(0x10000);
  let classes = 1;
  for (const anchor of anchors) {
    for (let at = 0; at < anchor.length; at += 1) {
      const unit = anchor.charCodeAt(at);
      if (classOf[unit] === 0) {
        classOf[unit] = classes;
        classes += 1;
      }
    }
  }
  return { classOf, classes };
};

/**
 * Builds the automaton of Aho and Corasick ("Efficient string matching: an aid to bibliographic search", 1975) as a
 * flat deterministic table: one pass over a text finds every occurrence of every anchor, whatever their number.
 * Anchors must be distinct and not empty.
 */
export const buildAutomaton = (anchors: readonly string[]): Automaton => {
  const { classOf, classes } = classesOf(anchors);
  const most = anchors.reduce((sum, anchor) => sum + anchor.length, 1);
  const next = new Int32Array(most * classes);
  const anchorAt = new Int32Array(most).fill(-1);
  let states = 1;

  anchors.forEach((anchor, number) => {
    let state = 0;
    for (let at = 0; at < anchor.length; at += 1) {
      const edge = state * classes + (classOf[anchor.charCodeAt(at)] ?? 0);
      if (next[edge] === 0) {
        next[edge] = states;
        states += 1;
      }
      state = next[edge] ?? 0;
    }
    anchorAt[state] = number;
  });

  const fail = new Int32Array(states);
  /** The nearest state along the fail links that ends an anchor, 0 when there is none. */
  const shorter = new Int32Array(states);
  const queue: number[] = [0];
  for (let head = 0; head < queue.length; head += 1) {
    const state = queue[head] ?? 0;
    const fallback = fail[state] ?? 0;
    for (let unit = 1; unit < classes; unit += 1) {
      const edge = state * classes + unit;
      const target = next[edge] ?? 0;
      const elsewhere = state === 0 ? 0 : (next[fallback * classes + unit] ?? 0);
      if (target === 0) {
        next[edge] = elsewhere;
      } else {
        fail[target] = elsewhere;
        shorter[target] = (anchorAt[elsewhere] ?? -1) >= 0 ? elsewhere : (shorter[elsewhere] ?? 0);
        queue.push(target);
      }
    }
  }

  const table = next.slice(0, states * classes);
  const lengths = Int32Array.from(anchors, (anchor) => anchor.length);
  /** The first anchor that ends in each state, by way of its state, or 0: most states end none. */
  const ending = Int32Array.from({ length: states }, (_, state) =>
    (anchorAt[state] ?? -1) >= 0 ? state : (shorter[state] ?? 0),
  );

  const walk = (text: string, onAnchor: OnAnchor): number => {
    let steps = text.length;
    let state = 0;
    for (let at = 0; at < text.length; at += 1) {
      state = table[state * classes + (classOf[text.charCodeAt(at)] ?? 0)] ?? 0;
      for (let end = ending[state] ?? 0; end > 0; end = shorter[end] ?? 0) {
        const anchor = anchorAt[end] ?? -1;
        onAnchor(anchor, at + 1 - (lengths[anchor] ?? 0));
        steps += 1;
      }
    }
    return steps;
  };

  return { states, classes, walk };
};
