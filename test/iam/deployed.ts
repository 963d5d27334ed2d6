import { type Assembly, type Json, resourcesOf } from '#test/infra/assembly.ts';

/** A role as IAM has it: names resolved, nothing left of CloudFormation. */
export type Role = {
  /** Without the stage's and region's prefix: a function's name, that and `-tenant`, or `scheduler`. */
  readonly name: string;
  readonly arn: string;
  /** The policies that it has, inline and attached. */
  readonly policies: readonly Json[];
  readonly trust: Json;
};

export type Resource = {
  readonly type: string;
  /** Its construct's name, such as `Tenants`. */
  readonly id: string;
  /** What `Ref` gives: a table's name, a queue's URL. */
  readonly name: string;
  readonly arn: string;
  /** Its own policy, if it has one. */
  readonly policy?: Json;
};

export type Deployed = {
  readonly account: string;
  readonly region: string;
  readonly roles: readonly Role[];
  readonly resources: readonly Resource[];
};

export type Place = {
  readonly account: string;
  readonly region: string;
  /** The physical id of a resource where the template gives it no name, keys above all. */
  readonly physicalId?: (stack: string, logicalId: string) => string | undefined;
};

const promptgateRole = /^promptgate-(?:local|dev|prod)-(?:[a-z]+-[a-z]+-\d)-/;
const withoutHash = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');
const nameProperties = ['TableName', 'QueueName', 'RoleName', 'FunctionName', 'LogGroupName', 'BucketName', 'Name'];

type Namer = (name: string, place: Place) => string;

/** How ARNs are made of names; any other type's resource is named by its construct. */
const arns: Readonly<Record<string, Namer>> = {
  'AWS::DynamoDB::GlobalTable': (name, { region, account }) => `arn:aws:dynamodb:${region}:${account}:table/${name}`,
  'AWS::KMS::Key': (name, { region, account }) => `arn:aws:kms:${region}:${account}:key/${name}`,
  'AWS::SQS::Queue': (name, { region, account }) => `arn:aws:sqs:${region}:${account}:${name}`,
  'AWS::IAM::Role': (name, { account }) => `arn:aws:iam::${account}:role/${name}`,
  'AWS::Events::EventBus': (name, { region, account }) => `arn:aws:events:${region}:${account}:event-bus/${name}`,
  'AWS::Logs::LogGroup': (name, { region, account }) => `arn:aws:logs:${region}:${account}:log-group:${name}:*`,
  'AWS::Lambda::Function': (name, { region, account }) => `arn:aws:lambda:${region}:${account}:function:${name}`,
  'AWS::SNS::Topic': (name, { region, account }) => `arn:aws:sns:${region}:${account}:${name}`,
  'AWS::S3::Bucket': (name) => `arn:aws:s3:::${name}`,
  'AWS::Scheduler::ScheduleGroup': (name, { region, account }) =>
    `arn:aws:scheduler:${region}:${account}:schedule-group/${name}`,
};

/** What a policy hangs on, by the type of the resource that carries it. */
const holders: Readonly<Record<string, string>> = {
  'AWS::SQS::QueuePolicy': 'Queues',
  'AWS::SNS::TopicPolicy': 'Topics',
  'AWS::S3::BucketPolicy': 'Bucket',
};

