import type { Cue } from '../cue.ts';

/** The cues that a message holds. */
export type Cues = { readonly holds: (cue: Cue) => boolean };

type Place = { readonly anchor: string; readonly at: number };

/**
 * Notes where words of cues stand. Words alone are a cue; one with a pattern is tried only when a rule asks for it,
 * which few prompts lead to, and then once.
 */
export const noteCues = (
  isAt: (cue: Cue, anchor: string, at: number) => boolean,
): Cues & { readonly note: (cue: Cue, anchor: string, at: number) => void } => {
  const held = new Set<Cue>();
  const untried = new Map<Cue, Place[]>();
  return {
    note: (cue, anchor, at) => {
      if (cue.pattern === undefined) {
        held.add(cue);
        return;
      }
      const places = untried.get(cue);
      if (places === undefined) untried.set(cue, [{ anchor, at }]);
      else places.push({ anchor, at });
    },
    holds: (cue) => {
      const places = untried.get(cue);
      if (places !== undefined) {
        untried.delete(cue);
        if (places.some(({ anchor, at }) => isAt(cue, anchor, at))) held.add(cue);
      }
      return held.has(cue);
    },
  };
};
