import { directQueues, type Subscription, subscriptions, type WorkerName } from '#events/subscriptions.ts';
import { type HttpFunction, routesByFunction } from '#shared/contracts/index.ts';

/** Every Lambda there is: one a noun, one a worker, and those that neither HTTP nor a queue calls. */
export type FunctionName =
  | HttpFunction
  | WorkerName
  | 'authorize-request'
  | 'relay-outbox'
  | 'sweep-organisations'
  | 'sweep-releases'
  | 'sweep-rollouts';

/** What calls a function. */
export type Trigger = 'http' | 'authorizer' | 'queue' | 'stream' | 'schedule';

export type FunctionSpec = {
  readonly name: FunctionName;
  readonly trigger: Trigger;
  /** The module whose `handler` the Lambda calls, from the root of the repository. */
  readonly entry: string;
  readonly timeoutSeconds: number;
  /** Lambda gives CPU by memory: 1,769 MB is one whole vCPU. */
  readonly memoryMegabytes: number;
  /** Most messages or records in one call, for queues and streams. */
  readonly batchSize: number;
  /** How long a queue's messages are gathered for one call. */
  readonly windowSeconds: number;
};

const wholeCpu = 1769;

/** Functions that hash passwords, verify keys, scan texts or compress: their time is CPU time. */
const computing: ReadonlySet<FunctionName> = new Set([
  'identity',
  'sso',
  'authorize-request',
  'scans',
  'scan-version',
  'rescan-releases',
  'export-organisation',
]);

const specOf = (
  name: FunctionName,
  spec: Pick<FunctionSpec, 'trigger' | 'entry' | 'timeoutSeconds'> &
    Partial<Pick<FunctionSpec, 'batchSize' | 'windowSeconds'>>,
): FunctionSpec => ({
  name,
  memoryMegabytes: computing.has(name) ? wholeCpu : 1024,
  batchSize: 1,
  windowSeconds: 0,
  ...spec,
});

const httpFunctions = Object.keys(routesByFunction).map((name) =>
  specOf(name as HttpFunction, { trigger: 'http', entry: `functions/${name}/handler.ts`, timeoutSeconds: 20 }),
);

type Worker = Omit<Subscription, 'hears'>;
const allWorkers: Readonly<Record<string, Worker>> = { ...subscriptions, ...directQueues };

const workers = Object.entries(allWorkers).map(([name, { noun, timeoutSeconds, batchSize, windowSeconds = 0 }]) =>
  specOf(name as WorkerName, {
    trigger: 'queue',
    entry: `functions/${noun}/${name}.worker.ts`,
    timeoutSeconds,
    batchSize,
    windowSeconds,
  }),
);

/** Every function of the product, each found by the rule of its kind. */
export const functionSpecs: readonly FunctionSpec[] = [
  ...httpFunctions,
  specOf('authorize-request', {
    trigger: 'authorizer',
    entry: 'functions/authorizer/authorize-request.authorizer.ts',
    timeoutSeconds: 10,
  }),
  ...workers,
  specOf('relay-outbox', {
    trigger: 'stream',
    entry: 'functions/outbox/relay-outbox.stream.ts',
    timeoutSeconds: 30,
    batchSize: 100,
  }),
  specOf('sweep-organisations', {
    trigger: 'schedule',
    entry: 'functions/organisations/sweep-organisations.schedule.ts',
    timeoutSeconds: 60,
  }),
  specOf('sweep-releases', {
    trigger: 'schedule',
    entry: 'functions/scans/sweep-releases.schedule.ts',
    timeoutSeconds: 60,
  }),
  specOf('sweep-rollouts', {
    trigger: 'schedule',
    entry: 'functions/rollouts/sweep-rollouts.schedule.ts',
    timeoutSeconds: 60,
  }),
];
