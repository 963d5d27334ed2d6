import { murmur3 } from '../domain/rollouts/murmur3.ts';
import type { TenantContext } from '../domain/tenant.ts';
import type { Key } from './table.ts';

/** Numbers sort as text up to twelve digits: versions, and blocks of seconds since 1970. */
const padded = (number: number): string => String(number).padStart(12, '0');

/** The first part of every partition key of an organisation; IAM lets nobody past it. */
export const tenantPrefix = ({ organisationId }: TenantContext): string => `T#${organisationId}`;

const workspaceOf = (tenant: TenantContext, workspace: string) => `${tenantPrefix(tenant)}#W#${workspace}`;
const promptOf = (tenant: TenantContext, workspace: string, prompt: string) =>
  `${workspaceOf(tenant, workspace)}#P#${prompt}`;

/**
 * A workspace's outcomes are spread over so many partitions, each of which takes 1,000 writes a second; a fixed number,
 * so that all of them can be found again.
 */
export const outcomeShards = 256;

/** The callers of a rollout, where there is a cap, likewise. */
export const callerShards = 256;

/** A rollout's counters have at most so many shards, of which all but the first lie in so many partitions. */
export const mostCounterShards = 128;
export const counterPartitions = 64;

/** The partition of a shard that is not the first. */
const spreadGroup = (shard: number): string => String((shard - 1) % counterPartitions);

/** Hours are counted since 1970. */
type LatencyRow = {
  readonly environment: string;
  readonly version: number;
  readonly hour: number;
  readonly shard: number;
};

/** The beginning of the sort keys of a version's latencies in an environment. */
const latenciesOf = (environment: string, version: number) => `LATENCY#${environment}#${padded(version)}#`;

/** From the latencies of this hour on. */
export const latenciesFrom = (environment: string, version: number, hour: number) => ({
  prefix: latenciesOf(environment, version),
  notBefore: `${latenciesOf(environment, version)}${padded(hour)}`,
});

type BlockShard = {
  readonly id: number;
  readonly epoch: number;
  readonly arm: 'stable' | 'canary';
  readonly shard: number;
};

const blockSortKey = ({ id, epoch, arm, shard }: BlockShard) => `BLOCK#${padded(id)}#${padded(epoch)}#${arm}#${shard}`;

