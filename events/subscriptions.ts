import { events, reviewWithdrawn, scanRequested, versionCreated } from './index.ts';

const types = events.map(({ type }) => type);

/** A worker that hears events from the bus: infra makes its rule, its queue and its dead-letter queue from this. */
export type Subscription = {
  /** The worker's entry, `functions/<noun>/<name>.worker.ts`. */
  readonly noun: string;
  readonly hears: readonly string[];
  readonly batchSize: number;
  /** How long messages are waited for, where one call does well to have many; more than ten ask for a second at least. */
  readonly windowSeconds?: number;
  /** The longest that one batch may take. */
  readonly timeoutSeconds: number;
};

/** Who hears what. The key is the worker's name in file, function, queue, log and metric. */
export const subscriptions = {
  'scan-version': {
    noun: 'scans',
    hears: [versionCreated.type, scanRequested.type],
    batchSize: 5,
    // Two rounds of a model judge's calls, of 45 seconds at most, and the rest.
    timeoutSeconds: 120,
  },
  'schedule-rollout-step': {
    noun: 'rollouts',
    hears: [...types.filter((type) => type.startsWith('rollout.')), reviewWithdrawn.type],
    batchSize: 10,
    timeoutSeconds: 30,
  },
  'fan-out-event': {
    noun: 'webhooks',
    hears: types.filter((type) => type !== scanRequested.type),
    batchSize: 10,
    timeoutSeconds: 30,
  },
} as const satisfies Record<string, Subscription>;

/** A queue that functions send to directly, without the bus: work of high volume, or work that must wait. */
export type DirectQueue = Omit<Subscription, 'hears'> & { readonly senders: readonly string[] };

/** Queues behind which a worker stands, with the functions that may send to each. The key is the worker's name. */
export const directQueues = {
  'count-outcomes': {
    noun: 'outcomes',
    senders: ['outcomes'],
    // A hundred outcomes each at most: 50 transactions, one after the other, and twice as many where callers are capped.
    batchSize: 50,
    windowSeconds: 1,
    timeoutSeconds: 10,
  },
  'tick-rollout': {
    noun: 'rollouts',
    senders: ['schedule-rollout-step', 'tick-rollout', 'count-outcomes', 'sweep-rollouts', 'scheduler'],
    batchSize: 10,
    timeoutSeconds: 30,
  },
  'rescan-releases': {
    noun: 'scans',
    senders: ['sweep-releases', 'rescan-releases'],
    batchSize: 1,
    timeoutSeconds: 60,
  },
  'deliver-webhook': {
    noun: 'webhooks',
    senders: ['fan-out-event', 'deliver-webhook', 'webhooks', 'scheduler'],
    batchSize: 10,
    timeoutSeconds: 30,
  },
  'export-organisation': { noun: 'organisations', senders: ['organisations'], batchSize: 1, timeoutSeconds: 900 },
  'erase-organisation': {
    noun: 'organisations',
    senders: ['erase-organisation', 'sweep-organisations', 'scheduler'],
    batchSize: 1,
    timeoutSeconds: 300,
  },
  'send-password-reset': { noun: 'mail', senders: ['identity'], batchSize: 5, timeoutSeconds: 30 },
} as const satisfies Record<string, DirectQueue>;

export type WorkerName = keyof typeof subscriptions | keyof typeof directQueues;
