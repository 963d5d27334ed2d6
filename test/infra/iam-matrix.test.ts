import { describe, expect, test } from 'vitest';
import { directQueues } from '#events/subscriptions.ts';
import { functionSpecs } from '#infra/functions.ts';
import { type Grant, grantOf } from '#infra/grants.ts';
import { pascalCase } from '#infra/pascal-case.ts';
import type { TableAccess } from '#infra/statements.ts';
import { bedrockModels } from '#shared/domain/judge-model.ts';
import { type Permission, permissionsOf, trustOf } from './iam-policies.ts';
import { type Json, resourcesOf, synthesise } from './synthesise.ts';

const prod = () => synthesise('prod', 'us-east-1');
const permissions = () => permissionsOf(prod());
const allowing = (action: RegExp) =>
  permissions().filter(({ effect, actions }) => effect === 'Allow' && actions.some((each) => action.test(each)));

const tag = `\${aws:PrincipalTag/TenantId}`;

/**
 * Schedules and archives are named when they are made; Lambda lists a table's streams before it reads the present one;
 * a model is called in any region of its geography.
 */
const patterns = [
  ...bedrockModels.map((model) => `arn:aws:bedrock:us-*::foundation-model/${model}`),
  'arn:aws:scheduler:us-east-1:111122223333:schedule/promptgate-prod-schedules/*',
  'arn:aws:dynamodb:us-east-1:111122223333:table/promptgate-prod-tenants/stream/*',
  `arn:aws:scheduler:us-east-1:111122223333:schedule/promptgate-prod-schedules/${tag}-*`,
  `arn:aws:s3:::promptgate-prod-exports-111122223333-us-east-1/${tag}/*`,
];

/** Actions for which AWS knows no resource. */
const unconfined = ['scheduler:ListSchedules'];
const rolesWith = (...accesses: readonly TableAccess[]) =>
  functionSpecs.flatMap(({ name }) => (accesses.includes(grantOf(name).tenants ?? 'read') ? [`${name}-tenant`] : []));
const writesAll = new Set(rolesWith('write', 'erase'));
const requests = [`T#${tag}#IDEMPOTENCY#*`];
const counts = [`T#${tag}#LIMIT#*`, `T#${tag}#USES`];
const namesWith = (has: (grant: Grant) => unknown) =>
  functionSpecs.flatMap(({ name }) => (has(grantOf(name)) ? [name] : [])).toSorted();
const rolesOf = (granted: readonly { readonly role: string }[]) => granted.map(({ role }) => role).toSorted();
const withTenants = functionSpecs.filter(({ name }) => grantOf(name).tenants !== undefined);

describe('the roles', () => {
  test('are one for each function, named after it, without managed policies', () => {
    const roles = trustOf(prod()).filter(({ principal }) => principal === 'lambda.amazonaws.com');
    expect(roles.map(({ role }) => role).toSorted()).toEqual(functionSpecs.map(({ name }) => name).toSorted());
    for (const { managedPolicies } of roles) expect(managedPolicies).toEqual([]);
    const used = resourcesOf(prod(), 'AWS::Lambda::Function').map(({ properties }) => properties.Role['Fn::GetAtt'][0]);
    expect(new Set(used).size).toBe(functionSpecs.length);
  });

  test('name every action, and every resource that has a name beforehand', () => {
    for (const { role, actions, resources } of permissions()) {
      for (const action of actions) expect(action, role).not.toContain('*');
      if (actions.every((action) => unconfined.includes(action))) continue;
      for (const resource of resources.filter((each) => !patterns.includes(each))) {
        expect(resource, role).not.toContain('*');
      }
    }
  });

  test('call models on Bedrock where prompts are judged, and those alone that judge', () => {
    const calling = allowing(/^bedrock:/);
    expect(calling.map(({ role, actions }) => [role, actions])).toEqual([['scan-version', ['bedrock:InvokeModel']]]);
    for (const resource of calling.flatMap(({ resources }) => resources)) {
      expect(bedrockModels.some((model) => resource.endsWith(`/${model}`) || resource.endsWith(`/us.${model}`))).toBe(
        true,
      );
    }
  });

  test('send to the queues whose senders they are, and to no other', () => {
    for (const [name, { senders }] of Object.entries(directQueues)) {
      const sending = allowing(/^sqs:SendMessage$/).filter(({ resources }) =>
        resources.includes(`${pascalCase(name)}Queue`),
      );
      const known = senders.filter((each) => each === 'scheduler' || functionSpecs.some((spec) => spec.name === each));
      expect(sending.map(({ role }) => role).toSorted()).toEqual(known.toSorted());
    }
  });
});

