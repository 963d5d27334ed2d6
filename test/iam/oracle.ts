import { type DirectQueue, directQueues } from '#events/subscriptions.ts';
import { pascalCase } from '#infra/pascal-case.ts';
import { type Call, intruder, type Principal, type Step } from './calls.ts';

/** Whose row a partition key names; nobody's when it is no key of an organisation. */
const ownerOf = (key: string): string | undefined => /^T#([^#]*)(?:#|$)/.exec(key)?.[1];

/** Partitions whose rows may change outside a transaction: rate limits, and when something was used last. */
const isUnaudited = (key: string): boolean => /^T#[^#]*#(?:LIMIT#|USES$)/.test(key);
const isAudit = (key: string): boolean => /^T#[^#]*#AUDIT(?:#|$)/.test(key);

const changes: ReadonlySet<string> = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem']);

/** The rows that a call touches, one by one; the parts of a batch are as those of a transaction here. */
const stepsOf = (call: Call): readonly Pick<Step, 'table' | 'key'>[] => {
  if (call.kind === 'transaction') return call.steps;
  return call.kind === 'rows' ? call.keys.map((key) => ({ table: call.table, key })) : [];
};
const touches = (call: Call, table: string): boolean =>
  (call.kind === 'rows' && call.table === table) || stepsOf(call).some((step) => step.table === table);

/** Whoever named no organisation has none: nothing is its own. */
const isOwn = ({ tag }: Principal, organisation: string | undefined): boolean =>
  tag !== undefined && organisation === tag;

/** The one who deletes all that an organisation has when its time is over: row by row, its audit trail with it. */
const isErasing = ({ role }: Principal, operation: string): boolean =>
  role === 'erase-organisation-tenant' && operation === 'DeleteItem';

const isTenantRole = (role: string): boolean => role.endsWith('-tenant');
const infrastructure =
  /:(?:Create|Delete|Update|Put|Set|Purge|Remove|Schedule|Disable|Cancel)\w*(?:Table|Queue|Key|KeyDeletion|Bus|Rule|Targets|Role|Policy|Function|Group|Bucket|Alias|Backup|Attributes|Account|User)$/;

const sendersOf = (queue: string | undefined): readonly string[] | undefined =>
  Object.entries<DirectQueue>(directQueues).find(([name]) => `${pascalCase(name)}Queue` === queue)?.[1].senders;

/** Lists that IAM confines to no resource. They name streams, and schedules without what these will say. */
const lists: ReadonlySet<string> = new Set(['dynamodb:ListStreams', 'scheduler:ListSchedules']);

/** The key of an object in a bucket. */
const objectOf = (resource: string): string | undefined => /^arn:aws:s3:::[^/]+\/(.*)$/.exec(resource)?.[1];

/** What nobody may ever do, each in a line: by intent alone, without a look at any policy. */
export const laws: Readonly<Record<string, (call: Call) => boolean>> = {
  'what is ours is closed to every other account': (call) =>
    call.principal.role === intruder && !(call.kind === 'other' && call.construct === undefined),
  'a row is its organisation’s alone': (call) =>
    stepsOf(call).some(({ table, key }) => table === 'Tenants' && !isOwn(call.principal, ownerOf(key))),
  'rows of organisations are reached through tenant roles alone': (call) =>
    touches(call, 'Tenants') && !isTenantRole(call.principal.role),
  'nobody reads or writes rows without naming their keys': (call) => call.kind === 'rows' && call.keys.length === 0,
  'a session of an organisation does not reach the directory': (call) =>
    touches(call, 'Directory') && isTenantRole(call.principal.role),
  'nothing changes outside a transaction, where its audit entry is': (call) =>
    call.kind === 'rows' &&
    call.table === 'Tenants' &&
    changes.has(call.operation) &&
    !isErasing(call.principal, call.operation) &&
    !(call.operation === 'UpdateItem' && call.keys.every(isUnaudited)),
  'an audit entry is neither changed nor deleted': (call) =>
    (call.kind === 'transaction' &&
      call.steps.some(
        ({ operation, key }) =>
          /^(?:Update|Delete)/.test(operation) && isAudit(key) && !isErasing(call.principal, operation),
      )) ||
    (call.kind === 'rows' &&
      changes.has(call.operation) &&
      !isErasing(call.principal, call.operation) &&
      call.table === 'Tenants' &&
      call.keys.some(isAudit)),
  'a session opens secrets in the name of its own organisation alone': (call) =>
    call.kind === 'key' &&
    call.key === 'SecretsKey' &&
    isTenantRole(call.principal.role) &&
    call.operation !== 'DescribeKey' &&
    !isOwn(call.principal, call.context['tenantId']),
  'without a session of an organisation nobody opens its secrets': (call) =>
    call.kind === 'key' &&
    call.key === 'SecretsKey' &&
    !isTenantRole(call.principal.role) &&
    call.context['tenantId'] !== undefined,
  'keys of tables and messages are used through their services': (call) =>
    call.kind === 'key' && /^(?:Data|Messages)Key$/.test(call.key) && call.via === undefined,
  'a tenant role is taken on by its own function, for one organisation by name': (call) =>
    call.kind === 'assume' &&
    (`${call.principal.role}-tenant` !== call.role ||
      !call.tags['TenantId'] ||
      Object.keys(call.tags).some((tag) => tag !== 'TenantId')),
  'nobody has the tenants table as a whole': (call) =>
    call.kind === 'other' && call.construct === 'Tenants' && !call.resource.includes('/stream/'),
  'nobody touches what Promptgate did not make': (call) =>
    call.kind === 'other' &&
    call.construct === undefined &&
    call.principal.role !== intruder &&
    !lists.has(call.action),
  'nobody changes what the template made': (call) =>
    call.kind === 'other' && call.construct !== undefined && infrastructure.test(call.action),
  'an archive is in its organisation’s own folder': (call) =>
    call.kind === 'other' && objectOf(call.resource)?.startsWith(`${call.principal.tag}/`) === false,
  'a session takes back its own organisation’s schedules alone': (call) =>
    call.kind === 'other' &&
    isTenantRole(call.principal.role) &&
    /:schedule\/[^/]+\//.test(call.resource) &&
    !call.resource.includes(`/${call.principal.tag}-`),
  'a queue has its own senders': (call) =>
    call.kind === 'other' &&
    call.action === 'sqs:SendMessage' &&
    sendersOf(call.construct)?.includes(call.principal.role) === false,
  'a queue is emptied by its own worker': (call) =>
    call.kind === 'other' &&
    call.construct !== undefined &&
    /^sqs:(?:ReceiveMessage|DeleteMessage|ChangeMessageVisibility)$/.test(call.action) &&
    call.construct !== `${pascalCase(call.principal.role)}Queue`,
};

/** The law that a call would break. */
export const lawAgainst = (call: Call): string | undefined =>
  Object.entries(laws).find(([, forbids]) => forbids(call))?.[0];

const isNamed = ({ tag }: Principal): boolean => /^org_[0-9A-Z]+$/.test(tag ?? '');
const reads: ReadonlySet<string> = new Set(['GetItem', 'BatchGetItem', 'Query']);

/** What a function cannot do its work without: policies that refuse everything would keep every law. */
export const mustPass = (call: Call): boolean => {
  if (call.kind === 'assume') return lawAgainst(call) === undefined;
  if (call.kind !== 'rows' || call.table !== 'Tenants' || !reads.has(call.operation)) return false;
  return isNamed(call.principal) && lawAgainst(call) === undefined;
};
