import type { Fault } from '../errors.ts';
import { basisPointsOf } from './bucket.ts';

/** One stage of a rollout: the share of callers that get the canary, 0..100, and how long it lasts. */
export type Step = { readonly percent: number; readonly holdSeconds: number };

/** What an environment demands of every ramp into it. */
export type RampRules = { readonly protected: boolean; readonly minHoldSeconds: number };

const maxSteps = 20;
const maxFirstPercent = 25;
const maxHoldSeconds = 30 * 24 * 3600;
const defaultHoldSeconds = 600;

/** The ramp of a rollout that names none: 5, 25, 50, then 100 %, ten minutes each unless the environment wants more. */
export const defaultSteps = ({ minHoldSeconds }: RampRules): readonly Step[] =>
  [5, 25, 50, 100].map((percent) => ({ percent, holdSeconds: Math.max(defaultHoldSeconds, minHoldSeconds) }));

const isPercent = (percent: number): boolean =>
  percent > 0 && percent <= 100 && Math.abs(percent * 100 - basisPointsOf(percent)) < 1e-9;

const percentFault = ({ percent }: Step, previous: Step | undefined): string | undefined => {
  if (!isPercent(percent)) return 'A percentage is above 0, at most 100, and has two decimals at most.';
  if (previous && percent <= previous.percent) return 'Each step has a higher percentage than the one before.';
  return undefined;
};

const holdFault = ({ holdSeconds }: Step, minHoldSeconds: number): string | undefined => {
  if (!Number.isInteger(holdSeconds)) return 'A hold is a whole number of seconds.';
  if (holdSeconds < minHoldSeconds) return `A hold in this environment lasts ${minHoldSeconds} s at least.`;
  if (holdSeconds > maxHoldSeconds) return 'A hold lasts 30 days at most.';
  return undefined;
};

const faultAt = (path: string, message: string | undefined): readonly Fault[] =>
  message === undefined ? [] : [{ path, message }];

const wholeFault = (steps: readonly Step[]): string | undefined => {
  if (steps.length > maxSteps) return `A rollout has ${maxSteps} steps at most.`;
  if (!steps.some(({ percent }) => percent < 100)) return 'A rollout has at least one step below 100 %.';
  if (steps.at(-1)?.percent !== 100) return 'The last step is 100 %.';
  return undefined;
};

/** What is wrong with a ramp, each fault at its path in the request; nothing for a legal one. */
export const legalRamp = (steps: readonly Step[], rules: RampRules): readonly Fault[] => {
  const [first] = steps;
  const steep = rules.protected && first !== undefined && first.percent > maxFirstPercent;

  return [
    ...faultAt('body.steps', wholeFault(steps)),
    ...faultAt(
      'body.steps.0.percent',
      steep ? `In a protected environment the first step is at most ${maxFirstPercent} %.` : undefined,
    ),
    ...steps.flatMap((step, index) => [
      ...faultAt(`body.steps.${index}.percent`, percentFault(step, steps[index - 1])),
      ...faultAt(`body.steps.${index}.holdSeconds`, holdFault(step, rules.minHoldSeconds)),
    ]),
  ];
};