describe('the tenants table', () => {
  test('is reached through tenant roles alone', () => {
    const reaching = permissions().filter(({ resources }) => resources.some((each) => /^Tenants(\/|$)/.test(each)));
    expect(new Set(reaching.map(({ role }) => role))).toEqual(new Set(withTenants.map(({ name }) => `${name}-tenant`)));
  });

  test('is open to a session for its own organisation’s keys, and for nothing without keys or tag', () => {
    const opening = allowing(/^dynamodb:/).filter(({ role }) => role.endsWith('-tenant'));
    expect(opening.length).toBeGreaterThanOrEqual(withTenants.length);
    for (const { role, actions, conditions } of opening) {
      const reads = actions.includes('dynamodb:Query');
      const allowed = reads || writesAll.has(role) ? [[`T#${tag}`, `T#${tag}#*`], counts] : [requests, counts];
      const { 'dynamodb:LeadingKeys': keys } = conditions['ForAllValues:StringLike'];
      expect(allowed, role).toContainEqual(keys);
      expect(conditions, role).toMatchObject({
        Null: { 'dynamodb:LeadingKeys': 'false', 'aws:PrincipalTag/TenantId': 'false' },
      });
      expect(actions.filter((each) => /Scan|PartiQL|BatchWrite/.test(each))).toEqual([]);
    }
  });

  test('is changed inside transactions alone, by functions that may write', () => {
    const writing = allowing(/^dynamodb:(Put|Update|Delete)Item$/).filter(({ role }) => role.endsWith('-tenant'));
    const inTransactions = writing.filter(({ conditions }) => conditions['ForAnyValue:StringEquals'] !== undefined);
    for (const { conditions } of inTransactions) {
      expect(conditions['ForAnyValue:StringEquals']).toEqual({ 'dynamodb:EnclosingOperation': ['TransactWriteItems'] });
    }
    expect(rolesOf(inTransactions)).toEqual(rolesWith('remember', 'write').toSorted());
  });

  test('is changed outside them where uses are counted, and by the eraser', () => {
    const alone = allowing(/^dynamodb:(Put|Update|Delete)Item$/).filter(
      ({ role, conditions }) => role.endsWith('-tenant') && conditions['ForAnyValue:StringEquals'] === undefined,
    );
    const [counting, erasing] = [
      alone.filter(({ actions }) => actions.join() === 'dynamodb:UpdateItem'),
      alone.filter(({ actions }) => actions.includes('dynamodb:DeleteItem')),
    ];
    expect(counting.length + erasing.length).toBe(alone.length);
    for (const { conditions } of counting) {
      expect(conditions['ForAllValues:StringLike']).toEqual({ 'dynamodb:LeadingKeys': counts });
    }
    expect(rolesOf(counting)).toEqual(rolesWith('note', 'remember', 'write').toSorted());
    expect(rolesOf(erasing)).toEqual(rolesWith('erase').toSorted());
  });

  test('keeps its audit trail: nobody changes or deletes an entry', () => {
    const writers = withTenants.filter(({ name }) => grantOf(name).tenants === 'write');
    const denied = permissions().filter(({ effect }) => effect === 'Deny');
    expect(denied.map(({ role }) => role).toSorted()).toEqual(writers.map(({ name }) => `${name}-tenant`).toSorted());
    for (const { actions, conditions } of denied) {
      expect(actions).toEqual(['dynamodb:DeleteItem', 'dynamodb:UpdateItem']);
      expect(JSON.stringify(conditions)).toContain(`T#${tag}#AUDIT`);
    }
  });

  test('has roles that one function may assume, with one tag, which it must give', () => {
    for (const { role, principal, actions, conditions, others } of trustOf(prod())) {
      if (!role.endsWith('-tenant')) continue;
      const name = role.replace(/-tenant$/, '');
      expect({ principal, actions, conditions, others }, role).toEqual({
        principal: `${pascalCase(name)}Role`,
        actions: ['sts:AssumeRole', 'sts:TagSession'],
        conditions: {
          StringLike: { 'aws:RequestTag/TenantId': '?*' },
          'ForAllValues:StringEquals': { 'aws:TagKeys': ['TenantId'] },
        },
        others: [],
      });
      const assuming = allowing(/^sts:/).filter(({ resources }) => resources.includes(`${pascalCase(name)}TenantRole`));
      expect(assuming.map((each) => each.role)).toEqual([name]);
    }
  });
});

