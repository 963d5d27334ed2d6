import type { Fault } from './errors.ts';
import type { Outcome } from './outcome.ts';
import { type Arm, slotOf } from './rollouts/bucket.ts';
import type { Exposure } from './rollouts/exposure.ts';
import type { ServingRecord } from './serving.ts';

/** An outcome as a client reports it: with the token of what it was served, or with the name of a version. */
export type ReportedOutcome = {
  readonly id: string;
  readonly exposure?: string | undefined;
  readonly prompt?: string | undefined;
  readonly environment?: string | undefined;
  readonly version?: number | undefined;
  readonly success: boolean;
  readonly latencyMs?: number | undefined;
  readonly qualityScore?: number | undefined;
  readonly at?: string | undefined;
};

/** Where an outcome says that it belongs; the exposure is as its token has it, and still to be verified. */
export type Claim = { readonly prompt: string; readonly environment: string; readonly exposure?: Exposure };

const daySeconds = 24 * 3600;
/** Clocks differ. */
const skewSeconds = 60;

/** What is wrong with the time of an outcome, if anything. */
export const timeFault = ({ at }: ReportedOutcome, now: Date): string | undefined => {
  if (at === undefined) return undefined;
  const age = (now.getTime() - Date.parse(at)) / 1000;
  if (age < -skewSeconds) return 'lies in the future';
  return age > daySeconds ? 'is more than a day ago' : undefined;
};

/** The fault of an outcome in its place in the request. */
export const faultAt = (index: number, field: string, message: string): Fault => ({
  path: `body.outcomes.${index}.${field}`,
  message,
});

const armOfVersion = ({ stable, canary }: ServingRecord, version: number): Arm | undefined => {
  if (canary?.version === version) return 'canary';
  return stable?.version === version ? 'stable' : undefined;
};

/** An outcome that names a version was served by nobody knows which minute: it belongs to that of its arrival. */
const arrivalOf = (record: ServingRecord, { id, version = 0 }: ReportedOutcome, now: Date): Exposure | undefined => {
  const variant = armOfVersion(record, version);
  if (!variant) return undefined;
  const { prompt, environment, rolloutId, epoch, seed } = record;
  const exposedAt = Math.floor(now.getTime() / 1000);
  return { prompt, environment, rolloutId, version, variant, epoch, exposedAt, slot: slotOf(seed, id) };
};

/** The outcome with the side of the rollout that it belongs to; undefined when it belongs to none, and counts nowhere. */
export const attribute = (
  reported: ReportedOutcome,
  record: ServingRecord,
  { exposure: verified }: Claim,
  now: Date,
): Outcome | undefined => {
  const exposure = verified ?? arrivalOf(record, reported, now);
  if (!exposure?.rolloutId) return undefined;
  const { id, success, latencyMs, qualityScore } = reported;
  const { prompt, rolloutId: rollout, variant: arm, epoch, exposedAt, slot } = exposure;
  return { id, prompt, rollout, arm, epoch, exposedAt, slot, success, latencyMs, qualityScore };
};