const resolver = ({ templates }: Assembly, place: Place) => {
  const exported = new Map<string, { readonly stack: string; readonly value: Json }>();
  for (const [stack, { Outputs = {} }] of Object.entries(templates)) {
    for (const { Export, Value } of Object.values<Json>(Outputs)) exported.set(Export?.Name, { stack, value: Value });
  }
  const nameOf = (stack: string, id: string): string => {
    const given = nameProperties.map((name) => templates[stack]?.Resources[id]?.Properties?.[name]).find(Boolean);
    const name = typeof given === 'string' ? given : given && resolve(stack, given);
    return name ?? place.physicalId?.(stack, id) ?? withoutHash(id);
  };
  const arnOf = (stack: string, id: string): string => {
    const type = templates[stack]?.Resources[id]?.Type ?? '';
    const service = type.split('::')[1]?.toLowerCase();
    const fallback: Namer = (name, { region, account }) => `arn:aws:${service}:${region}:${account}:${name}`;
    return (arns[type] ?? fallback)(nameOf(stack, id), place);
  };
  const attribute = (stack: string, id: string, name: string): string => {
    if (name === 'Arn' || name.endsWith('Arn')) {
      return name === 'StreamArn' ? `${arnOf(stack, id)}/stream/2026-11-21T08:00:00.000` : arnOf(stack, id);
    }
    return nameOf(stack, id);
  };
  const pseudo: Readonly<Record<string, string>> = {
    'AWS::AccountId': place.account,
    'AWS::Region': place.region,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
  };
  const resolve = (stack: string, value: Json): Json => {
    if (Array.isArray(value)) return value.map((each) => resolve(stack, each));
    if (typeof value !== 'object' || value === null) return value;
    if ('Ref' in value) return pseudo[value.Ref] ?? nameOf(stack, value.Ref);
    if ('Fn::GetAtt' in value) return attribute(stack, value['Fn::GetAtt'][0], value['Fn::GetAtt'][1]);
    if ('Fn::Join' in value) return resolve(stack, value['Fn::Join'][1]).join(value['Fn::Join'][0]);
    if ('Fn::ImportValue' in value) {
      const found = exported.get(value['Fn::ImportValue']);
      if (!found) throw new Error(`No stack exports ${value['Fn::ImportValue']}.`);
      return resolve(found.stack, found.value);
    }
    const unknown = Object.keys(value).find((key) => key.startsWith('Fn::'));
    if (unknown) throw new Error(`A policy uses ${unknown}, which nothing here resolves.`);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolve(stack, each)]));
  };
  return { resolve, nameOf, arnOf };
};

/** What an assembly is once it is deployed: every role with its policies and trust, every resource with its own. */
export const deployed = (assembly: Assembly, place: Place): Deployed => {
  const { resolve, nameOf, arnOf } = resolver(assembly, place);
  const attached = resourcesOf(assembly, 'AWS::IAM::Policy');
  const roles = resourcesOf(assembly, 'AWS::IAM::Role')
    .filter(({ stack, id }) => promptgateRole.test(nameOf(stack, id)))
    .map(({ stack, id, properties }): Role => {
      const inline = (properties.Policies ?? []).map(({ PolicyDocument }: Json) => PolicyDocument);
      const own = attached.filter((each) => each.stack === stack && each.properties.Roles[0].Ref === id);
      return {
        name: nameOf(stack, id).replace(promptgateRole, ''),
        arn: arnOf(stack, id),
        policies: [...inline, ...own.map((each) => each.properties.PolicyDocument)].map((each) => resolve(stack, each)),
        trust: resolve(stack, properties.AssumeRolePolicyDocument),
      };
    });
  const policies = Object.entries(holders).flatMap(([type, holder]) =>
    resourcesOf(assembly, type).flatMap(({ stack, properties }) =>
      [properties[holder]].flat().map((each: Json) => ({
        on: resolve(stack, each) as string,
        document: resolve(stack, properties.PolicyDocument),
      })),
    ),
  );
  const resources = Object.entries(assembly.templates).flatMap(([stack, { Resources }]) =>
    Object.entries(Resources)
      .filter(([, { Type }]) => Object.hasOwn(arns, Type))
      .map(([id, { Type, Properties }]): Resource => {
        const name = nameOf(stack, id);
        const key = Properties?.KeyPolicy && resolve(stack, Properties.KeyPolicy);
        const policy = key ?? policies.find(({ on }) => on === name)?.document;
        return { type: Type, id: withoutHash(id), name, arn: arnOf(stack, id), ...(policy && { policy }) };
      }),
  );
  return { account: place.account, region: place.region, roles, resources };
};
