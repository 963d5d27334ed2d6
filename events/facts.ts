import * as z from 'zod';

/** A prompt of the event's workspace. */
export const promptFacts = z.strictObject({ prompt: z.string() });

/** A version of a prompt. */
export const versionFacts = promptFacts.extend({ version: z.int().positive() });

/** A scan of a version, and how it ended. */
export const scanFacts = versionFacts.extend({
  scan: z.string(),
  verdict: z.enum(['pass', 'warn', 'block']).nullable(),
});

/** A review of a version. */
export const reviewFacts = versionFacts.extend({ review: z.string() });

/** A rollout at the moment of the event. */
export const rolloutFacts = versionFacts.extend({
  rollout: z.string(),
  environment: z.string(),
  percent: z.number(),
  stepIndex: z.int().nonnegative(),
  revision: z.int().nonnegative(),
  reason: z.string().optional(),
});

/** A waiver of a finding of a version; which finding it is, the waiver says. */
export const waiverFacts = versionFacts.extend({ waiver: z.string(), status: z.enum(['pending', 'active']) });

/** What another ruleset says of a version that an environment serves; counts are of findings. */
export const rescanFacts = versionFacts.extend({
  environment: z.string(),
  scan: z.string(),
  ruleset: z.string(),
  verdict: z.enum(['pass', 'warn', 'block']),
  appeared: z.int().nonnegative(),
  gone: z.int().nonnegative(),
  worst: z.enum(['critical', 'high', 'medium', 'low']).nullable(),
});
