import { type DirectQueue, directQueues } from '#events/subscriptions.ts';
import type { FunctionName } from '#infra/functions.ts';
import type { Grant, Setting } from '#infra/grants.ts';
import type { DataStack } from '#infra/stacks/data-stack.ts';
import type { EventsStack } from '#infra/stacks/events-stack.ts';
import type { Stage } from '#infra/stages.ts';
import {
  readActions,
  type Statement,
  sendStatements,
  streamStatements,
  tableKeyStatement,
  throughService,
  writeActions,
} from '#infra/statements.ts';
import { bedrockModels, bedrockProfileOf } from '#shared/domain/judge-model.ts';
import { issuerOf } from '#shared/domain/region.ts';
import type { ConfigVariable } from '#shared/runtime/config.ts';

/** A permission and the variables that name what is permitted: neither is given without the other. */
export type Binding = {
  readonly statements: readonly Statement[];
  readonly environment: { readonly [Name in ConfigVariable]?: string };
  /** Why a resource has to be named by a pattern, by the pattern. */
  readonly patterns?: Readonly<Record<string, string>>;
};

/** What there is to bind to. */
export type Resources = { readonly stage: Stage; readonly data: DataStack; readonly events: EventsStack };

type DirectQueueName = keyof typeof directQueues;

/** Access to these partitions alone. */
const within = (...partitions: readonly string[]): Omit<Statement, 'resources'> => ({
  actions: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
  conditions: {
    'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [...partitions] },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  },
});

const partitionsLike = (...patterns: readonly string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...patterns] },
  Null: { 'dynamodb:LeadingKeys': 'false' },
});

