/** A clock that goes on when everything waits: what takes seconds there takes as long here as its computing. */
export type VirtualTime = {
  /** Milliseconds since the beginning. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Runs until nothing waits any more. */
  readonly run: () => Promise<void>;
};

type Waiting = { readonly at: number; readonly resume: () => void };

/** A binary heap (J. W. J. Williams, "Algorithm 232: Heapsort", CACM 1964), earliest first. */
const heap = () => {
  const items: Waiting[] = [];
  const swap = (one: number, other: number) => {
    [items[one], items[other]] = [items[other] as Waiting, items[one] as Waiting];
  };
  const at = (index: number) => items[index]?.at ?? Number.POSITIVE_INFINITY;
  return {
    push: (item: Waiting) => {
      let index = items.push(item) - 1;
      for (; index > 0 && at((index - 1) >> 1) > at(index); index = (index - 1) >> 1) swap(index, (index - 1) >> 1);
    },
    pop: (): Waiting | undefined => {
      const [first] = items;
      const last = items.pop();
      if (items.length === 0 || last === undefined) return first;
      items[0] = last;
      for (let index = 0; ; ) {
        const smaller = at(2 * index + 2) < at(2 * index + 1) ? 2 * index + 2 : 2 * index + 1;
        if (at(smaller) >= at(index)) return first;
        swap(index, smaller);
        index = smaller;
      }
    },
  };
};

export const virtualTime = (): VirtualTime => {
  const waiting = heap();
  let present = 0;
  return {
    now: () => present,
    wait: (milliseconds) =>
      new Promise((resume) => {
        waiting.push({ at: present + milliseconds, resume });
      }),
    run: async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        present = next.at;
        next.resume();
        // Everything that follows from it, until it waits again.
        await new Promise((resume) => setImmediate(resume));
      }
    },
  };
};
