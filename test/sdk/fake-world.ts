import type { Effects } from '#sdk/effects.ts';

type Timer = { readonly id: number; readonly at: number; readonly act: () => void };

/** Lets everything happen that waits for nothing but its turn. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** A clock that stands still until it is told to go on, and chance that repeats itself. */
export const fakeWorld = (seed = 1) => {
  let now = Date.parse('2026-11-21T08:00:00.000Z');
  let timers: Timer[] = [];
  let ids = 0;
  let state = seed;

  /** Mulberry32. */
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };

  const effects: Omit<Effects, 'fetch'> = {
    now: () => now,
    random,
    newId: () => `id${++ids}`,
    setTimeout: (act, milliseconds) => {
      const timer = { id: ++ids, at: now + milliseconds, act };
      timers.push(timer);
      return timer;
    },
    clearTimeout: (timer) => {
      timers = timers.filter((other) => other !== timer);
    },
  };

  /** Goes on, and fires what is due on the way. */
  const advance = async (milliseconds: number): Promise<void> => {
    const end = now + milliseconds;
    for (;;) {
      await settle();
      const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.id - b.id);
      if (!next) break;
      now = Math.max(now, next.at);
      timers = timers.filter((other) => other !== next);
      next.act();
    }
    now = end;
    await settle();
  };

  return {
    effects,
    advance,
    /** Time goes on while timers stand still, as in a function that is frozen between its requests. */
    freeze: (milliseconds: number) => {
      now += milliseconds;
    },
    timers: () => timers.length,
  };
};
