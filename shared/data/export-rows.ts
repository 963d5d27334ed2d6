import type { Annotation } from '../domain/annotation.ts';
import type { ApiKey } from '../domain/api-key.ts';
import type { AuditEntry } from '../domain/audit.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { DomainClaim } from '../domain/domain-claim.ts';
import type { Environment } from '../domain/environment.ts';
import type { Export } from '../domain/export.ts';
import type { Fragment, FragmentVersion } from '../domain/fragment.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Member } from '../domain/member.ts';
import type { Organisation } from '../domain/organisation.ts';
import type { Prompt } from '../domain/prompt.ts';
import type { ProviderKey } from '../domain/provider-key.ts';
import type { ReleaseLine } from '../domain/release.ts';
import type { Rescan } from '../domain/rescan.ts';
import type { Review } from '../domain/review.ts';
import type { Rollout } from '../domain/rollouts/rollout.ts';
import type { SamlConnection } from '../domain/saml-connection.ts';
import type { Scan } from '../domain/scan.ts';
import type { Group } from '../domain/scim-group.ts';
import type { ScimToken } from '../domain/scim-token.ts';
import type { ServingRecord } from '../domain/serving.ts';
import type { Session } from '../domain/session.ts';
import type { Version } from '../domain/version.ts';
import type { Waiver } from '../domain/waiver.ts';
import type { Webhook } from '../domain/webhook.ts';
import type { Workspace } from '../domain/workspace.ts';
import { counts, type ExportedRows, told } from './exported-rows.ts';
import type { keys } from './keys.ts';
import type { RemovedMember } from './member-repository.ts';

/**
 * What an export tells of each kind of row that there is, or why it tells nothing of it. A kind that is new does not
 * compile until it is here. Hashes, sealed secrets and keys that sign are withheld: an export is no way to get at what
 * no route shows.
 */
