import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { organisationRoles, workspaceRoles } from '#shared/domain/access.ts';
import { groupRoleOf, heldRoles } from '#shared/domain/group-role.ts';

test.each([
  ['promptgate:admins', 'admin'],
  ['promptgate:default:editor', 'default:editor'],
  [' Promptgate:Support_2:Viewer ', 'support_2:viewer'],
  ['promptgate:owners', ''],
  ['promptgate:default:owner', ''],
  ['promptgate:Not a slug:editor', ''],
  ['promptgate:default:editor:extra', ''],
  ['Marketing', ''],
  ['', ''],
])('a group called %s gives %s', (name, role) => {
  expect(groupRoleOf(name)).toBe(role);
});

const role = fc.constantFrom(...organisationRoles);
const workspaces = fc.dictionary(fc.constantFrom('default', 'support'), fc.constantFrom(...workspaceRoles));
const groupRole = fc.oneof(
  fc.constantFrom('', 'admin'),
  fc.tuple(fc.constantFrom('default', 'other'), fc.constantFrom(...workspaceRoles)).map((parts) => parts.join(':')),
);
const groups = fc.dictionary(fc.stringMatching(/^grp_[0-9]{2}$/), groupRole);

describe('what a member may in the end', () => {
  test('is what they were given and what their groups give, the stronger of the two', () => {
    expect(
      heldRoles({
        role: 'member',
        workspaces: { default: 'viewer', support: 'admin' },
        groups: { grp_1: 'default:editor', grp_2: 'support:viewer', grp_3: 'new:reviewer', grp_4: '' },
      }),
    ).toEqual({ role: 'member', workspaces: { default: 'editor', support: 'admin', new: 'reviewer' } });
    expect(heldRoles({ role: 'member', workspaces: {}, groups: { grp_1: 'admin' } }).role).toBe('admin');
  });

  test('is never more than admin by groups, and never less by more groups', () => {
    fc.assert(
      fc.property(role, workspaces, groups, groups, (given, named, some, more) => {
        const order = ['viewer', 'reviewer', 'editor', 'admin'];
        const before = heldRoles({ role: given, workspaces: named, groups: some });
        const after = heldRoles({ role: given, workspaces: named, groups: { ...more, ...some } });

        expect(before.role === 'owner').toBe(given === 'owner');
        expect(organisationRoles.indexOf(after.role)).toBeLessThanOrEqual(organisationRoles.indexOf(before.role));
        for (const [workspace, held] of Object.entries(before.workspaces)) {
          expect(order.indexOf(after.workspaces[workspace]!)).toBeGreaterThanOrEqual(order.indexOf(held));
        }
      }),
    );
  });

  test('does not hang on the order of the groups, and leaves no word of one that is left', () => {
    fc.assert(
      fc.property(role, workspaces, groups, (given, named, all) => {
        const backwards = Object.fromEntries(Object.entries(all).reverse());

        expect(heldRoles({ role: given, workspaces: named, groups: backwards })).toEqual(
          heldRoles({ role: given, workspaces: named, groups: all }),
        );
        expect(heldRoles({ role: given, workspaces: named, groups: {} })).toEqual({ role: given, workspaces: named });
      }),
    );
  });
});
