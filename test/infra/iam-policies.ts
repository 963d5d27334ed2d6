import { type Assembly, type Json, resourcesOf } from './synthesise.ts';

/** One statement of one role, with resources by the names that a reader knows. */
export type Permission = {
  /** The role's name without the stage's and region's prefix: a function's name, or that and `-tenant`. */
  readonly role: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: Json;
};

const prefix = /^promptgate-(?:local|dev|prod)-(?:us-east-1|eu-west-1)-/;
const list = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);
const withoutHash = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');

/** Names what an intrinsic function of CloudFormation stands for, across stacks: `Tenants/index/list`. */
const namer = ({ templates }: Assembly) => {
  const outputs = Object.values(templates).flatMap(({ Outputs = {} }) => Object.values<Json>(Outputs));
  const exported = new Map(outputs.map(({ Export, Value }) => [Export?.Name, Value]));
  const nameOf = (value: Json): string => {
    if (typeof value === 'string') return value;
    if ('Fn::ImportValue' in value) return nameOf(exported.get(value['Fn::ImportValue']));
    if ('Fn::Join' in value) return value['Fn::Join'][1].map(nameOf).join(value['Fn::Join'][0]);
    if ('Ref' in value) return withoutHash(value.Ref);
    const [id, attribute] = value['Fn::GetAtt'];
    return `${withoutHash(id)}${attribute === 'Arn' ? '' : `.${attribute}`}`;
  };
  return nameOf;
};

const rolesOf = (assembly: Assembly) =>
  resourcesOf(assembly, 'AWS::IAM::Role').filter(({ properties }) => prefix.test(properties.RoleName ?? ''));

/** Every statement of every role of Promptgate, inline or attached. */
export const permissionsOf = (assembly: Assembly): readonly Permission[] => {
  const nameOf = namer(assembly);
  const attached = resourcesOf(assembly, 'AWS::IAM::Policy');
  return rolesOf(assembly).flatMap(({ stack, id, properties }) => {
    const inline = (properties.Policies ?? []).map(({ PolicyDocument }: Json) => PolicyDocument);
    const own = attached.filter((each) => each.stack === stack && each.properties.Roles[0].Ref === id);
    const documents = [...inline, ...own.map((each) => each.properties.PolicyDocument)];
    return documents.flatMap(({ Statement }) =>
      Statement.map((statement: Json) => ({
        role: properties.RoleName.replace(prefix, ''),
        effect: statement.Effect,
        actions: list<string>(statement.Action).toSorted(),
        resources: list<Json>(statement.Resource).map(nameOf).toSorted(),
        conditions: statement.Condition ?? {},
      })),
    );
  });
};

/** Whom each role of Promptgate trusts. */
export const trustOf = (assembly: Assembly) => {
  const nameOf = namer(assembly);
  return rolesOf(assembly).map(({ properties }) => {
    const [statement, ...others] = properties.AssumeRolePolicyDocument.Statement;
    const { Service, AWS } = statement.Principal;
    return {
      role: properties.RoleName.replace(prefix, ''),
      managedPolicies: properties.ManagedPolicyArns ?? [],
      principal: Service ?? nameOf(AWS),
      actions: list<string>(statement.Action),
      conditions: statement.Condition ?? {},
      others,
    };
  });
};
