import * as z from 'zod';
import { defineEvent } from './define-event.ts';
import { promptFacts, rescanFacts, reviewFacts, rolloutFacts, scanFacts, versionFacts, waiverFacts } from './facts.ts';

/** A prompt exists, still without a version. */
export const promptCreated = defineEvent('prompt.created', 1, promptFacts);
/** A prompt takes no more versions and is no longer listed. */
export const promptArchived = defineEvent('prompt.archived', 1, promptFacts);
/** A version exists and waits for its scan. */
export const versionCreated = defineEvent('version.created', 1, versionFacts.extend({ scan: z.string() }));
/** Somebody asked for a version to be scanned again. */
export const scanRequested = defineEvent('scan.requested', 1, versionFacts.extend({ scan: z.string() }));
/** A scan ran to its end and has a verdict. */
export const scanCompleted = defineEvent('scan.completed', 1, scanFacts);
/** A scan could not run or not finish; the version stays locked. */
export const scanFailed = defineEvent('scan.failed', 1, scanFacts);
/** An author asks a second person to look at a version. */
export const reviewRequested = defineEvent('review.requested', 1, reviewFacts);
/** A second person approved the version. */
export const reviewApproved = defineEvent('review.approved', 1, reviewFacts);
/** A second person rejected the version. */
export const reviewRejected = defineEvent('review.rejected', 1, reviewFacts);
/** A second person wants another version instead. */
export const reviewChangesRequested = defineEvent('review.changes_requested', 1, reviewFacts);
/** An admin broke the glass: the version is approved without a review. */
export const reviewBypassed = defineEvent('review.bypassed', 1, versionFacts.extend({ reason: z.string() }));
/** The approval of a version was taken back, that of a review or of a broken glass; what is being rolled out stops. */
export const reviewWithdrawn = defineEvent(
  'review.withdrawn',
  1,
  versionFacts.extend({ review: z.string().optional(), reason: z.string() }),
);
/** An admin waived a finding; while it is pending, a second one must approve. */
export const waiverCreated = defineEvent('waiver.created', 1, waiverFacts);
/** A second admin approved the waiver of a critical finding. */
export const waiverApproved = defineEvent('waiver.approved', 1, waiverFacts);
/** An admin withdrew a waiver. */
export const waiverDeleted = defineEvent('waiver.deleted', 1, waiverFacts);
/** A rollout serves its first share of callers. */
export const rolloutStarted = defineEvent('rollout.started', 1, rolloutFacts);
/** A rollout went one step on. */
export const rolloutAdvanced = defineEvent('rollout.advanced', 1, rolloutFacts);
/** A rollout has served its hold and does not go on by itself: its reason says what keeps it. */
export const rolloutHeld = defineEvent('rollout.held', 1, rolloutFacts);
/** A rollout holds its share until it is resumed. */
export const rolloutPaused = defineEvent('rollout.paused', 1, rolloutFacts);
/** A paused rollout goes on. */
export const rolloutResumed = defineEvent('rollout.resumed', 1, rolloutFacts);
/** The version is the environment's stable one. */
export const rolloutCompleted = defineEvent('rollout.completed', 1, rolloutFacts);
/** A guardrail or a person took the version back; every caller gets stable again. */
export const rolloutRolledBack = defineEvent('rollout.rolled_back', 1, rolloutFacts);
/** A person ended the rollout before its time, or its version's approval was taken back. */
export const rolloutAborted = defineEvent('rollout.aborted', 1, rolloutFacts);
/** An environment serves its previous release again. */
export const releaseRolledBack = defineEvent(
  'release.rolled_back',
  1,
  versionFacts.extend({ environment: z.string(), from: z.int().positive() }),
);
/** Another ruleset has looked at what a protected environment serves; that goes on as it was. */
export const releaseRescanned = defineEvent('release.rescanned', 1, rescanFacts);
/** A webhook failed for so long that nothing more is sent to it. */
export const webhookDisabled = defineEvent('webhook.disabled', 1, z.strictObject({ webhook: z.string() }));
/** Somebody asked for a test message. */
export const webhookTested = defineEvent('webhook.tested', 1, z.strictObject({ webhook: z.string() }));

/** Every event contract there is, for documentation, subscriptions and tests to enumerate. */
export const events = [
  promptCreated,
  promptArchived,
  versionCreated,
  scanRequested,
  scanCompleted,
  scanFailed,
  reviewRequested,
  reviewApproved,
  reviewRejected,
  reviewChangesRequested,
  reviewBypassed,
  reviewWithdrawn,
  waiverCreated,
  waiverApproved,
  waiverDeleted,
  rolloutStarted,
  rolloutAdvanced,
  rolloutHeld,
  rolloutPaused,
  rolloutResumed,
  rolloutCompleted,
  rolloutRolledBack,
  rolloutAborted,
  releaseRolledBack,
  releaseRescanned,
  webhookDisabled,
  webhookTested,
] as const;

const internalTypes: readonly string[] = [scanRequested.type, webhookTested.type];

/** The event types that a webhook may subscribe to, in the order of the documentation. */
export const webhookEventTypes: readonly string[] = [
  ...events.map(({ type }) => type).filter((type) => !internalTypes.includes(type)),
  'budget.exceeded',
];
