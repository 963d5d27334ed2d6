import { randomFrom } from './random.ts';
import type { Scenario } from './scenario.ts';

/** When a method rolled back, in each run. */
export type Firings = {
  /** The look, from 1; 0 when it never did. */
  readonly looks: Int32Array;
  /** The canary's calls up to that look. */
  readonly exposures: Int32Array;
};

/** The firings of each method of a scenario, in their order. */
export type Trials = readonly Firings[];

const blank = (runs: number): Firings => ({ looks: new Int32Array(runs), exposures: new Int32Array(runs) });

const runOnce = (scenario: Scenario, run: number, index: number, into: Trials): void => {
  const { name, methods, looks, minutes } = scenario;
  const next = minutes(randomFrom(`${name} / ${run}`));
  const waiting = methods.map((method, at) => ({ look: method.start(scenario), firings: into[at] }));
  let exposures = 0;
  for (let look = 1; look <= looks && waiting.length > 0; look += 1) {
    const minute = next();
    exposures += Math.max(minute.canary.count, minute.canary.exposed);
    for (let at = waiting.length - 1; at >= 0; at -= 1) {
      const method = waiting[at];
      if (!method?.look(minute)) continue;
      waiting.splice(at, 1);
      if (!method.firings) continue;
      method.firings.looks[index] = look;
      method.firings.exposures[index] = exposures;
    }
  }
};

/** Runs some of a scenario's simulations; a run has the same calls whoever simulates it, and with whatever others. */
export const runTrials = (scenario: Scenario, first: number, count: number): Trials => {
  const trials = scenario.methods.map(() => blank(count));
  for (let index = 0; index < count; index += 1) runOnce(scenario, first + index, index, trials);
  return trials;
};

const joined = (parts: readonly Int32Array[]): Int32Array => {
  const whole = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let filled = 0;
  for (const part of parts) {
    whole.set(part, filled);
    filled += part.length;
  }
  return whole;
};

/** The trials of stretches of runs, put together in their order. */
export const joinTrials = (parts: readonly Trials[]): Trials =>
  (parts[0] ?? []).map((_, method) => ({
    looks: joined(parts.flatMap((part) => part[method]?.looks ?? [])),
    exposures: joined(parts.flatMap((part) => part[method]?.exposures ?? [])),
  }));
