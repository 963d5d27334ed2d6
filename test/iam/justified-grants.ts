import type { Grant } from './granted.ts';

/** A reason to grant what no test on the emulator ever needs. */
export type Reason = {
  readonly what: string;
  readonly why: string;
  readonly covers: (grant: Grant) => boolean;
};

const viaService = ({ conditions }: Grant): string | undefined =>
  conditions?.StringEquals?.['kms:ViaService']?.split('.')[0];
const isOnQueueItself = ({ action }: Grant): boolean =>
  /^sqs:(?:ChangeMessageVisibility|DeleteMessage|GetQueueAttributes|ReceiveMessage)$/.test(action);

/** Classes of grants, each with its one reason; the first that covers a grant speaks for it. */
export const reasons: readonly Reason[] = [
  {
    what: 'the keys of tables, archives and messages, through their services',
    why: 'DynamoDB, S3 and SQS use the key on the caller’s behalf; the emulator encrypts nothing and asks nobody.',
    covers: (grant) => viaService(grant) !== undefined,
  },
  {
    what: 'a function’s own log',
    why: 'Lambda writes it with the function’s role; the emulator writes logs itself.',
    covers: ({ action }) => action.startsWith('logs:'),
  },
  {
    what: 'a worker’s own queue',
    why: 'Lambda polls it with the function’s role; the emulator hands messages over without asking.',
    covers: isOnQueueItself,
  },
  {
    what: 'the tenants table’s stream',
    why: 'Lambda reads it with the relay’s role; the emulator hands records over without asking.',
    covers: ({ action }) => /Stream|GetRecords|GetShardIterator/.test(action),
  },
  {
    what: 'what is sent when no function runs',
    why: 'EventBridge Scheduler’s messages, and Lambda’s for records that the relay could not pass on; neither is judged on the emulator.',
    covers: ({ role, action, resource }) =>
      action === 'sqs:SendMessage' && (role === 'scheduler' || resource.includes('dead-letters')),
  },
  {
    what: 'the session tag of a tenant role',
    why: 'AWS asks for `sts:TagSession` beside `sts:AssumeRole`; the emulator judges the tag by the role’s trust alone.',
    covers: ({ action }) => action === 'sts:TagSession',
  },
  {
    what: 'passing on the scheduler’s role',
    why: 'EventBridge Scheduler asks for it when a schedule is made; the emulator does not.',
    covers: ({ action }) => action === 'iam:PassRole',
  },
  {
    what: 'models on Bedrock',
    why: 'The emulator has none: a workspace names one of them, and calls go to the region’s own endpoint alone.',
    covers: ({ action }) => action === 'bedrock:InvokeModel',
  },
  {
    what: 'a level of access to rows',
    why: 'Rows are granted by level (`read`, `note`, `remember`, `write`, `erase`), not action by action: within a level all is one organisation’s, audited and in transactions, and a use case may come to need the rest of it.',
    covers: ({ role, action }) => role.endsWith('-tenant') && action.startsWith('dynamodb:'),
  },
  {
    what: 'a level of access to the directory',
    why: 'The directory is granted by level as well, and to functions of identity alone beyond a partition.',
    covers: ({ action, resource }) => action.startsWith('dynamodb:') && resource.endsWith('-directory'),
  },
];

/** The reason of a grant; none where only use can be one. */
export const reasonOf = (grant: Grant): Reason | undefined => reasons.find(({ covers }) => covers(grant));
