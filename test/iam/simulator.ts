import {
  createValidatedPolicy,
  validateIdentityPolicy,
  validateResourcePolicy,
  validateTrustPolicy,
} from '@cloud-copilot/iam-policy';
import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import type { Json } from '#test/infra/assembly.ts';
import { type Call, intruder, type Principal } from './calls.ts';
import type { Deployed } from './deployed.ts';

/** What IAM judges of a call: a transaction is one judgement for each of its steps. */
type Judgement = {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string | string[]>>;
};

const otherAccount = '999988887777';
const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

const valid = (name: string, document: Json, validate: Parameters<typeof createValidatedPolicy>[1]) => {
  const policy = createValidatedPolicy(document, validate, { name });
  if (policy.errors.length > 0) throw new Error(`${name} is no valid policy: ${JSON.stringify(policy.errors)}`);
  return policy;
};

const judgementsOf = ({ resources, roles }: Deployed, call: Call): readonly Judgement[] => {
  const arnOf = (id: string): string => resources.find((each) => each.id === id)?.arn ?? `no ${id}`;
  if (call.kind === 'rows') {
    const table = arnOf(call.table);
    return [
      {
        action: `dynamodb:${call.operation}`,
        resource: call.index === undefined ? table : `${table}/index/${call.index}`,
        context: call.keys.length === 0 ? {} : { 'dynamodb:LeadingKeys': [...call.keys] },
      },
    ];
  }
  if (call.kind === 'transaction') {
    return call.steps.map(({ operation, table, key }) => ({
      action: `dynamodb:${operation}`,
      resource: arnOf(table),
      context: { 'dynamodb:LeadingKeys': [key], 'dynamodb:EnclosingOperation': [call.enclosing] },
    }));
  }
  if (call.kind === 'key') {
    const pairs = Object.entries(call.context);
    const context = {
      ...Object.fromEntries(pairs.map(([key, value]) => [`kms:EncryptionContext:${key}`, value])),
      ...(pairs.length > 0 && { 'kms:EncryptionContextKeys': pairs.map(([key]) => key) }),
      ...(call.via !== undefined && { 'kms:ViaService': call.via }),
    };
    return [{ action: `kms:${call.operation}`, resource: arnOf(call.key), context }];
  }
  if (call.kind === 'assume') {
    const tags = Object.entries(call.tags);
    const context = {
      ...Object.fromEntries(tags.map(([key, value]) => [`aws:RequestTag/${key}`, value])),
      ...(tags.length > 0 && { 'aws:TagKeys': tags.map(([key]) => key) }),
    };
    const resource = roles.find(({ name }) => name === call.role)?.arn ?? '';
    const actions = tags.length > 0 ? ['sts:AssumeRole', 'sts:TagSession'] : ['sts:AssumeRole'];
    return actions.map((action) => ({ action, resource, context }));
  }
  return [{ action: call.action, resource: call.resource, context: {} }];
};

/** `@cloud-copilot/iam-simulate` as the judge of calls under a template's policies: whether it lets a call pass. */
export const simulator = (deployed: Deployed): ((call: Call) => boolean) => {
  const { account, roles, resources } = deployed;
  const identity = new Map(
    roles.map(({ name, policies }) => [
      name,
      policies.map((policy, index) => ({ name: `${index}`, policy: valid(name, policy, validateIdentityPolicy) })),
    ]),
  );
  identity.set(intruder, [{ name: 'all', policy: valid(intruder, everything, validateIdentityPolicy) }]);
  const resourcePolicies = new Map([
    ...roles.map(({ arn, trust }) => [arn, valid(arn, trust, validateTrustPolicy)] as const),
    ...resources.flatMap(({ arn, policy }) =>
      policy ? [[arn, valid(arn, policy, validateResourcePolicy)] as const] : [],
    ),
  ]);
  const arns = new Map(roles.map(({ name, arn }) => [name, arn]));

  const callerOf = ({ role, tag }: Principal) => {
    const arn = arns.get(role) ?? `arn:aws:iam::${otherAccount}:role/${role}`;
    const session = `${arn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/session`;
    return {
      principal: session,
      context: {
        'aws:PrincipalArn': arn,
        'aws:PrincipalAccount': arn.split(':')[4] ?? '',
        'aws:SecureTransport': 'true',
        ...(tag !== undefined && { 'aws:PrincipalTag/TenantId': tag }),
      },
    };
  };

  return (call) => {
    const caller = callerOf(call.principal);
    return judgementsOf(deployed, call).every(({ action, resource, context }) => {
      const resourcePolicy = resourcePolicies.get(resource);
      const result = runUnsafeSimulation(
        {
          request: {
            principal: caller.principal,
            action,
            resource: { resource, accountId: /^arn:aws:[^:]*:[^:]*:(\d{12}):/.exec(resource)?.[1] ?? account },
            contextVariables: { ...caller.context, ...context },
          },
          identityPolicies: identity.get(call.principal.role) ?? [],
          serviceControlPolicies: [],
          resourceControlPolicies: [],
          ...(resourcePolicy && { resourcePolicy }),
        },
        {},
      );
      return result === 'Allowed';
    });
  };
};