/** Every partition of the tenants table. */
export const partitions = {
  organisation: tenantPrefix,
  members: (t: TenantContext) => `${tenantPrefix(t)}#MEMBERS`,
  groups: (t: TenantContext) => `${tenantPrefix(t)}#GROUPS`,
  sessions: (t: TenantContext, user: string) => `${tenantPrefix(t)}#SESSIONS#${user}`,
  workspaces: (t: TenantContext) => `${tenantPrefix(t)}#WORKSPACES`,
  audit: (t: TenantContext) => `${tenantPrefix(t)}#AUDIT`,
  outbox: (t: TenantContext) => `${tenantPrefix(t)}#OUTBOX`,
  /** Counters of use against limits; what each counts follows. */
  limit: (t: TenantContext, name: string) => `${tenantPrefix(t)}#LIMIT#${name}`,
  uses: (t: TenantContext) => `${tenantPrefix(t)}#USES`,
  /** How much there is of what the plan limits, and what is reserved of it. */
  counters: (t: TenantContext) => `${tenantPrefix(t)}#COUNTERS`,
  idempotency: (t: TenantContext, caller: string) => `${tenantPrefix(t)}#IDEMPOTENCY#${caller}`,
  exports: (t: TenantContext) => `${tenantPrefix(t)}#EXPORTS`,
  workspace: workspaceOf,
  prompts: (t: TenantContext, w: string) => `${workspaceOf(t, w)}#PROMPTS`,
  fragments: (t: TenantContext, w: string) => `${workspaceOf(t, w)}#FRAGMENTS`,
  fragment: (t: TenantContext, w: string, f: string) => `${workspaceOf(t, w)}#F#${f}`,
  prompt: promptOf,
  rollouts: (t: TenantContext, w: string, p: string) => `${promptOf(t, w, p)}#ROLLOUTS`,
  counts: (t: TenantContext, rollout: string) => `${tenantPrefix(t)}#COUNTS#${rollout}`,
  /** Where the counters lie that one partition's writes a second do not hold. */
  spreadCounts: (t: TenantContext, rollout: string, group: string) => `${tenantPrefix(t)}#COUNTS#${rollout}#${group}`,
  /** How many outcomes of each caller were counted, where there is a cap. */
  callers: (t: TenantContext, rollout: string, shard: string) => `${tenantPrefix(t)}#CALLERS#${rollout}#${shard}`,
  latencies: (t: TenantContext, w: string, p: string) => `${promptOf(t, w, p)}#LATENCIES`,
  outcomes: (t: TenantContext, w: string, shard: number) => `${workspaceOf(t, w)}#OUTCOMES#${shard}`,
  reviews: (t: TenantContext, w: string) => `${workspaceOf(t, w)}#REVIEWS`,
  waivers: (t: TenantContext, w: string) => `${workspaceOf(t, w)}#WAIVERS`,
  /** Which scan has found what, for those who know a finding by its fingerprint alone. */
  sightings: (t: TenantContext, w: string) => `${workspaceOf(t, w)}#SIGHTINGS`,
  serving: (t: TenantContext, w: string, environment: string) => `${workspaceOf(t, w)}#SERVING#${environment}`,
  webhook: (t: TenantContext, w: string, webhook: string) => `${workspaceOf(t, w)}#WEBHOOK#${webhook}`,
  providerKeys: (t: TenantContext, w: string) => `${workspaceOf(t, w)}#PROVIDERKEYS`,
  apiKeys: (t: TenantContext, w: string) => `${workspaceOf(t, w)}#APIKEYS`,
} as const;

