import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { FunctionName } from '#infra/functions.ts';
import { type Region, regions } from '#shared/domain/region.ts';

export { type Region, regions } from '#shared/domain/region.ts';

export const stageNames = ['local', 'dev', 'prod'] as const;
export type StageName = (typeof stageNames)[number];

/** Keys that tokens are signed with, by numbers that they keep; docs/operations.md says how one follows another. */
export type SigningKeys = {
  /** Those that exist. */
  readonly generations: readonly number[];
  /** Those whose tokens are taken. */
  readonly accepted: readonly number[];
  /** The one that signs. */
  readonly signing: number;
};

/** All that differs between stages. Every stage decides on every line: there are no defaults to forget. */
export type Stage = {
  readonly name: StageName;
  /** Deployed onto an emulator: without the resource types that it lacks. */
  readonly emulated: boolean;
  /** The shortest hold of a rollout's step, unless an environment asks for more. */
  readonly minHoldSeconds: number;
  /** Outcomes are counted in blocks of this length. */
  readonly blockSeconds: number;
  /** How long after its end a block is looked at, so that late outcomes still count. */
  readonly maturitySeconds: number;
  /** Whether webhooks and providers may be on this very machine, over plain HTTP. */
  readonly allowLoopback: boolean;
  /** How long a closed organisation can be restored, before it is erased. */
  readonly deletionGraceSeconds: number;
  /** How often rollouts and erasures whose schedule was lost are looked for. */
  readonly sweepMinutes: number;
  readonly signingKeys: SigningKeys;
  readonly logRetention: RetentionDays;
  readonly removalPolicy: RemovalPolicy;
  readonly deletionProtection: boolean;
  /** How many times its worker's timeout a message that was taken stays unseen. */
  readonly visibilityPerTimeout: number;
  /** Most calls at once that one queue makes of its worker; 2 is the least that SQS takes. */
  readonly workerConcurrency: number;
  /** Calls kept free for a function, and the most it may make: a flood of one cannot starve the others. */
  readonly reservedConcurrency: Readonly<Partial<Record<FunctionName, number>>>;
  /** The API answers at `<region>.<apiDomain>`, and nowhere else. */
  readonly apiDomain: string | undefined;
  /** Where the records that prove a domain are looked up: at the machine's own resolver, or at one `address:port`. */
  readonly dnsServer: string;
  /** Who is told of alarms. */
  readonly alarmEmail: string | undefined;
  /** Whom mails come from: SES sends them once the records that it names are in the DNS of the part behind the `@`. */
  readonly mailFrom: `${string}@${string}`;
  /** What links in mails begin with. */
  readonly appUrl: `http${'' | 's'}://${string}`;
};

const real = {
  emulated: false,
  // AWS's advice, so that a message is not seen again while its batch is still being retried.
  visibilityPerTimeout: 6,
  minHoldSeconds: 60,
  blockSeconds: 60,
  maturitySeconds: 120,
  allowLoopback: false,
  deletionGraceSeconds: 7 * 24 * 3600,
  sweepMinutes: 5,
  dnsServer: 'system',
  signingKeys: { generations: [1], accepted: [1], signing: 1 },
} as const;

export const stages = {
  local: {
    name: 'local',
    emulated: true,
    minHoldSeconds: 1,
    blockSeconds: 2,
    maturitySeconds: 1,
    allowLoopback: true,
    deletionGraceSeconds: 20,
    sweepMinutes: 1,
    dnsServer: '127.0.0.1:4610',
    signingKeys: { generations: [1, 2], accepted: [1, 2], signing: 2 },
    logRetention: RetentionDays.ONE_DAY,
    removalPolicy: RemovalPolicy.DESTROY,
    deletionProtection: false,
    // Whoever ends the stack in the middle of a batch need not wait a minute for it.
    visibilityPerTimeout: 2,
    workerConcurrency: 2,
    reservedConcurrency: {},
    apiDomain: undefined,
    alarmEmail: undefined,
    mailFrom: 'no-reply@local.promptgate.dev',
    appUrl: 'http://localhost:4620',
  },
  dev: {
    ...real,
    name: 'dev',
    logRetention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
    deletionProtection: false,
    workerConcurrency: 5,
    reservedConcurrency: {},
    apiDomain: undefined,
    alarmEmail: undefined,
    mailFrom: 'no-reply@dev.promptgate.dev',
    appUrl: 'https://app.dev.promptgate.dev',
  },
  prod: {
    ...real,
    name: 'prod',
    logRetention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN,
    deletionProtection: true,
    workerConcurrency: 50,
    reservedConcurrency: { 'authorize-request': 200, serving: 200, identity: 50 },
    apiDomain: 'api.promptgate.dev',
    alarmEmail: 'alarms@promptgate.dev',
    mailFrom: 'no-reply@promptgate.dev',
    appUrl: 'https://app.promptgate.dev',
  },
} as const satisfies { readonly [Name in StageName]: Stage & { readonly name: Name } };

const oneOf = <const T extends string>(what: string, allowed: readonly T[], given: unknown): T => {
  const found = allowed.find((each) => each === given);
  if (found === undefined) {
    const said = given === undefined ? 'none was given' : `not '${given}'`;
    throw new Error(`The ${what} must be one of ${allowed.join(', ')}, ${said}: pass -c ${what}=…`);
  }
  return found;
};

/**
 * @param port of an emulator: the DNS server of a stack has the same one, of UDP, and nothing asks any other
 * @throws Error that names the stages, when it is none of them.
 */
export const stageOf = (given: unknown, port?: unknown): Stage => {
  const stage = stages[oneOf('stage', stageNames, given)];
  return stage.emulated && port !== undefined ? { ...stage, dnsServer: `127.0.0.1:${Number(port)}` } : stage;
};

/** @throws Error that names the regions, when it is none of them. */
export const regionOf = (given: unknown): Region => oneOf('region', regions, given);

/** @throws Error when it is not twelve digits: policies name the account, so no template goes without. */
export const accountOf = (given: unknown): string => {
  if (typeof given === 'string' && /^\d{12}$/.test(given)) return given;
  throw new Error('The account must be twelve digits: sign in, or pass -c account=…');
};
