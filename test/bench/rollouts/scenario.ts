import { type Callers, callerMinutesOf } from './callers.ts';
import type { Method, Minute } from './method.ts';
import type { Random } from './random.ts';
import { minutesOf, type Traffic } from './traffic.ts';

/** What is simulated many times over, and who looks at it. */
export type Scenario = {
  /** Unique; part of the seed. */
  readonly name: string;
  readonly runs: number;
  /** One a minute. */
  readonly looks: number;
  readonly alpha: number;
  /** What fixed alarms are set to. */
  readonly limit: number;
  readonly minutes: (random: Random) => () => Minute;
  readonly methods: readonly Method[];
};

type Described = Omit<Scenario, 'minutes' | 'alpha' | 'limit' | 'looks'> & {
  readonly looks?: number;
  readonly alpha?: number;
  readonly limit?: number;
};

const dayOfMinutes = 1440;
const usual = { alpha: 0.05, limit: 1, looks: dayOfMinutes };

/** Calls that do not know of each other. */
export const independent = (traffic: Traffic, described: Described): Scenario => ({
  ...usual,
  ...described,
  minutes: (random) => minutesOf(random, traffic),
});

/** Calls of callers that come again. */
export const byCallers = (callers: Callers, described: Described): Scenario => ({
  ...usual,
  ...described,
  minutes: (random) => callerMinutesOf(random, callers),
});