/** Every key of the tenants table: partition and sort key. */
export const keys = {
  organisation: (t: TenantContext): Key => ({ PK: partitions.organisation(t), SK: 'ORGANISATION' }),
  /** There while the organisation is closed; whoever takes it, restores or erases. */
  closing: (t: TenantContext): Key => ({ PK: partitions.organisation(t), SK: 'CLOSING' }),
  member: (t: TenantContext, user: string): Key => ({ PK: partitions.members(t), SK: `MEMBER#${user}` }),
  invitation: (t: TenantContext, id: string): Key => ({ PK: partitions.members(t), SK: `INVITATION#${id}` }),
  removedMember: (t: TenantContext, user: string): Key => ({ PK: partitions.members(t), SK: `REMOVED#${user}` }),
  samlConnection: (t: TenantContext): Key => ({ PK: partitions.organisation(t), SK: 'SAML' }),
  domainClaim: (t: TenantContext, domain: string): Key => ({
    PK: partitions.organisation(t),
    SK: `DOMAIN#${domain}`,
  }),
  /** A group of the identity provider's, and the tokens that it comes with. */
  group: (t: TenantContext, id: string): Key => ({ PK: partitions.groups(t), SK: `GROUP#${id}` }),
  scimToken: (t: TenantContext, id: string): Key => ({ PK: partitions.organisation(t), SK: `SCIMTOKEN#${id}` }),
  session: (t: TenantContext, user: string, session: string): Key => ({
    PK: partitions.sessions(t, user),
    SK: `SESSION#${session}`,
  }),
  workspace: (t: TenantContext, w: string): Key => ({ PK: partitions.workspaces(t), SK: `WORKSPACE#${w}` }),
  environment: (t: TenantContext, w: string, name: string): Key => ({
    PK: partitions.workspace(t, w),
    SK: `ENVIRONMENT#${name}`,
  }),
  apiKey: (t: TenantContext, id: string): Key => ({ PK: partitions.organisation(t), SK: `APIKEY#${id}` }),
  providerKey: (t: TenantContext, w: string, provider: string): Key => ({
    PK: partitions.providerKeys(t, w),
    SK: `PROVIDERKEY#${provider}`,
  }),
  webhook: (t: TenantContext, w: string, id: string): Key => ({ PK: partitions.workspace(t, w), SK: `WEBHOOK#${id}` }),
  delivery: (t: TenantContext, w: string, webhook: string, id: string): Key => ({
    PK: partitions.webhook(t, w, webhook),
    SK: `DELIVERY#${id}`,
  }),
  prompt: (t: TenantContext, w: string, p: string): Key => ({ PK: partitions.prompts(t, w), SK: `PROMPT#${p}` }),
  version: (t: TenantContext, w: string, p: string, version: number): Key => ({
    PK: partitions.prompt(t, w, p),
    SK: `VERSION#${padded(version)}`,
  }),
  scan: (t: TenantContext, w: string, p: string, version: number, id: string): Key => ({
    PK: partitions.prompt(t, w, p),
    SK: `SCAN#${padded(version)}#${id}`,
  }),
  /** What a ruleset says of a version that was released before it. */
  rescan: (t: TenantContext, w: string, p: string, version: number, ruleset: string): Key => ({
    PK: partitions.prompt(t, w, p),
    SK: `RESCAN#${padded(version)}#${ruleset}`,
  }),
  annotation: (t: TenantContext, w: string, p: string, version: number, id: string): Key => ({
    PK: partitions.prompt(t, w, p),
    SK: `ANNOTATION#${padded(version)}#${id}`,
  }),
  fragment: (t: TenantContext, w: string, f: string): Key => ({ PK: partitions.fragments(t, w), SK: `FRAGMENT#${f}` }),
  fragmentVersion: (t: TenantContext, w: string, f: string, version: number): Key => ({
    PK: partitions.fragment(t, w, f),
    SK: `VERSION#${padded(version)}`,
  }),
  review: (t: TenantContext, w: string, id: string): Key => ({ PK: partitions.reviews(t, w), SK: `REVIEW#${id}` }),
  waiver: (t: TenantContext, w: string, id: string): Key => ({ PK: partitions.waivers(t, w), SK: `WAIVER#${id}` }),
  sighting: (t: TenantContext, w: string, scan: string): Key => ({
    PK: partitions.sightings(t, w),
    SK: `SIGHTING#${scan}`,
  }),
  rollout: (t: TenantContext, w: string, p: string, id: string): Key => ({
    PK: partitions.rollouts(t, w, p),
    SK: `ROLLOUT#${id}`,
  }),
  /** The one rollout in progress of a prompt in an environment: while this row exists no other can start. */
  activeRollout: (t: TenantContext, w: string, p: string, environment: string): Key => ({
    PK: partitions.prompt(t, w, p),
    SK: `ACTIVE#${environment}`,
  }),
  release: (t: TenantContext, w: string, p: string, environment: string): Key => ({
    PK: partitions.prompt(t, w, p),
    SK: `RELEASE#${environment}`,
  }),
  serving: (t: TenantContext, w: string, p: string, environment: string): Key => ({
    PK: partitions.serving(t, w, environment),
    SK: `PROMPT#${p}`,
  }),
  /**
   * Counters are split into shards, each a row of its own, so that workers who count at once seldom meet on one. This is
   * the first shard of them, which is enough for most.
   */
  block: (t: TenantContext, rollout: string, block: Omit<BlockShard, 'shard'>): Key => ({
    PK: partitions.counts(t, rollout),
    SK: blockSortKey({ ...block, shard: 0 }),
  }),
  totals: (t: TenantContext, rollout: string, arm: 'stable' | 'canary'): Key => ({
    PK: partitions.counts(t, rollout),
    SK: `TOTALS#${arm}#0`,
  }),
  /** How many shards there may be; between the blocks and the totals, so that one query reads all three. */
  shards: (t: TenantContext, rollout: string): Key => ({ PK: partitions.counts(t, rollout), SK: 'SHARDS' }),
  /** The other shards. */
  spreadBlock: (t: TenantContext, rollout: string, block: BlockShard): Key => ({
    PK: partitions.spreadCounts(t, rollout, spreadGroup(block.shard)),
    SK: blockSortKey(block),
  }),
  spreadTotals: (t: TenantContext, rollout: string, arm: 'stable' | 'canary', shard: number): Key => ({
    PK: partitions.spreadCounts(t, rollout, spreadGroup(shard)),
    SK: `TOTALS#${arm}#${shard}`,
  }),
  caller: (t: TenantContext, rollout: string, arm: 'stable' | 'canary', caller: number): Key => ({
    PK: partitions.callers(t, rollout, String(caller % callerShards)),
    SK: `CALLER#${arm}#${caller}`,
  }),
  latency: (t: TenantContext, w: string, p: string, { environment, version, hour, shard }: LatencyRow): Key => ({
    PK: partitions.latencies(t, w, p),
    SK: `${latenciesOf(environment, version)}${padded(hour)}#${shard}`,
  }),
  announcement: (t: TenantContext, w: string, id: string): Key => ({
    PK: partitions.outcomes(t, w, murmur3(id, 0) % outcomeShards),
    SK: `ANNOUNCEMENT#${id}`,
  }),
  outcome: (t: TenantContext, w: string, id: string): Key => ({
    PK: partitions.outcomes(t, w, murmur3(id, 0) % outcomeShards),
    SK: `OUTCOME#${id}`,
  }),
  audit: (t: TenantContext, id: string): Key => ({ PK: partitions.audit(t), SK: `AUDIT#${id}` }),
  event: (t: TenantContext, id: string): Key => ({ PK: partitions.outbox(t), SK: `EVENT#${id}` }),
  /** A token bucket, of the whole organisation or of one key. */
  bucket: (t: TenantContext, name: string): Key => ({ PK: partitions.limit(t, name), SK: 'BUCKET' }),
  /** How much is used of what the plan limits, in a stretch of time or, as `always`, at all. */
  counter: (t: TenantContext, name: string, period: string): Key => ({
    PK: partitions.counters(t),
    SK: `COUNTER#${name}#${period}`,
  }),
  /** A reservation that holds; in the order of the moments at which they lapse. */
  reservation: (t: TenantContext, name: string, endsAt: string, id: string): Key => ({
    PK: partitions.counters(t),
    SK: `RESERVATION#${name}#${endsAt}#${id}`,
  }),
  /** A reservation that has come back by itself, kept until nobody will settle it any more. */
  lapsed: (t: TenantContext, id: string): Key => ({ PK: partitions.counters(t), SK: `LAPSED#${id}` }),
  /** When an API key, a SCIM token or a provider key was used last. */
  use: (t: TenantContext, id: string): Key => ({ PK: partitions.uses(t), SK: `USE#${id}` }),
  export: (t: TenantContext, id: string): Key => ({ PK: partitions.exports(t), SK: `EXPORT#${id}` }),
  /** The one export that runs: while this row holds no other can start. */
  runningExport: (t: TenantContext): Key => ({ PK: partitions.exports(t), SK: 'RUNNING' }),
  idempotency: (t: TenantContext, caller: string, id: string): Key => ({
    PK: partitions.idempotency(t, caller),
    SK: `REQUEST#${id}`,
  }),
} as const;

