import type { FunctionName } from '#infra/functions.ts';
import type { TableAccess } from '#infra/statements.ts';

/** A value of the stage that a function asks for. */
export type Setting =
  | 'MIN_HOLD_SECONDS'
  | 'BLOCK_SECONDS'
  | 'MATURITY_SECONDS'
  | 'DELETION_GRACE_SECONDS'
  | 'ALLOW_LOOPBACK'
  | 'TOKEN_ISSUER'
  | 'APP_URL'
  | 'DNS_SERVER';

/**
 * What a function may touch. Each word stands for permissions and for the variables that name what is permitted:
 * `bindings.ts` says which. Sending to a queue is not here, since `events/subscriptions.ts` names each queue's senders.
 */
export type Grant = {
  /** The caller's organisation in the tenants table, through a role that IAM confines to it. */
  readonly tenants?: TableAccess;
  /** The secrets key, with the organisation in the encryption context: to `seal` what is secret, or to `open` it. */
  readonly secrets?: 'seal' | 'open';
  /** Keyed hashes: `open` the key of all of them, which the directory keeps wrapped, or `make` it if there is none. */
  readonly pepper?: 'open' | 'make';
  /**
   * The directory table; `rollouts` is its one partition of running rollouts, `served` that of organisations that serve
   * something, `releases` both, `closings` that of closed organisations, `resets` to look accounts up and to write
   * their password resets; `erase` is to read and delete.
   */
  readonly directory?: 'read' | 'write' | 'rollouts' | 'served' | 'releases' | 'closings' | 'resets' | 'erase';
  /** The caller's organisation's archives in the bucket of exports. */
  readonly exports?: 'read' | 'write' | 'erase';
  /** Knows the client that Google has registered for this stage. */
  readonly google?: true;
  /** Makes tokens. */
  readonly signs?: true;
  /** Checks tokens. */
  readonly verifies?: true;
  /** Makes one-time schedules that send to this queue. */
  readonly schedules?: 'tick-rollout' | 'deliver-webhook' | 'erase-organisation';
  /** Finds and deletes an organisation's schedules. */
  readonly unschedules?: true;
  /** Calls the models on Bedrock that judge, in the geography of its region. */
  readonly judges?: true;
  /** Sends mails from the stage's address. */
  readonly mails?: true;
  /** Puts events onto the bus. */
  readonly publishes?: true;
  /** Reads the tenants table's stream. */
  readonly hears?: 'stream';
  /** Asks whether the directory table and the secrets key are there. */
  readonly checks?: true;
  readonly settings?: readonly Setting[];
};

/** Everything that every function may do; one that is not here may do nothing, and does not compile. */
export const grants = {
  identity: {
    tenants: 'write',
    directory: 'write',
    pepper: 'make',
    signs: true,
    verifies: true,
    settings: ['TOKEN_ISSUER', 'MIN_HOLD_SECONDS'],
  },
  prompts: { tenants: 'write' },
  scans: { tenants: 'write' },
  scim: { tenants: 'write', directory: 'write' },
  reviews: { tenants: 'write' },
  waivers: { tenants: 'write' },
  rollouts: { tenants: 'write', settings: ['MIN_HOLD_SECONDS', 'BLOCK_SECONDS'] },
  serving: { tenants: 'remember', settings: ['BLOCK_SECONDS'] },
  organisations: {
    tenants: 'write',
    directory: 'closings',
    exports: 'read',
    schedules: 'erase-organisation',
    settings: ['DELETION_GRACE_SECONDS'],
  },
  outcomes: { tenants: 'remember' },
  webhooks: { tenants: 'write', secrets: 'seal', settings: ['ALLOW_LOOPBACK'] },
  'provider-keys': { tenants: 'write', secrets: 'seal', settings: ['ALLOW_LOOPBACK'] },
  audit: { tenants: 'note' },
  system: { checks: true },
  'authorize-request': {
    tenants: 'note',
    directory: 'read',
    pepper: 'open',
    verifies: true,
    settings: ['TOKEN_ISSUER'],
  },
  sso: {
    tenants: 'write',
    directory: 'write',
    pepper: 'make',
    google: true,
    signs: true,
    verifies: true,
    settings: ['TOKEN_ISSUER', 'APP_URL', 'ALLOW_LOOPBACK', 'DNS_SERVER'],
  },
  'scan-version': { tenants: 'write', secrets: 'open', judges: true, settings: ['ALLOW_LOOPBACK'] },
  'rescan-releases': { tenants: 'write' },
  'schedule-rollout-step': { tenants: 'read', directory: 'releases', schedules: 'tick-rollout' },
  'tick-rollout': { tenants: 'write', settings: ['BLOCK_SECONDS', 'MATURITY_SECONDS'] },
  'count-outcomes': { tenants: 'write', settings: ['BLOCK_SECONDS', 'MATURITY_SECONDS'] },
  'fan-out-event': { tenants: 'write' },
  'deliver-webhook': {
    tenants: 'write',
    secrets: 'open',
    schedules: 'deliver-webhook',
    settings: ['ALLOW_LOOPBACK'],
  },
  'send-password-reset': { tenants: 'read', directory: 'resets', mails: true, settings: ['APP_URL'] },
  'export-organisation': { tenants: 'write', exports: 'write' },
  'erase-organisation': { tenants: 'erase', directory: 'erase', exports: 'erase', unschedules: true },
  'relay-outbox': { publishes: true, hears: 'stream' },
  'sweep-organisations': { directory: 'closings' },
  'sweep-releases': { directory: 'served' },
  'sweep-rollouts': { directory: 'rollouts' },
} as const satisfies Record<FunctionName, Grant>;

/** The grant of a function. */
export const grantOf = (name: FunctionName): Grant => grants[name];