test('secrets open under their own organisation’s encryption context alone', () => {
  const opening = allowing(/^kms:/)
    .filter(({ resources, actions }) => {
      return resources.includes('SecretsKey') && !actions.includes('kms:DescribeKey');
    })
    .filter(({ role }) => role.endsWith('-tenant'));
  const holders = functionSpecs.filter(({ name }) => grantOf(name).secrets);
  expect(opening.map(({ role }) => role).toSorted()).toEqual(holders.map(({ name }) => `${name}-tenant`).toSorted());
  for (const { conditions } of opening) {
    expect(conditions.StringEquals).toEqual({ 'kms:EncryptionContext:tenantId': tag });
  }
});

test('without an organisation the secrets key opens the pepper alone', () => {
  const opening = allowing(/^kms:(Decrypt|Generate)/).filter(
    ({ role, resources }) => resources.includes('SecretsKey') && !role.endsWith('-tenant'),
  );
  const holders = functionSpecs.filter(({ name }) => grantOf(name).pepper !== undefined);
  expect(rolesOf(opening)).toEqual(holders.map(({ name }) => name).toSorted());
  for (const { actions, conditions } of opening) {
    expect(actions.filter((each) => !/^kms:(Decrypt|GenerateDataKeyWithoutPlaintext)$/.test(each))).toEqual([]);
    expect(conditions).toEqual({
      StringEquals: { 'kms:EncryptionContext:purpose': 'pepper' },
      'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['purpose'] },
    });
  }
});

test('other keys are used through their services, or to sign and verify', () => {
  const direct = allowing(/^kms:/).filter(({ conditions }) => conditions.StringEquals === undefined);
  for (const { role, actions } of direct) {
    expect(
      actions.filter((each) => !/^kms:(Sign|GetPublicKey|DescribeKey)$/.test(each)),
      role,
    ).toEqual([]);
  }
});

test('tokens are signed with one key, which others may only ask for its public half', () => {
  const local = permissionsOf(synthesise('local', 'us-east-1'));
  const of = (action: string) => local.filter(({ actions }) => actions.includes(action));
  expect(rolesOf(of('kms:Sign'))).toEqual(namesWith(({ signs }) => signs));
  for (const { resources } of of('kms:Sign')) expect(resources).toEqual(['SigningKey2']);
  const verifying = of('kms:GetPublicKey').filter(({ actions }) => !actions.includes('kms:Sign'));
  expect(rolesOf(verifying)).toEqual(namesWith(({ verifies }) => verifies));
  for (const { resources } of verifying) expect(resources).toEqual(['SigningKey', 'SigningKey2']);
});

/** Each permission by itself. Production has one signing key; the local stage has a second, so that tests can change. */
const grainsOf = (all: readonly Permission[]): readonly string[] => {
  const grains = all.flatMap(({ actions, resources, ...rest }) =>
    actions.flatMap((action) => resources.map((resource) => JSON.stringify({ ...rest, action, resource }))),
  );
  const places = [
    ['promptgate-local-', 'promptgate-prod-'],
    ['"SigningKey2"', '"SigningKey"'],
  ] as const;
  const normal = (text: string) => places.reduce((so, [from, to]) => so.replaceAll(from, to), text);
  return [...new Set(grains.map(normal))].toSorted();
};

test('the local stage permits what production permits, no more and no less', () => {
  expect(grainsOf(permissionsOf(synthesise('local', 'us-east-1')))).toEqual(grainsOf(permissions()));
});

const conditionsOf = (conditions: Json): string =>
  Object.entries<Json>(conditions)
    .flatMap(([operator, keys]) =>
      Object.entries<Json>(keys).map(([key, value]) => `${operator} ${key} = ${[value].flat().join(', ')}`),
    )
    .map((line) => `\`${line}\``)
    .join('<br>');

const row = ({ role, effect, actions, resources, conditions }: Permission): string =>
  `| ${role} | ${effect} | ${actions.join('<br>')} | ${resources.join('<br>')} | ${conditionsOf(conditions)} |`;

const order = ({ role, effect, actions, resources }: Permission) => [role, effect, ...actions, ...resources].join(' ');

test('all that every role may do is written down', async () => {
  const sorted = permissions().toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  const page = [
    '# What every role may do',
    '',
    'Made from the templates of `prod` by `test/infra/iam-matrix.test.ts`; a change of permissions is a change of this page.',
    '`<function>` is the role that a Lambda runs with, `<function>-tenant` the role it assumes for one organisation.',
    'Resources have the names of their constructs.',
    '',
    '| role | effect | actions | resources | when |',
    '|---|---|---|---|---|',
    ...sorted.map(row),
    '',
  ].join('\n');
  await expect(page).toMatchFileSnapshot('../../docs/iam-matrix.md');
});
