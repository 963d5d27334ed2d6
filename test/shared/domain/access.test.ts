import { describe, expect, test } from 'vitest';
import {
  decide,
  demand,
  type OrganisationRole,
  type Permission,
  type Principal,
  permissionTable,
  type Scope,
  scopes,
  type User,
  type WorkspaceRole,
  workspaceRoles,
} from '#shared/domain/access.ts';
import { apiKeyOf, userOf } from '#test/support/world.ts';

const member = (role: WorkspaceRole) => userOf(role, { default: role });
const inOrganisation = (role: OrganisationRole): User => ({ ...(userOf(role, {}) as User), role });
const keyOf = (...held: readonly Scope[]): Principal => apiKeyOf('key_1', 'usr_1', held);

const permissions = Object.keys(permissionTable) as Permission[];
const isOrganisational = (permission: Permission) => /^(organisation|members):/.test(permission);
const workspacePermissions = permissions.filter((permission) => !isOrganisational(permission));
const organisationPermissions = permissions.filter(isOrganisational);

const allowed = (principal: Principal) =>
  workspacePermissions.filter((permission) => decide(principal, permission, 'default') === 'allowed');

describe('inside a workspace', () => {
  test('a viewer reads, and reports outcomes that carry an exposure', () => {
    expect(allowed(member('viewer'))).toEqual(['content:read', 'rollout:read', 'serving:read', 'outcome:report']);
  });

  test('an editor writes, asks for review and rolls out where nothing is protected', () => {
    expect(allowed(member('editor'))).toEqual(
      expect.arrayContaining([...allowed(member('viewer')), 'content:write', 'review:request', 'rollout:write']),
    );
    for (const permission of ['review:decide', 'rollout:protected', 'workspace:admin'] as const) {
      expect(decide(member('editor'), permission, 'default')).toBe('forbidden');
    }
  });

  test('a reviewer decides, and changes nothing', () => {
    expect(allowed(member('reviewer'))).toContain('review:decide');
    for (const permission of ['content:write', 'rollout:write', 'rollout:protected', 'workspace:admin'] as const) {
      expect(decide(member('reviewer'), permission, 'default')).toBe('forbidden');
    }
  });

  test('an admin may do everything, and so may owners and admins of the organisation in every workspace', () => {
    for (const principal of [member('admin'), inOrganisation('owner'), inOrganisation('admin')]) {
      expect(allowed(principal)).toEqual(workspacePermissions);
    }
  });

  test('a scope is a viewer, an editor without reviews and rollouts, or rollouts everywhere', () => {
    expect(allowed(keyOf('read'))).toEqual(allowed(member('viewer')));
    expect(allowed(keyOf('write'))).toEqual(
      allowed(member('editor')).filter((permission) => !['review:request', 'rollout:write'].includes(permission)),
    );
    expect(allowed(keyOf('deploy'))).toEqual([
      'rollout:read',
      'rollout:write',
      'rollout:protected',
      'outcome:report',
      'outcome:attribute',
    ]);
  });

  test('no key decides a review or administers, whatever its scopes', () => {
    for (const permission of ['review:decide', 'workspace:admin', ...organisationPermissions] as const) {
      expect(decide(keyOf(...scopes), permission, 'default')).toBe('insufficient_scope');
    }
  });

  test('scopes add up', () => {
    for (const one of scopes) {
      for (const other of scopes) {
        const both = new Set([...allowed(keyOf(one)), ...allowed(keyOf(other))]);
        expect(new Set(allowed(keyOf(one, other)))).toEqual(both);
      }
    }
  });
});

describe('outside', () => {
  const outsiders: readonly [string, Principal][] = [
    ['a member of no workspace', userOf('nobody', {})],
    ['an admin of another workspace', userOf('other', { other: 'admin' })],
    ['a key of another workspace', { ...keyOf(...scopes), workspace: 'other' } as Principal],
    ['a key without a workspace', { ...keyOf(...scopes), workspace: '' } as Principal],
  ];

  test.each(outsiders)('to %s nothing is there', (_name, principal) => {
    for (const permission of workspacePermissions) expect(decide(principal, permission, 'default')).toBe('hidden');
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'a workspace named %s grants nothing',
    (name) => {
      expect(decide(userOf('nobody', {}), 'content:read', name)).toBe('hidden');
    },
  );

  test('a permission inside a workspace without a workspace is none', () => {
    for (const permission of workspacePermissions) expect(decide(inOrganisation('owner'), permission)).toBe('hidden');
  });
});

test.each([
  ['owner', ['organisation:read', 'organisation:admin', 'organisation:own']],
  ['admin', ['organisation:read', 'organisation:admin']],
  ['member', ['organisation:read']],
] as const)('an %s of the organisation holds %j', (role, held) => {
  expect(organisationPermissions.filter((each) => decide(inOrganisation(role), each) === 'allowed')).toEqual(held);
});

test('being admin of every workspace makes nobody an admin of the organisation', () => {
  expect(decide(member('admin'), 'organisation:admin', 'default')).toBe('forbidden');
});

test('every refusal is the error that the caller may see', () => {
  expect(() => demand(member('viewer'), 'content:read', 'default')).not.toThrow();
  expect(() => demand(member('viewer'), 'content:write', 'default')).toThrow(
    expect.objectContaining({ code: 'forbidden' }),
  );
  expect(() => demand(keyOf('read'), 'content:write', 'default')).toThrow(
    expect.objectContaining({ code: 'insufficient_scope' }),
  );
  expect(() => demand(userOf('nobody', {}), 'content:read', 'default')).toThrow(
    expect.objectContaining({ code: 'not_found', message: 'There is nothing here.' }),
  );
});

test('every role of a workspace may at least read it', () => {
  for (const role of workspaceRoles) expect(decide(member(role), 'content:read', 'default')).toBe('allowed');
});