const directoryStatements: Record<NonNullable<Grant['directory']>, readonly Omit<Statement, 'resources'>[]> = {
  read: [{ actions: ['dynamodb:GetItem', 'dynamodb:Query'] }],
  write: [{ actions: [...readActions, ...writeActions] }],
  rollouts: [within('ROLLOUTS')],
  served: [within('SERVED')],
  releases: [within('ROLLOUTS', 'SERVED')],
  closings: [within('CLOSINGS')],
  erase: [{ actions: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:Query'] }],
  resets: [
    { actions: ['dynamodb:GetItem', 'dynamodb:Query'], conditions: partitionsLike('EMAIL#*', 'USER#*', 'RESET#*') },
    { actions: ['dynamodb:UpdateItem'], conditions: partitionsLike('RESET#*') },
  ],
};

const directory = ({ data }: Resources, access: NonNullable<Grant['directory']>): Binding => ({
  statements: [
    ...directoryStatements[access].map((each) => ({ ...each, resources: [data.directory.tableArn] })),
    tableKeyStatement(data.dataKey, data.region, access === 'read' ? 'read' : 'write'),
  ],
  environment: { DIRECTORY_TABLE: data.directory.tableName },
});

const signs = ({ stage, data }: Resources): Binding => {
  const { keyArn } = data.signingKey(stage.signingKeys.signing);
  return {
    statements: [{ actions: ['kms:GetPublicKey', 'kms:Sign'], resources: [keyArn] }],
    environment: { SIGNING_KEY_ARN: keyArn },
  };
};

const verifies = ({ stage, data }: Resources): Binding => {
  const keyArns = stage.signingKeys.accepted.map((generation) => data.signingKey(generation).keyArn);
  return {
    statements: [{ actions: ['kms:GetPublicKey'], resources: keyArns }],
    environment: { VERIFYING_KEY_ARNS: keyArns.join(' ') },
  };
};

/** The context keeps it to this one data key: those of tenants' secrets have the organisation in theirs. */
const pepper = ({ data }: Resources, access: NonNullable<Grant['pepper']>): Binding => ({
  statements: [
    {
      actions: access === 'make' ? ['kms:Decrypt', 'kms:GenerateDataKeyWithoutPlaintext'] : ['kms:Decrypt'],
      resources: [data.secretsKey.keyArn],
      conditions: {
        StringEquals: { 'kms:EncryptionContext:purpose': 'pepper' },
        'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['purpose'] },
      },
    },
  ],
  environment: { SECRETS_KEY_ARN: data.secretsKey.keyArn },
});

const google = ({ data }: Resources): Binding => ({
  statements: [
    { actions: ['secretsmanager:GetSecretValue'], resources: [data.googleClientArn] },
    throughService(data.dataKey, 'secretsmanager', data.region, ['Decrypt']),
  ],
  environment: { GOOGLE_SECRET_ARN: data.googleClientArn },
});

const checks = ({ data }: Resources): Binding => ({
  statements: [
    { actions: ['dynamodb:GetItem'], resources: [data.directory.tableArn] },
    tableKeyStatement(data.dataKey, data.region, 'read'),
    { actions: ['kms:DescribeKey'], resources: [data.secretsKey.keyArn] },
  ],
  environment: {
    DIRECTORY_TABLE: data.directory.tableName,
    SECRETS_KEY_ARN: data.secretsKey.keyArn,
  },
});

const publishes = ({ events }: Resources): Binding => ({
  statements: [{ actions: ['events:PutEvents'], resources: [events.bus.eventBusArn] }],
  environment: { BUS_NAME: events.bus.eventBusName },
});

/** The stream's address is no variable: Lambda reads it and hands the records over. */
const hearsStream = ({ data, events }: Resources): Binding => {
  const anyStreamArn = data.anyStreamArn;
  return {
    statements: [
      ...streamStatements({ streamArn: data.tenantsStreamArn, anyStreamArn }, data.dataKey, data.region),
      ...sendStatements(events.unrelayed, events.messagesKey, events.region),
    ],
    environment: {},
    patterns: { [anyStreamArn]: 'The streams of one table are listed as a whole; only the present one may be read.' },
  };
};

const urlVariables = {
  'count-outcomes': 'COUNT_OUTCOMES_QUEUE_URL',
  'tick-rollout': 'TICK_ROLLOUT_QUEUE_URL',
  'rescan-releases': 'RESCAN_RELEASES_QUEUE_URL',
  'deliver-webhook': 'DELIVER_WEBHOOK_QUEUE_URL',
  'export-organisation': 'EXPORT_ORGANISATION_QUEUE_URL',
  'erase-organisation': 'ERASE_ORGANISATION_QUEUE_URL',
  'send-password-reset': 'SEND_PASSWORD_RESET_QUEUE_URL',
} as const satisfies Record<DirectQueueName, ConfigVariable>;

const arnVariables = {
  'tick-rollout': 'TICK_ROLLOUT_QUEUE_ARN',
  'deliver-webhook': 'DELIVER_WEBHOOK_QUEUE_ARN',
  'erase-organisation': 'ERASE_ORGANISATION_QUEUE_ARN',
} as const satisfies Partial<Record<DirectQueueName, ConfigVariable>>;

const sends = ({ events }: Resources, name: DirectQueueName): Binding => {
  const { queue } = events.queues[name];
  return {
    statements: sendStatements(queue, events.messagesKey, events.region),
    environment: { [urlVariables[name]]: queue.queueUrl },
  };
};

const schedules = ({ events }: Resources, name: keyof typeof arnVariables): Binding => {
  const group = events.nameOf('schedules');
  const anySchedule = events.formatArn({ service: 'scheduler', resource: 'schedule', resourceName: `${group}/*` });
  return {
    statements: [
      { actions: ['scheduler:CreateSchedule'], resources: [anySchedule] },
      {
        actions: ['iam:PassRole'],
        resources: [events.schedulerRole.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      },
    ],
    environment: {
      [arnVariables[name]]: events.queues[name].queue.queueArn,
      SCHEDULE_GROUP: group,
      SCHEDULER_ROLE_ARN: events.schedulerRole.roleArn,
    },
    patterns: { [anySchedule]: 'A schedule is named when it is made; the group is Promptgate’s alone.' },
  };
};

const mails = ({ stage, events }: Resources): Binding => ({
  statements: [{ actions: ['ses:SendEmail'], resources: [events.mailIdentity.emailIdentityArn] }],
  environment: { MAIL_FROM: stage.mailFrom },
});

/**
 * A profile passes a call on to a region of its geography, so the model is named in each; the account's own profiles of
 * other models, and other models, are not for the function.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
const judges = ({ data }: Resources): Binding => {
  const models = bedrockModels.map(
    (model) => `arn:aws:bedrock:${data.region.slice(0, 2)}-*::foundation-model/${model}`,
  );
  const profiles = bedrockModels.map((model) =>
    data.formatArn({
      service: 'bedrock',
      resource: 'inference-profile',
      resourceName: bedrockProfileOf(model, data.region),
    }),
  );
  const reason = 'A profile passes calls on to the regions of its geography, which AWS may add to.';
  return {
    statements: [{ actions: ['bedrock:InvokeModel'], resources: [...models, ...profiles] }],
    environment: {},
    patterns: Object.fromEntries(models.map((model) => [model, reason])),
  };
};

const settingOf: Record<Setting, (resources: Resources) => string> = {
  MIN_HOLD_SECONDS: ({ stage }) => String(stage.minHoldSeconds),
  BLOCK_SECONDS: ({ stage }) => String(stage.blockSeconds),
  MATURITY_SECONDS: ({ stage }) => String(stage.maturitySeconds),
  DELETION_GRACE_SECONDS: ({ stage }) => String(stage.deletionGraceSeconds),
  ALLOW_LOOPBACK: ({ stage }) => String(stage.allowLoopback),
  APP_URL: ({ stage }) => stage.appUrl,
  DNS_SERVER: ({ stage }) => stage.dnsServer,
  TOKEN_ISSUER: ({ stage, data }) => issuerOf(stage.name, data.region),
};

const sendsTo = (name: FunctionName): readonly DirectQueueName[] =>
  Object.entries<DirectQueue>(directQueues)
    .filter(([, { senders }]) => senders.includes(name))
    .map(([queue]) => queue as DirectQueueName);

/** All that a function's own role may do by its grant; tenants' data are not among it, see {@link TenantRole}. */
export const bindingsOf = (name: FunctionName, grant: Grant, resources: Resources): readonly Binding[] => [
  ...(grant.directory === undefined ? [] : [directory(resources, grant.directory)]),
  ...(grant.pepper === undefined ? [] : [pepper(resources, grant.pepper)]),
  ...(grant.signs ? [signs(resources)] : []),
  ...(grant.verifies ? [verifies(resources)] : []),
  ...(grant.google ? [google(resources)] : []),
  ...(grant.checks ? [checks(resources)] : []),
  ...(grant.judges ? [judges(resources)] : []),
  ...(grant.mails ? [mails(resources)] : []),
  ...(grant.publishes ? [publishes(resources)] : []),
  ...(grant.hears === 'stream' ? [hearsStream(resources)] : []),
  ...(grant.schedules === undefined ? [] : [schedules(resources, grant.schedules)]),
  ...sendsTo(name).map((queue) => sends(resources, queue)),
  ...(grant.settings ?? []).map((setting) => ({
    statements: [],
    environment: { [setting]: settingOf[setting](resources) },
  })),
];