export const exportRows = {
  organisation: told<Organisation>()(
    { kind: 'organisation', prefix: 'ORGANISATION', file: 'organisation' },
    'id name region plan owners createdAt ssoEnforced deletesAt revision',
  ),
  closing: 'The organisation says when it will be erased.',
  member: told<Member>()(
    { kind: 'members', prefix: 'MEMBER#', file: 'members' },
    'userId email name status role workspaces groups externalId invitationId createdAt joinedAt revision',
  ),
  invitation: told<Invitation>()(
    { kind: 'members', prefix: 'INVITATION#', file: 'invitations' },
    'id userId endsAt',
    'tokenHash',
  ),
  removedMember: told<RemovedMember>()(
    { kind: 'members', prefix: 'REMOVED#', file: 'removed-members' },
    'userId removedAt',
  ),
  samlConnection: told<SamlConnection>()(
    { kind: 'organisation', prefix: 'SAML', file: 'saml-connection' },
    'idpEntityId ssoUrl certificates defaultRole defaultWorkspaces attributeMapping provenAt createdAt updatedAt revision',
  ),
  domainClaim: told<DomainClaim>()(
    { kind: 'organisation', prefix: 'DOMAIN#', file: 'domain-claims' },
    'domain token verifiedAt createdAt createdBy revision',
  ),
  session: told<Session>()(
    { kind: 'sessions', prefix: 'SESSION#', file: 'sessions' },
    'id userId method startedAt endsAt revokedAt',
    'tokenHash rotations',
  ),
  workspace: told<Workspace>()(
    { kind: 'workspaces', prefix: 'WORKSPACE#', file: 'workspaces' },
    'id slug name scan createdAt createdBy revision',
  ),
  environment: told<Environment>()(
    { kind: 'workspace', prefix: 'ENVIRONMENT#', file: 'environments' },
    'workspace name protected minHoldSeconds guardrails latestRollout createdAt revision',
  ),
  apiKey: told<ApiKey>()(
    { kind: 'organisation', prefix: 'APIKEY#', file: 'api-keys' },
    'id workspace name scopes createdAt createdBy expiresAt rateLimit',
    'createdByMailbox',
  ),
  providerKey: told<ProviderKey>()(
    { kind: 'providerKeys', prefix: 'PROVIDERKEY#', file: 'provider-keys' },
    'id workspace provider last4 baseUrl lastUsedAt revision createdAt createdBy',
    'apiKey',
  ),
  webhook: told<Webhook>()(
    { kind: 'workspace', prefix: 'WEBHOOK#', file: 'webhooks' },
    'id workspace url events description status failingSince failedDeliveries revision createdAt createdBy',
    'secret previousSecret previousSecretExpiresAt',
  ),
  delivery: told<Delivery>()(
    { kind: 'webhook', prefix: 'DELIVERY#', file: 'webhook-deliveries' },
    'id workspace webhook event type body status attempts tries nextAttemptAt revision createdAt',
  ),
  prompt: told<Prompt>()(
    { kind: 'prompts', prefix: 'PROMPT#', file: 'prompts' },
    'id workspace name description tags latestVersion archived revision createdAt createdBy',
  ),
  version: told<Version>()(
    { kind: 'prompt', prefix: 'VERSION#', file: 'versions' },
    'workspace prompt version messages variables model resolvedMessages contentHash note status scan approval withdrawal review createdAt createdBy authors revision',
    'authorMailboxes',
  ),
  scan: told<Scan>()(
    { kind: 'prompt', prefix: 'SCAN#', file: 'scans' },
    'id workspace prompt version trigger status verdict engine summary findings leansOn judgeFault startedAt completedAt revision',
  ),
  rescan: told<Rescan>()(
    { kind: 'prompt', prefix: 'RESCAN#', file: 'rescans' },
    'workspace prompt version ruleset scan verdict appeared gone worst environments revision',
  ),
  annotation: told<Annotation>()(
    { kind: 'prompt', prefix: 'ANNOTATION#', file: 'annotations' },
    'id workspace prompt version messageIndex start end body createdAt createdBy',
  ),
  fragment: told<Fragment>()(
    { kind: 'fragments', prefix: 'FRAGMENT#', file: 'fragments' },
    'id workspace name description latestVersion revision createdAt createdBy',
  ),
  fragmentVersion: told<FragmentVersion>()(
    { kind: 'fragment', prefix: 'VERSION#', file: 'fragment-versions' },
    'workspace fragment version content resolvedContent contentHash note createdAt createdBy',
  ),
  review: told<Review>()(
    { kind: 'reviews', prefix: 'REVIEW#', file: 'reviews' },
    'id workspace prompt version baseVersion contentHash scan author requestedBy note status decisions withdrawal createdAt revision',
  ),
  waiver: told<Waiver>()(
    { kind: 'waivers', prefix: 'WAIVER#', file: 'waivers' },
    'id workspace fingerprint ruleId category severity prompt version reason endsAt status createdBy createdAt approvedBy approvedAt revision',
    'mailboxes',
  ),
  sighting: 'Where to look for a finding; the scans have them.',
  rollout: told<Rollout>()(
    { kind: 'rollouts', prefix: 'ROLLOUT#', file: 'rollouts' },
    'id workspace prompt environment version stableVersion status stepIndex percent steps promotion guardrails slowAboveMs seed epoch revision stepStartedAt heldSeconds held restarts evidence decision history createdAt createdBy',
  ),
  activeRollout: 'A lock; the rollout itself says that it is in progress.',
  release: told<ReleaseLine>()(
    { kind: 'prompt', prefix: 'RELEASE#', file: 'releases' },
    'workspace prompt environment releases revision',
  ),
  serving: told<ServingRecord>()(
    { kind: 'serving', prefix: 'PROMPT#', file: 'serving' },
    'workspace prompt environment stable canary rolloutId percent seed epoch served changedAt',
    'exposureKey',
  ),
  block: counts({ kind: 'counts', prefix: 'BLOCK#', file: 'outcome-counts' }),
  totals: counts({ kind: 'counts', prefix: 'TOTALS#', file: 'outcome-totals' }),
  shards: 'How the counts are spread over rows.',
  spreadBlock: counts({ kind: 'spreadCounts', prefix: 'BLOCK#', file: 'more-outcome-counts' }),
  spreadTotals: counts({ kind: 'spreadCounts', prefix: 'TOTALS#', file: 'more-outcome-totals' }),
  caller: 'How many outcomes of each caller were counted, by a hash; kept for a month so that the cap holds.',
  latency: 'How long calls took by the hour, kept for two days; no decision stands on it any more.',
  announcement: 'Ids that have been counted, kept for a week like those of outcomes.',
  outcome: 'Ids that have been counted, kept for a week so that none counts twice; the counts are there.',
  audit: told<AuditEntry>()(
    { kind: 'audit', prefix: 'AUDIT#', file: 'audit-events' },
    'id at actor action target workspace ip requestId change',
  ),
  event: 'Facts on their way to webhooks, kept for a week; the audit trail has what they tell.',
  bucket: 'The state of a rate limit, over within seconds.',
  counter: told<{ name: string; period: string; used: number }>()(
    { kind: 'counters', prefix: 'COUNTER#', file: 'usage' },
    'name period used',
  ),
  reservation: 'What runs at this moment holds it, and for no longer.',
  lapsed: 'A reservation that is over.',
  use: {
    kind: 'uses',
    prefix: 'USE#',
    file: 'last-uses',
    lineOf: ({ SK, usedAt }) => ({ id: SK.slice('USE#'.length), at: new Date(Number(usedAt)).toISOString() }),
  },
  export: told<Export>()(
    { kind: 'exports', prefix: 'EXPORT#', file: 'exports' },
    'id status createdAt createdBy completedAt files rows bytes revision',
  ),
  runningExport: 'A lock; the export itself says that it is running.',
  idempotency: 'Answers kept for a day, each sealed under its own request: nobody can read them, we included.',
  group: told<Group>()(
    { kind: 'groups', prefix: 'GROUP#', file: 'groups' },
    'id displayName externalId createdAt updatedAt revision',
  ),
  scimToken: told<ScimToken>()(
    { kind: 'organisation', prefix: 'SCIMTOKEN#', file: 'scim-tokens' },
    'id name createdAt createdBy expiresAt',
    'secretHash',
  ),
} as const satisfies Record<keyof typeof keys, ExportedRows | string>;

/** Every file of an export, in the order of the archive. */
export const exportedFiles: readonly ExportedRows[] = Object.values(exportRows).flatMap(
  (rows: ExportedRows | string) => (typeof rows === 'string' ? [] : [rows]),
);
