import type { Fault } from './errors.ts';
import type { Announcement, Outcome } from './outcome.ts';
import type { Arm } from './rollouts/bucket.ts';
import type { Exposure } from './rollouts/exposure.ts';
import type { ServingRecord } from './serving.ts';

/** An outcome as a client reports it: with the token of what it was served, or with the name of a version. */
export type ReportedOutcome = {
  readonly id: string;
  readonly exposure?: string | undefined;
  readonly prompt?: string | undefined;
  readonly environment?: string | undefined;
  readonly version?: number | undefined;
  /** Who was served; that of a token goes before it. */
  readonly caller?: number | undefined;
  readonly success: boolean;
  readonly latencyMs?: number | undefined;
  readonly qualityScore?: number | undefined;
  readonly at?: string | undefined;
};

/** How many calls a client says to have served under a token of a snapshot. */
export type ReportedExposure = { readonly id: string; readonly exposure: string; readonly count: number };

/** Where something says that it belongs; the exposure is as its token has it, and still to be verified. */
export type Claim = { readonly prompt: string; readonly environment: string; readonly exposure?: Exposure };

const daySeconds = 24 * 3600;
/** As long as ids are remembered: an older call could be counted twice. */
export const countedSeconds = 7 * daySeconds;
/** Clocks differ. */
const skewSeconds = 60;

/** What is wrong with the time of an outcome, if anything. */
export const timeFault = ({ at }: ReportedOutcome, now: Date): string | undefined => {
  if (at === undefined) return undefined;
  const age = (now.getTime() - Date.parse(at)) / 1000;
  if (age < -skewSeconds) return 'lies in the future';
  return age > daySeconds ? 'is more than a day ago' : undefined;
};

/** What is wrong with the time of a call, if anything. Outside rollouts a token is as old as what it stands for. */
export const ageFault = ({ rolloutId, exposedAt }: Exposure, now: Date): string | undefined =>
  rolloutId !== null && exposedAt <= now.getTime() / 1000 - countedSeconds
    ? 'was given out over a week ago'
    : undefined;

/** A fault of an item in its place in the request. */
export const faultIn = (list: 'outcomes' | 'exposures', index: number, { path, message }: Fault): Fault => ({
  path: ['body', list, index, ...(path === '' ? [] : [path])].join('.'),
  message,
});

const armOfVersion = ({ stable, canary }: ServingRecord, version: number): Arm | undefined => {
  if (canary?.version === version) return 'canary';
  return stable?.version === version ? 'stable' : undefined;
};

/** An outcome that names a version was served by nobody knows which minute: it belongs to that of its arrival. */
const arrivalOf = (record: ServingRecord, { version = 0 }: ReportedOutcome, now: Date): Exposure | undefined => {
  const variant = armOfVersion(record, version);
  if (!variant) return undefined;
  const { prompt, environment, rolloutId, epoch } = record;
  const exposedAt = Math.floor(now.getTime() / 1000);
  return { prompt, environment, rolloutId, version, variant, epoch, exposedAt, caller: null };
};

/** What was served when the outcome came to be; undefined when its version is served no more. */
export const exposureBehind = (
  reported: ReportedOutcome,
  record: ServingRecord,
  { exposure }: Claim,
  now: Date,
): Exposure | undefined => exposure ?? arrivalOf(record, reported, now);

/** The outcome with the side of the rollout that it belongs to; undefined when it belongs to none. */
export const attribute = (reported: ReportedOutcome, exposure: Exposure): Outcome | undefined => {
  if (exposure.rolloutId === null) return undefined;
  const { id, success, latencyMs, qualityScore } = reported;
  const { prompt, rolloutId: rollout, variant: arm, epoch, exposedAt } = exposure;
  const resolved = exposure.caller !== null;
  const caller = exposure.caller ?? reported.caller ?? null;
  return { id, prompt, rollout, arm, epoch, exposedAt, caller, resolved, success, latencyMs, qualityScore };
};

/** The same of an announcement. */
export const attributeExposure = ({ id, count }: ReportedExposure, exposure: Exposure): Announcement | undefined => {
  if (exposure.rolloutId === null) return undefined;
  const { prompt, rolloutId: rollout, variant: arm, epoch, exposedAt } = exposure;
  return { id, prompt, rollout, arm, epoch, exposedAt, count };
};