/** The names of the partitions in which shards 1 to `width` - 1 of a rollout's counters lie. */
export const counterGroups = (width: number): readonly string[] =>
  Array.from({ length: Math.min(width - 1, counterPartitions) }, (_, group) => String(group));

/** Behind every counter of this block, before those of the next: `~` is above all that follows the number. */
export const blocksAfter = (block: number): string => `BLOCK#${padded(block)}~`;

/** Behind every counter of one block under one share. */
export const blockPosition = ({ id, epoch }: Pick<BlockShard, 'id' | 'epoch'>): string =>
  `BLOCK#${padded(id)}#${padded(epoch)}~`;

/**
 * The list index's key, for rows whose own sort key is a name: lists are ordered by `position` (an id or a time).
 * IAM does not see index keys on writes, so this function, which starts from the tenant, is the only one that makes them.
 */
export const listKey = (
  tenant: TenantContext,
  partition: string,
  position: string,
): { readonly LPK: string; readonly LSK: string } => {
  const prefix = tenantPrefix(tenant);
  if (partition !== prefix && !partition.startsWith(`${prefix}#`)) throw new Error('A list key left its organisation.');
  return { LPK: partition, LSK: position };
};

/** Keys of the directory, which belongs to no organisation: identity and the authorizer look organisations up here. */
export const directoryKeys = {
  email: (email: string): Key => ({ PK: `EMAIL#${email}`, SK: 'USER' }),
  account: (user: string): Key => ({ PK: `USER#${user}`, SK: 'ACCOUNT' }),
  membership: (user: string, organisationId: string): Key => ({
    PK: `USER#${user}`,
    SK: `ORGANISATION#${organisationId}`,
  }),
  apiKey: (id: string): Key => ({ PK: `APIKEY#${id}`, SK: 'APIKEY' }),
  idempotency: (id: string): Key => ({ PK: `REQUEST#${id}`, SK: 'REQUEST' }),
  /** The organisation whose members may sign in with addresses of a domain. */
  domain: (domain: string): Key => ({ PK: `DOMAIN#${domain}`, SK: 'DOMAIN' }),
  /** A sign-in that is under way at an identity provider, by the hash of what the browser carries there and back. */
  samlSignIn: (relayHash: string): Key => ({ PK: `SIGNIN#${relayHash}`, SK: 'SAML' }),
  googleSignIn: (stateHash: string): Key => ({ PK: `SIGNIN#${stateHash}`, SK: 'GOOGLE' }),
  /** An assertion that was taken, so that it is not taken again. */
  usedAssertion: (organisationId: string, id: string): Key => ({ PK: `ASSERTION#${organisationId}#${id}`, SK: 'USED' }),
  signInCode: (codeHash: string): Key => ({ PK: `CODE#${codeHash}`, SK: 'CODE' }),
  /** Whose account a person at Google has. */
  googleAccount: (subject: string): Key => ({ PK: `GOOGLE#${subject}`, SK: 'ACCOUNT' }),
  /** What is kept of guesses under a name that is a keyed hash. */
  guesses: (name: string): Key => ({ PK: `GUESSES#${name}`, SK: 'GUESSES' }),
  knownAddresses: (name: string): Key => ({ PK: `KNOWN#${name}`, SK: 'ADDRESSES' }),
  /** A password reset that was asked for; alone in its partition, which the worker that mails it may write. */
  passwordReset: (user: string): Key => ({ PK: `RESET#${user}`, SK: 'RESET' }),
  health: (): Key => ({ PK: 'HEALTH', SK: 'HEALTH' }),
  /** The wrapped key of all keyed hashes. */
  pepper: (): Key => ({ PK: 'PEPPER', SK: 'PEPPER' }),
  /** Rollouts in progress, so that the sweeper finds those whose schedule was lost. */
  activeRollout: (rollout: string): Key => ({ PK: 'ROLLOUTS', SK: rollout }),
  /** Organisations that serve something, so that a new ruleset finds them. */
  served: (organisationId: string): Key => ({ PK: 'SERVED', SK: organisationId }),
  /** Closed organisations, so that the sweeper finds those whose schedule was lost. */
  closing: (organisationId: string): Key => ({ PK: 'CLOSINGS', SK: organisationId }),
} as const;
